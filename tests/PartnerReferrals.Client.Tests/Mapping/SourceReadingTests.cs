using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>What one entry of a map reads off a row, what maps take from one another, and what is said of entries and scripts.</summary>
public sealed class SourceReadingTests
{
    private static readonly FieldPath Notes = FieldTable.Find("Notes")!;

    public static TheoryData<object, string> TypedCells => new()
    {
        { true, "Yes" }, { false, "No" }, { new DateTime(2027, 11, 30), "2027-11-30" }, { new DateTime(2027, 11, 30, 13, 5, 9), "2027-11-30T13:05:09" }, { 42.5, "42.5" }, { " x ", "x" },
    };

    [Theory]
    [MemberData(nameof(TypedCells))]
    public void Patterns_and_tables_see_what_people_see(object cell, string text)
    {
        var row = new Dictionary<string, object?> { ["A"] = cell };

        Assert.Equal(new("A", $"<{text}>"), Source(replacements: [new(new("^(.*)$"), "<$1>")]).Read(row));
        Assert.Equal(new("A", "found"), Source(values: new Dictionary<string, object?> { [text] = "found" }).Read(row));
        Assert.Equal(new("A + B", $"{text}|b"), Source(columns: ["A", "B"], separator: "|").Read(new Dictionary<string, object?>(row) { ["B"] = "b" }));

        // Where nothing is looked at, it stays what it is.
        Assert.Equal(new("A", cell), Source().Read(row));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("|")]
    public void Of_empty_columns_the_first_is_named(string? separator)
    {
        var source = Source(columns: ["A", "B"], separator: separator);

        Assert.Equal(new("A", null), source.Read(new Dictionary<string, object?> { ["A"] = " ", ["B"] = null }));
        Assert.Equal(new("A", null), source.Read(new Dictionary<string, object?>()));
        Assert.Equal(new("B", "b"), source.Read(new Dictionary<string, object?> { ["B"] = "b" }));
    }

    [Fact]
    public void A_word_that_the_table_lacks_stays_or_becomes_what_the_entry_says()
    {
        var row = new Dictionary<string, object?> { ["A"] = "odd" };
        var values = new Dictionary<string, object?> { ["even"] = "e" };

        Assert.Equal(new("A", "odd"), Source(values: values).Read(row));
        Assert.Equal(new("A", "else", false, "odd"), Source(values: values, otherwise: "else", hasOtherwise: true).Read(row));
        Assert.Equal(new("A", "", true, "odd"), Source(values: values, otherwise: "", hasOtherwise: true).Read(row));
        Assert.Equal(new("Notes", "constant"), new FieldSource { Path = Notes, Name = "Notes", Value = "constant" }.Read(row));
    }

    [Fact]
    public void A_source_that_loses_a_column_keeps_everything_else()
    {
        var source = Source(columns: ["A", "B", "C"], separator: "|", replacements: [new(new("x"), "y")], values: new Dictionary<string, object?> { ["b|c"] = "v" }, otherwise: "o", hasOtherwise: true).Without("a");

        Assert.Equal(["B", "C"], source.Columns);
        Assert.Equal(("Notes", Notes, "|", true, "o", 1), (source.Name, source.Path, source.Separator, source.HasOtherwise, source.Otherwise, source.Replacements.Count));
        Assert.Equal(new("B + C", "v"), source.Read(new Dictionary<string, object?> { ["A"] = "a", ["B"] = "b", ["C"] = "c" }));
    }

