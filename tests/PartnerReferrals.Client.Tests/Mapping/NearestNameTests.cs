using PartnerReferrals.KnownValues;

namespace PartnerReferrals.Client.Tests.Mapping;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "", 3)]
    [InlineData("country", "countri", 1)]
    [InlineData("country", "cuontry", 1)]
    [InlineData("country", "contry", 1)]
    [InlineData("country", "ccountry", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ca", "abc", 3)]
    public void Distance_counts_edits_and_swaps(string left, string right, int distance)
    {
        Assert.Equal(distance, NearestName.Distance(left, right));
        Assert.Equal(distance, NearestName.Distance(right, left));
    }

    [Theory]
    [InlineData("Contry", "Country")]
    [InlineData("currncy", "Currency")]
    [InlineData("Cuty", null)]
    [InlineData("Countryman", null)]
    [InlineData("x", null)]
    [InlineData("Completely different", null)]
    public void Only_what_comes_near_is_suggested(string name, string? nearest) =>
        Assert.Equal(nearest, NearestName.Of(name, ["City", "Country", "Currency", "Duty"]));
}
