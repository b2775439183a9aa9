using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace PartnerReferrals.Hostile.Tests.Creating;

/// <summary>
/// The short form of the campaigns; <c>dotnet run --project tests/HostileCampaigns</c> plays hundreds. The seeds of the environment variable
/// HOSTILE_SEEDS, such as <c>17,42</c>, are played instead of the usual ones.
/// </summary>
public sealed class CampaignTests
{
    public static IEnumerable<TheoryDataRow<int>> Seeds =>
        (Environment.GetEnvironmentVariable("HOSTILE_SEEDS") is { Length: > 0 } wanted
            ? wanted.Split(',').Select(seed => int.Parse(seed, CultureInfo.InvariantCulture))
            : Enumerable.Range(1, 20)).Select(seed => new TheoryDataRow<int>(seed));

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Whatever_a_service_does_each_row_is_held_once_and_what_is_said_of_it_is_true(int seed)
    {
        var result = await Campaign.PlayAsync(seed);
        Assert.True(result.Findings.Count == 0, result.ToString());
    }
}
