using System.Linq;
using PartnerReferrals.Mapping;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>What a map names and an input lacks.</summary>
public sealed class HeaderCheckTests
{
    [Theory]
    [InlineData("A,B", true)]
    [InlineData("A", false)]
    [InlineData("A,B,C", false)]
    [InlineData("B,A", false)]
    [InlineData("A,b", false)]
    [InlineData("X,B", false)]
    public void It_holds_for_rows_with_just_the_same_columns(string columns, bool isOf) =>
        Assert.Equal(isOf, new HeaderCheck(Row("A,B"), Map()).IsOf(Row(columns)));

    [Theory]
    [InlineData("Kunde,Ort", "")]
    [InlineData(" KUNDE ,ort", "")]
    [InlineData("Kunden,Ort", "Kunde:Kunden")]
    [InlineData("X1,Y2", "Kunde:,Ort:")]
    public void A_column_that_the_input_lacks_is_named_with_the_nearest_it_has(string columns, string missing)
    {
        var check = new HeaderCheck(Row(columns), Map(("Kunde", "CustomerName"), ("Ort", "City")));

        Assert.Equal(missing, string.Join(",", check.Missing.Select(name => $"{name.Name}:{name.Nearest}")));
        Assert.All(check.Missing, name => Assert.Equal($"'{name.Name}' is not sent. The property map names it, but the input has no such column.", name.Message));
    }

    [Theory]
    [InlineData("Kunde", 0)]
    [InlineData("kunde ,Ort", 0)]
    [InlineData("Firma", 1)]
    public void A_ready_made_map_is_told_only_where_none_of_its_columns_is_there(string columns, int told)
    {
        PropertyMapReader.Merge([new PropertyMapLayer([new("Kunde", "CustomerName"), new("Ort", "City")]) { BuiltInName = "Ready" }], out var map);

        Assert.Equal(told, new HeaderCheck(Row(columns), map).Missing.Count(name => name.Message.StartsWith("The map Ready knows none of these columns.", System.StringComparison.Ordinal)));
        Assert.Equal(told, new HeaderCheck(Row(columns), map).Missing.Count);
    }

    private static PartnerReferrals.Mapping.Input.InputObject Row(string columns) => Rows.Row([.. columns.Split(',').Select(column => (column, (object?)"x"))]);

    private static PropertyMap Map(params (string Column, string Target)[] entries)
    {
        Assert.Empty(PropertyMapReader.Read(entries.Select(entry => new PropertyMapEntry(entry.Column, entry.Target)), out var map));
        return map;
    }
}
