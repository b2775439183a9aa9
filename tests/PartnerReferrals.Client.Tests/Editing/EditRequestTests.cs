using System;
using System.Globalization;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Editing;

namespace PartnerReferrals.Client.Tests.Editing;

/// <summary>What the caller knows of a referral, and whether what stands there is newer.</summary>
public sealed class EditRequestTests
{
    /// <summary>The version that is named, the one of what was piped, and the one there.</summary>
    [Theory]
    [InlineData("1", null, "1", false)]
    [InlineData("1", null, "2", true)]
    [InlineData(null, "1", "1", false)]
    [InlineData(null, "1", "2", true)]
    [InlineData("1", "2", "1", false)]
    [InlineData("1", "2", "2", true)]
    public void A_version_is_older_than_any_other(string? named, string? piped, string now, bool isOlder)
    {
        var request = New(eTag: named, current: piped is null ? null : Deals.Active(json => json["eTag"] = piped));
        Assert.True(request.KnowsState);
        Assert.Equal(isOlder, request.IsOlderThan(Deals.Active(json => json["eTag"] = now)));
    }

    /// <summary>A time as a spreadsheet keeps it, to the minute or the second, and when it was changed.</summary>
    [Theory]
    [InlineData("2026-05-20T10:00:00Z", "2026-05-20T10:00:00Z", false)]
    [InlineData("2026-05-20T10:00:00Z", "2026-05-20T10:00:59.9999999Z", false)]
    [InlineData("2026-05-20T10:00:00Z", "2026-05-20T10:01:00Z", true)]
    [InlineData("2026-05-20T10:00:07Z", "2026-05-20T10:00:07.9999999Z", false)]
    [InlineData("2026-05-20T10:00:07Z", "2026-05-20T10:00:08Z", true)]
    [InlineData("2026-05-20T10:00:07.5Z", "2026-05-20T10:00:07.5Z", false)]
    [InlineData("2026-05-20T10:00:07.5Z", "2026-05-20T10:00:07.5000001Z", true)]
    [InlineData("2026-05-20T10:00:07.5Z", "2026-05-20T10:00:07.4999999Z", false)]
    [InlineData("2026-05-20T10:00:00Z", null, false)]
    public void A_time_is_older_than_a_later_one_as_exactly_as_it_was_kept(string known, string? updated, bool isOlder)
    {
        var request = New(updatedAt: DateTimeOffset.Parse(known, CultureInfo.InvariantCulture));
        Assert.True(request.KnowsState);
        Assert.Equal(isOlder, request.IsOlderThan(Deals.Active(json => json["updatedDateTime"] = updated is null ? JValue.CreateNull() : updated)));
    }

    [Fact]
    public void A_version_says_more_than_a_time_and_without_both_nothing_is_newer()
    {
        var now = Deals.Active(json => json["updatedDateTime"] = "2026-06-01T00:00:00Z");
        Assert.False(New(eTag: "\"1\"", updatedAt: DateTimeOffset.MinValue).IsOlderThan(now));
        var knowsNothing = New();
        Assert.False(knowsNothing.KnowsState);
        Assert.False(knowsNothing.IsOlderThan(now));
    }

    /// <summary>The version that an earlier change of the same row left.</summary>
    [Theory]
    [InlineData(null, true)]
    [InlineData("\"1\"", false)]
    [InlineData("\"2\"", true)]
    public void What_an_earlier_change_of_ones_own_left_is_no_news(string? left, bool isOlder)
    {
        var first = New(eTag: "\"0\"", updatedAt: Deals.Now, force: true);
        var request = first.After(left);
        Assert.Equal(isOlder, request.IsOlderThan(Deals.Active()));
        Assert.Equal((first.Id, first.Edit, first.ETag, first.UpdatedAt, first.Force, first.ReturnRepresentation), (request.Id, request.Edit, request.ETag, request.UpdatedAt, request.Force, request.ReturnRepresentation));
    }

    [Theory]
    [InlineData("Bluewater", "Bluewater (x)")]
    [InlineData("", "x")]
    [InlineData(null, "x")]
    public void It_is_called_by_its_name_where_it_has_one(string? name, string called) =>
        Assert.Equal(called, New(current: Deals.Active(json => json["name"] = name is null ? JValue.CreateNull() : name)).DisplayName);

    private static EditRequest New(string? eTag = null, Referral? current = null, DateTimeOffset? updatedAt = null, bool force = false) => new()
    {
        Id = "x",
        Current = current,
        ETag = eTag,
        UpdatedAt = updatedAt,
        Force = force,
        ReturnRepresentation = true,
        Edit = FieldEdit.Read([Deals.Set("DealValue", 7)]),
    };
}