    [Fact]
    public void A_later_map_takes_single_columns_from_the_fields_of_an_earlier_one()
    {
        PropertyMapLayer earlier = new([new("Notes", Entry(("Column", new List<object?> { "A", "B" }))), new("City", Entry(("Column", "C"))), new("State", Entry(("Default", "ZG")))]) { BuiltInName = "Ready" };

        Assert.Empty(PropertyMapReader.Merge([earlier, new([new("a", "Name"), new("C", "CustomerName"), new("State", "PostalCode"), new("Z", "State")])], out var map));
        Assert.Equal(["B"], Assert.Single(map.Sources).Columns);
        Assert.Empty(map.Defaults.Fields);
        Assert.Equal("Ready", map.BuiltInName);
        Assert.Equal([["a"], ["C"], ["State"], ["Z"]], map.Expected.Select(columns => columns.ToArray()).OrderBy(columns => columns[0], StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Only_columns_that_the_user_wrote_are_expected()
    {
        PropertyMapLayer ready = new([new("A", "Name"), new("City", Entry(("Column", "B")))]) { BuiltInName = "Ready" };
        PropertyMapLayer own = new([new("Notes", Entry(("Column", new List<object?> { "C", "D" }))), new("E", "State"), new("F", ""), new("PostalCode", Entry(("Value", "6300")))]);

        Assert.Empty(PropertyMapReader.Merge([ready, own], out var map));
        Assert.Equal(["C,D", "E"], map.Expected.Select(columns => string.Join(",", columns)).Order());
        Assert.Equal("A,B,C,D,E,F", string.Join(",", map.Columns.Order()));
    }

    [Fact]
    public void A_map_says_of_a_column_whether_it_names_uses_or_ignores_it()
    {
        Assert.Empty(PropertyMapReader.Read([new("A", "Name"), new("B", ""), new("Notes", Entry(("Column", "C")))], out var map));
        string Of(string column) => $"{map.Names(column)} {map.Ignores(column)} {map.Find(column)?.Text}";

        Assert.Equal("True False Name", Of(" a "));
        Assert.Equal("True True ", Of(" b "));
        Assert.Equal("True False ", Of(" c "));
        Assert.Equal("False False ", Of("D"));
        Assert.Null(map.Find(null!));
        Assert.Equal((true, false), (map.Supplies(Notes), map.Supplies(FieldTable.Find("Name")!)));
        Assert.Empty(PropertyMap.Empty.Columns);
    }

    [Theory]
    [InlineData("Kunde", "Custmer Name", "The property map sends 'Kunde' to 'Custmer Name', which is not a known name.", "Did you mean 'CustomerName'?")]
    [InlineData("Kunde", "Zzzzzzzzzz", "The property map sends 'Kunde' to 'Zzzzzzzzzz', which is not a known name.", "Use a name such as CustomerName, ")]
    public void An_unknown_target_is_told_with_its_column(string column, string target, string message, string hint)
    {
        var fault = Assert.Single(PropertyMapReader.Read([new(column, target)], out _));

        Assert.Equal((column, target, target, message), (fault.Column, fault.Field, fault.Value, fault.Message));
        Assert.StartsWith(hint, fault.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_computed_field_that_does_not_exist_and_a_list_are_told()
    {
        Assert.Equal("The property map computes 'Zzzzzzzzzz', which is not a known name.", Assert.Single(PropertyMapReader.Read([new("Zzzzzzzzzz", Entry(("Column", "A")))], out _)).Message);
        Assert.Contains("A list means nothing here.", Assert.Single(PropertyMapReader.Read([new("Name", new List<object?> { "A", "B" })], out var map)).Message, StringComparison.Ordinal);
        Assert.Empty(map.Columns);
    }

    [Theory]
    [InlineData("Notes", "Details.Notes", "Notes")]
    [InlineData("Details.Notes", "Details.Notes", null)]
    [InlineData("Nobody's", "Nobody's", "Nobody's")]
    public void A_script_that_fails_is_told_of_its_field_and_row(string name, string field, string? column)
    {
        var fault = PropertyMap.ScriptFailed(name, "no such thing", new InputObject { Row = 3, Line = 9 });

        Assert.Equal((field, column, 3L, 9L, "Its script block failed: no such thing"), (fault.Field, fault.Column, fault.Row, fault.Line, fault.Message));
        Assert.Equal((0L, null), (PropertyMap.ScriptFailed(name, "x").Row, PropertyMap.ScriptFailed(name, "x").Line));
        Assert.True(PropertyMap.ScriptFailed(name, new string('x', 1000)).Message.Length is > 200 and < 300);
    }

    private static FieldSource Source(
        string[]? columns = null, string? separator = null, KeyValuePair<Regex, string>[]? replacements = null, Dictionary<string, object?>? values = null, object? otherwise = null, bool hasOtherwise = false) => new()
    {
        Path = Notes,
        Name = "Notes",
        Columns = columns ?? ["A"],
        Separator = separator,
        Replacements = replacements ?? [],
        Values = values,
        Otherwise = otherwise,
        HasOtherwise = hasOtherwise,
    };

    private static InputObject Entry(params (string Word, object? Value)[] words) => Rows.Row(words);
}
