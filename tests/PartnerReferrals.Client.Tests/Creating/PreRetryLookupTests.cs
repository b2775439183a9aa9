using System;
using System.Globalization;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Creating;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Creating;

/// <summary>What is looked for before a create is sent again that the service said it did not make.</summary>
public sealed class PreRetryLookupTests : IDisposable
{
    private const string Engagement = "22222222-2222-2222-2222-222222222222";

    private readonly TestClock _clock = new();
    private readonly FakeService _service;
    private readonly ReferralClient _client;
    private readonly ReferralOwnership _ownership;
    private readonly CancellationTokenSource _disposed = new();
    private readonly PreRetryLookup _lookup;

    public PreRetryLookupTests()
    {
        _service = new FakeService(_clock);
        _client = TestClients.Over(_service, _clock);
        _ownership = new ReferralOwnership(_clock, TimeSpan.FromMinutes(1));
        _lookup = new PreRetryLookup(_client, new RequestContext(), new ReconcileOptions(), _ownership, _disposed.Token);
    }

    public void Dispose()
    {
        _disposed.Dispose();
        _client.Dispose();
    }

    /// <summary>The one listed by name, customer and minute of its creation; the create in flight beside it by name. What was sent is "Deal" of this customer, in minute zero.</summary>
    [Theory]
    [InlineData("Deal", null, 1, "", "found")]
    [InlineData("Deal", null, 1, "Other", "found")]
    [InlineData("Deal", null, 1, "Deal", "perhaps")]
    [InlineData("Deal", null, -10, "", "perhaps")]
    [InlineData("Deal", null, -10, "Deal", "repeat")]
    [InlineData("Deal", null, -4320, "", "repeat")]
    [InlineData("Deal", "Another", 1, "", "repeat")]
    [InlineData("Other", null, 1, "", "repeat")]
    [InlineData("De", null, 1, "", "perhaps")]
    [InlineData("De", null, 1, "Deal", "perhaps")]
    [InlineData("De", null, 1, "De", "repeat")]
    public async Task It_is_taken_where_it_is_certain_and_sent_again_only_where_nothing_may_be_it(string name, string? customer, int minute, string inFlight, string outcome)
    {
        var listed = Commit(name, minute, customer);
        if (inFlight.Length > 0)
        {
            _ownership.Begin(PayloadFingerprint.Of(TestClients.Deal(inFlight)), () => null);
        }

        Assert.Equal((outcome == "found" ? listed : null, outcome == "repeat"), await TakeAsync(Sent()));
        Assert.Equal(outcome == "found", _ownership.IsClaimed(listed));
    }

    [Fact]
    public async Task All_of_the_newest_are_looked_at_and_what_belongs_to_a_row_is_left_to_it()
    {
        var oldest = Commit("Deal", 1);
        var mine = Commit("Deal", 2);
        var claimed = Commit("Deal", 3);
        Commit("Other", 4);
        _ownership.TryClaim(claimed);
        Assert.Equal((mine, false), await TakeAsync(Sent()));
        Assert.Equal((oldest, false), await TakeAsync(Sent()));
        Assert.Equal((null, true), await TakeAsync(Sent()));
    }

    [Theory]
    [InlineData("", "repeat")]
    [InlineData("partner", "repeat")]
    [InlineData("unknown", "perhaps")]
    [InlineData("msft", "found")]
    [InlineData("unknown msft", "found")]
    public async Task Microsofts_is_looked_for_in_its_engagement(string listed, string outcome)
    {
        string? microsofts = null;
        foreach (var owner in listed.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            _service.Touch = json =>
            {
                json["engagementId"] = Engagement;
                json["organizationId"] = owner == "msft" ? "msft" : null;
                json["target"] = owner == "partner" ? new JArray(new JObject { ["id"] = "another" }) : null;
            };
            var id = _service.Commit(TestClients.Deal().ToJson())["id"]!.ToString();
            microsofts = owner == "msft" ? id : microsofts;
        }

        Assert.Equal((outcome == "found" ? microsofts : null, outcome == "repeat"), await TakeAsync(Sent(ReferralLeg.Microsoft)));
        Assert.All(_service.Requests, seen => Assert.Contains(Engagement, Uri.UnescapeDataString(seen.Address.Query), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(nameof(ReferralLeg.Own))]
    [InlineData(nameof(ReferralLeg.Microsoft))]
    public async Task The_list_is_asked_for_once_as_who_asks_waits_and_asks_again(string leg)
    {
        _service.Intercept = _ => Answers.Message(HttpStatusCode.ServiceUnavailable, "", "text/plain");
        await Assert.ThrowsAsync<ReferralApiException>(() => TakeAsync(Sent(Enum.Parse<ReferralLeg>(leg))));
        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task Who_stops_waits_no_longer_for_the_list()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _service.Latency = _ =>
        {
            asked.TrySetResult();
            return answer.Task;
        };
        using var stop = new CancellationTokenSource();
        var stopped = _lookup.TakeAsync(Sent(), stop.Token);
        await asked.Task;
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
        answer.SetResult();
    }

    private InDoubtCreate Sent(ReferralLeg leg = ReferralLeg.Own) => new()
    {
        Fingerprint = PayloadFingerprint.Of(TestClients.Deal()),
        Leg = leg,
        EngagementId = leg == ReferralLeg.Microsoft ? Engagement : null,
        SentAt = TestClock.Start,
        Time = SendTime.Here(TimeSpan.Zero, TimeSpan.Zero, _clock),
        InFlight = _ownership.Begin(PayloadFingerprint.Of(TestClients.Deal()), () => null),
    };

    private string Commit(string name, int minute, string? customer = null)
    {
        var deal = TestClients.Deal(name);
        deal.CustomerProfile!.Name = customer ?? deal.CustomerProfile.Name;
        _service.Touch = json => json["createdDateTime"] = json["updatedDateTime"] = TestClock.Start.AddMinutes(minute).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return _service.Commit(deal.ToJson())["id"]!.ToString();
    }

    /// <summary>The create ends with it.</summary>
    private async Task<(string? Found, bool MayRepeat)> TakeAsync(InDoubtCreate inDoubt)
    {
        using (inDoubt.InFlight)
        {
            var (found, mayRepeat) = await _lookup.TakeAsync(inDoubt, TestContext.Current.CancellationToken);
            return (found?.Id, mayRepeat);
        }
    }
}
