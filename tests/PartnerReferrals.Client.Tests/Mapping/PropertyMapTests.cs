using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>The user's own columns.</summary>
public sealed class PropertyMapTests
{
    [Fact]
    public void A_column_stands_for_any_name_of_the_table()
    {
        var mapper = Mapper(("Kunde", "CustomerName"), ("Ort", "customerProfile.address.city"), ("Domain", "Attributes[CustomerDomainName]"), ("Name", "Notes"));

        var mapped = mapper.Map(Rows.Row(("kunde", "Bluewater"), ("ORT ", "Zug"), ("Domain", "bluewater.example"), ("Name", "not the name")));

        Rows.AssertJson(
            "{'customerProfile':{'name':'Bluewater','address':{'city':'Zug'}},'details':{'requirements':{'additionalRequirements':{'attributes':[{'type':'CustomerDomainName','id':'bluewater.example'}]}},'notes':'not the name'}}",
            mapped);
        Assert.Empty(mapped.UnknownNames);
    }

    [Fact]
    public void Defaults_go_by_the_tables_names()
    {
        var mapped = Mapper(("Name", "Notes")).Map(Rows.Row(("Name", "a note")), Rows.Row(("Name", "a name")));

        Rows.AssertJson("{'details':{'notes':'a note'},'name':'a name'}", mapped);
    }

    [Fact]
    public void A_fault_names_the_users_column()
    {
        var fault = Assert.Single(Mapper(("Land", "Country")).Map(Rows.Row(("Land", "Helvetia"))).Faults);

        Assert.Equal("Land", fault.Column);
        Assert.Equal("CustomerProfile.Address.Country", fault.Field);
        Assert.StartsWith("Land: ", fault.ToString());
    }

    [Fact]
    public void An_unknown_target_is_an_error_with_the_nearest_name()
    {
        var fault = Assert.Single(PropertyMapReader.Read([new("Land", "Countri"), new("Ort", "City")], out var map));

        Assert.Equal("UnknownPropertyMapTarget", fault.Code);
        Assert.Contains("'Country'", fault.Hint);
        Assert.Equal("Land", fault.Column);
        Assert.Equal(["Ort"], map.Columns);
    }

    [Fact]
    public void A_later_map_takes_a_column_away_again()
    {
        PropertyMapLayer Layer(params (string Column, string? Target)[] entries) => new([.. entries.Select(e => new PropertyMapEntry(e.Column, e.Target))]);
        Assert.Empty(PropertyMapReader.Merge([Layer(("Kunde", "CustomerName"), ("Ort", "City")), Layer(("Firma", "CustomerName"), ("Ort", "Name"))], out var map));
        var mapper = new ReferralMapper(new MapperOptions { DefaultType = null, PropertyMap = map });

        Rows.AssertJson("{'customerProfile':{'name':'B'},'name':'Zug'}", mapper.Map(Rows.Row(("Firma", "B"), ("Ort", "Zug"))));
        Assert.Equal(["Firma", "Ort"], map.Columns.Order());
    }

    [Fact]
    public void A_mapped_column_the_input_lacks_is_told()
    {
        var unknown = Assert.Single(Mapper(("Kunde", "CustomerName")).Map(Rows.Row(("Kunden", "x"), ("Name", "n"))).UnknownNames, u => u.Name == "Kunde");

        Assert.Equal("Kunden", unknown.Nearest);
        Assert.NotNull(unknown.Reason);
    }

    private static ReferralMapper Mapper(params (string Column, string Target)[] map)
    {
        Assert.Empty(PropertyMapReader.Read(map.Select(m => new PropertyMapEntry(m.Column, m.Target)), out var propertyMap));
        return new ReferralMapper(new MapperOptions { DefaultType = null, PropertyMap = propertyMap });
    }
}
