using System;
using System.Linq;
using PartnerReferrals.Mapping;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>What is said of columns that are not sent.</summary>
public sealed class UnknownNameTests
{
    [Theory]
    [InlineData("Citty", null, "City", "'Citty' is not a known name and is not sent. Did you mean 'City'?")]
    [InlineData("Shoe size", null, null, "'Shoe size' is not a known name and is not sent.")]
    [InlineData("Region", "It says nothing.", null, "'Region' is not sent. It says nothing.")]
    [InlineData("Region", "It says nothing.", "Reason", "'Region' is not sent. It says nothing.")]
    public void One_name_has_a_sentence_of_its_own(string name, string? reason, string? nearest, string expected)
    {
        var unknown = new UnknownName(name, nearest, reason);

        Assert.Equal(expected, unknown.Message);
        Assert.Equal([expected], UnknownName.Messages([unknown]));
    }

    [Fact]
    public void Names_of_one_reason_are_named_together_in_their_order()
    {
        var messages = UnknownName.Messages([new("B", null, "Why."), new("X", "Y"), new("A", "Z", "Why."), new("C", null, "Other.")]).ToList();

        Assert.Equal(["'B', 'A' are not sent. Why.", "'X' is not a known name and is not sent. Did you mean 'Y'?", "'C' is not sent. Other."], messages);
        Assert.Empty(UnknownName.Messages([]));
    }

    [Fact]
    public void A_name_that_is_a_persons_data_is_masked()
    {
        Assert.DoesNotContain("anna.frei@bluewater.example", new UnknownName("anna.frei@bluewater.example", null).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("anna.frei", string.Concat(UnknownName.Messages([new("anna.frei@bluewater.example", null, "Why."), new("B", null, "Why.")])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ETag", null)]
    [InlineData("UpdatedDateTime", null)]
    [InlineData("Id", null)]
    [InlineData("Name", null)]
    [InlineData("CreatedDateTime", "'CreatedDateTime' is not sent. Only the service sets that.")]
    [InlineData("Registrations[].Contract.Value", "'Registrations[].Contract.Value' is not sent. Register-PartnerReferral registers deals.")]
    [InlineData("Citty", "'Citty' is not a known name and is not sent. Did you mean 'City'?")]
    public void A_column_means_a_field_nothing_or_something_that_is_not_sent(string name, string? message)
    {
        var resolved = ResolvedName.Of(name, null);

        Assert.Equal(message, resolved.Unknown?.Message);
        Assert.Equal(name is "Id" or "Name", resolved.Path is not null);
        Assert.Equal(name is not "Citty", ResolvedName.IsKnown(name, null));
    }

    [Fact]
    public void What_a_map_names_is_known_and_an_ignored_column_is_no_name_of_the_table()
    {
        Assert.Empty(PropertyMapReader.Read([new("Kunde", "CustomerName"), new("City", ""), new("Stamp", "CreatedDateTime")], out var map));

        Assert.Equal(["True", "True", "True", "True", "False"], new[] { "Kunde", " city ", "Stamp", "Name", "Kunden" }.Select(name => ResolvedName.IsKnown(name, map).ToString()));
        Assert.Equal("CustomerProfile.Name", ResolvedName.Of("Kunde", map).Path?.Text);
        Assert.Equal((null, null), (ResolvedName.Of("City", map).Path, ResolvedName.Of("City", map).Unknown));
        Assert.Equal("'Stamp' is not sent. Only the service sets that.", ResolvedName.Of("Stamp", map).Unknown?.Message);
    }
}
