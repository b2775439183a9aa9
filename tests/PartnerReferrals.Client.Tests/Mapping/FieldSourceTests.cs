using System;
using System.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>What a map can say in data, without code: first of several columns, joined, by pattern, by table, constant, default.</summary>
public sealed class FieldSourceTests
{
    public static TheoryData<string, string?, string?, string?> Tables => new()
    {
        // what it is about, the field's entry, cells A and B, what Notes becomes
        { "Column=A", "one", "two", "one" },
        { "Column=A,B", "one", "two", "one" },
        { "Column=A,B", " ", "two", "two" },
        { "Column=A,B", null, null, null },
        { "Column=A,B;Separator=, ", "one", "two", "one, two" },
        { "Column=A,B;Separator=, ", "", "two", "two" },
        { "Column=A;Replace=^x-,", "X-one", "", "one" },
        { "Column=A;Replace=^x-", "x-one", "", "one" },
        { "Column=A;Replace=(\\w+) (\\w+),$2 $1,b,p", "a b", "", "p a" },
        { "Column=A;Values=one:first,two:second", "One ", "", "first" },
        { "Column=A;Values=one:first", "three", "", "three" },
        { "Column=A;Values=one:first;Otherwise=other", "three", "", "other" },
        { "Column=A;Values=one:first;Otherwise=other", "", "", null },
        { "Column=A;Values=one:", "one", "", null },
        { "Column=A;Replace=^\\d-,;Values=one:first", "1-one", "", "first" },
        { "Value=always", "one", "two", "always" },
        { "Column=A;Default=nothing said", "one", "", "one" },
        { "Column=A;Default=nothing said", "", "two", "nothing said" },
        { "Default=nothing said", "one", "two", "nothing said" },
        { "column=a;default=any case", "one", "", "one" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_field_comes_from_where_its_entry_says(string entry, string? a, string? b, string? expected)
    {
        var mapped = Mapper(new PropertyMapEntry("Notes", Entry(entry))).Map(Rows.Row(("A", a), ("B", b), ("Name", "n")));

        Assert.Empty(mapped.Faults);
        Assert.Equal(expected, mapped.Referral.Notes);
        Assert.DoesNotContain(mapped.UnknownNames, name => name.Name == (entry.Contains('B', StringComparison.Ordinal) ? "B" : "A") && entry.Contains("Column", StringComparison.Ordinal));
    }

    [Fact]
    public void A_word_that_the_table_does_not_list_and_that_becomes_nothing_is_a_warning()
    {
        var fault = Assert.Single(Mapper(new PropertyMapEntry("SalesStage", Entry("Column=A;Values=Won:100;Otherwise="))).Map(Rows.Row(("A", "Discovery"), ("Name", "n"))).Faults);

        Assert.Equal(("ValueNotInMap", FaultSeverity.Warning, "A", "Discovery"), (fault.Code, fault.Severity, fault.Column, fault.Value));
    }

    [Theory]
    [InlineData("ContactEmail", false)]
    [InlineData("CustomerProfile.Team[0].LastName", false)]
    [InlineData("Team", false)]
    [InlineData("Notes", true)]
    public void A_persons_word_is_not_shown(string field, bool isShown)
    {
        var fault = Mapper(new PropertyMapEntry(field, Entry("Column=A;Values=x:y;Otherwise="))).Map(Rows.Row(("A", "Frei"), ("Name", "n"))).Faults.First(f => f.Code == "ValueNotInMap");
        Assert.Equal(isShown ? "Frei" : null, fault.Value);
        Assert.Equal(isShown, fault.Message.Contains("Frei", StringComparison.Ordinal));

        // Nor what a script says, which may repeat it.
        Assert.Equal(isShown, PropertyMap.ScriptFailed(field, "'Frei' is no number.").Message.Contains("Frei", StringComparison.Ordinal));
    }

    [Fact]
    public void A_fault_names_the_column_that_the_value_came_from()
    {
        var fault = Assert.Single(Mapper(new PropertyMapEntry("Country", Entry("Column=A,B"))).Map(Rows.Row(("A", ""), ("B", "Atlantis"))).Faults);

        Assert.Equal(("B", "Atlantis", "InvalidCountry"), (fault.Column, fault.Value, fault.Code));
    }

    [Fact]
    public void Typed_cells_pass_as_they_are_and_as_text_where_text_is_looked_at()
    {
        var mapper = Mapper(
            new PropertyMapEntry("ClosingDate", Entry("Column=A")),
            new PropertyMapEntry("DealValue", Entry("Column=B")),
            new PropertyMapEntry("Notes", Entry("Column=A,B;Separator= / ")));

        Rows.AssertJson(
            "{'details':{'closingDateTime':'2027-11-30T00:00:00Z','dealValue':42000.5,'notes':'2027-11-30 / 42000.5'}}",
            mapper.Map(Rows.Row(("A", new DateTime(2027, 11, 30)), ("B", 42000.5))));
    }

    [Fact]
    public void Parameters_are_stronger_than_the_defaults_of_a_map_and_the_row_is_stronger_than_both()
    {
        var mapper = Mapper(new PropertyMapEntry("Notes", Entry("Default=map")), new PropertyMapEntry("City", Entry("Value=map")));
        string? Notes(InputObject row, InputObject? parameters) => mapper.Map(row, parameters).Referral.Notes;

        Assert.Equal("map", Notes(Rows.Row(("Name", "n")), null));
        Assert.Equal("parameter", Notes(Rows.Row(("Name", "n")), Rows.Row(("Notes", "parameter"))));
        Assert.Equal("row", Notes(Rows.Row(("Notes", "row")), Rows.Row(("Notes", "parameter"))));
        Assert.Equal("map", mapper.Map(Rows.Row(("Name", "n"), ("City", "row")), Rows.Row(("City", "parameter"))).Referral.CustomerProfile?.Address?.City);
    }

    [Fact]
    public void A_field_that_a_map_puts_together_comes_from_nowhere_else()
    {
        var mapper = Mapper(new PropertyMapEntry("Country", Entry("Column=Billing Country")), new PropertyMapEntry("Type", ""));

        Rows.AssertJson(
            "{'customerProfile':{'address':{'country':'CH'}},'name':'n'}",
            mapper.Map(Rows.Row(("Country", "DE"), ("Customer Country", "FR"), ("Billing Country", "CH"), ("Type", "New Business"), ("Name", "n"))));
    }

    [Fact]
    public void Of_alternatives_one_has_to_be_there()
    {
        var mapper = Mapper(new PropertyMapEntry("City", Entry("Column=A,B")));

        Assert.Empty(mapper.Map(Rows.Row(("B", "Zug"))).UnknownNames);
        Assert.Equal(["A", "B"], mapper.Map(Rows.Row(("Name", "n"))).UnknownNames.Select(name => name.Name));
    }

    [Fact]
    public void A_row_of_ignored_columns_is_an_empty_row() =>
        Assert.Equal(["EmptyInput"], Mapper(new PropertyMapEntry("Owner", "")).Map(Rows.Row(("Owner", "x"), ("Name", ""))).Codes());

    [Theory]
    [InlineData("Colum=A", "Did you mean 'Column'?")]
    [InlineData("Column=", "@{ Column = 'Your column' }")]
    [InlineData("", "@{ Column = 'Your column' }")]
    [InlineData("Column=A;Value=x", "write Default")]
    [InlineData("Separator=x;Default=y", "Column = 'Your column'")]
    [InlineData("Column=A;Otherwise=x", "Values")]
    [InlineData("Column=A;Values=x", "Values = @{")]
    [InlineData("Column=A;Replace=(", "about_Regular_Expressions")]
    [InlineData("Column=A;Replace=a,b,c", "Replace = 'pattern', 'replacement'")]
    [InlineData("Column=A;Default=a,b", "Default = '…'")]
    public void An_entry_that_makes_no_sense_says_what_would(string entry, string hint)
    {
        var fault = Assert.Single(PropertyMapReader.Read([new("Notes", Entry(entry))], out var map));

        Assert.Equal(("InvalidPropertyMapEntry", "Notes"), (fault.Code, fault.Column));
        Assert.Contains(hint, fault.Hint, StringComparison.Ordinal);
        Assert.Empty(map.Sources);
    }

    [Fact]
    public void An_entry_for_a_field_that_does_not_exist_names_the_nearest()
    {
        var fault = Assert.Single(PropertyMapReader.Read([new("Citty", Entry("Column=A"))], out _));

        Assert.Equal("UnknownPropertyMapTarget", fault.Code);
        Assert.Contains("'City'", fault.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_culture_is_no_column()
    {
        Assert.Empty(PropertyMapReader.Read([new("Culture", "de-DE"), new("A", "Name")], out var map));

        Assert.Equal("de-DE", map.Culture);
        Assert.Equal(["A"], map.Columns);
    }

    [Fact]
    public void Of_two_maps_the_later_holds_for_its_columns_and_fields()
    {
        PropertyMapLayer ready = new([new("Description", "Notes"), new("A", "Name"), new("City", Entry("Column=B")), new("C", "")]) { BuiltInName = "Ready" };
        PropertyMapLayer own = new([new("Notes", Entry("Column=D")), new("B", "State"), new("C", "CustomerName")]);

        Assert.Empty(PropertyMapReader.Merge([ready, own], out var map));
        Rows.AssertJson(
            "{'name':'a','customerProfile':{'address':{'state':'b'},'name':'c'},'details':{'notes':'d'}}",
            new ReferralMapper(new MapperOptions { DefaultType = null, PropertyMap = map }).Map(
                Rows.Row(("A", "a"), ("B", "b"), ("C", "c"), ("D", "d"))));
    }

    [Fact]
    public void Columns_of_a_ready_made_map_may_be_missing_unless_all_are()
    {
        PropertyMapReader.Merge([new PropertyMapLayer([new("A", "Name"), new("B", "Notes")]) { BuiltInName = "Ready" }], out var map);
        var mapper = new ReferralMapper(new MapperOptions { PropertyMap = map });

        Assert.Empty(mapper.Map(Rows.Row(("A", "x"))).UnknownNames);
        Assert.StartsWith("The map Ready knows none of these columns.", Assert.Single(mapper.Map(Rows.Row(("Name", "x"))).UnknownNames).Message, StringComparison.Ordinal);
    }

    private static ReferralMapper Mapper(params PropertyMapEntry[] entries)
    {
        Assert.Empty(PropertyMapReader.Read(entries, out var map));
        return new ReferralMapper(new MapperOptions { DefaultType = null, PropertyMap = map });
    }

    // Column=A,B;Values=x:y,p:q
    private static InputObject Entry(string text) => Rows.Row([.. text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part =>
    {
        var (word, value) = (part.Split('=', 2)[0], part.Split('=', 2)[1]);
        return (word, Value(word, value));
    })]);

    private static object? Value(string word, string value) => word switch
    {
        "Separator" => value,
        "Values" when value.Contains(':', StringComparison.Ordinal) => Rows.Row([.. value.Split(',').Select(pair => (pair.Split(':')[0], (object?)pair.Split(':')[1]))]),
        _ when value.Contains(',', StringComparison.Ordinal) => value.Split(',').Cast<object?>().ToList(),
        _ => value,
    };
}
