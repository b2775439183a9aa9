using System;
using System.Linq;
using PartnerReferrals.Client.Tests.Creating;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Errors;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

/// <summary>Runs whose token expires, is refused, or cannot be had any more.</summary>
public sealed class RunSignInTests : IDisposable
{
    private readonly TestClock _clock = new();
    private readonly FakeService _service;
    private readonly TempFolder _folder = new();

    public RunSignInTests() => _service = new FakeService(_clock) { ListingDelay = TimeSpan.FromSeconds(60) };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_revoked_sign_in_ends_the_run_with_the_rest_not_sent()
    {
        _service.Intercept = seen => _service.Referrals.Count >= 10 ? Answers.Message(System.Net.HttpStatusCode.Unauthorized, "", "text/plain") : null;
        using var journal = Journal.Open(_folder.File("run.jsonl"), "s", _clock);
        var driver = new RunDriver(_service, _clock) { ThrottleLimit = 2 };
        var outcomes = driver.Run(journal, RunDriver.Rows(100));
        Assert.IsType<ReferralApiException>(driver.StopReason);
        Assert.Equal(_service.Referrals.Count, outcomes.Count(o => o.State == RowState.Created));
        Assert.Equal(100 - _service.Referrals.Count, outcomes.Count(o => o.State == RowState.NotSent));
        Assert.DoesNotContain(outcomes, o => o.Error is not null);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void After_a_lost_sign_in_no_other_row_is_tried(int afterRows)
    {
        var tokens = new TestTokens { GoneFrom = afterRows + 1 };
        var driver = new RunDriver(_service, _clock) { ThrottleLimit = 1, Tokens = tokens };
        var outcomes = driver.Run(null, RunDriver.Rows(20));
        Assert.Equal("PartnerReferral.Auth.Revoked", Assert.IsType<AuthenticationException>(driver.StopReason).ErrorId);
        Assert.Equal(afterRows + 1, tokens.Asked);
        Assert.Equal(afterRows, _service.Posts);
        Assert.Equal((afterRows, 20 - afterRows), (outcomes.Count(o => o.State == RowState.Created), outcomes.Count(o => o.State == RowState.NotSent)));

        // The run says it once.
        Assert.DoesNotContain(outcomes, o => o.Error is not null);
    }

    [Fact]
    public void After_a_token_that_is_refused_twice_no_other_row_is_tried()
    {
        _service.Intercept = _ => Answers.Message(System.Net.HttpStatusCode.Unauthorized, "", "text/plain");
        var driver = new RunDriver(_service, _clock) { ThrottleLimit = 1 };
        driver.Run(null, RunDriver.Rows(20));
        Assert.IsType<ReferralApiException>(driver.StopReason);

        // Those at work may learn one after the other that the first token is refused; the second is tried once.
        Assert.InRange(_service.Posts, 2, 5);
        Assert.Single(_service.Requests, r => r.Header("Authorization") == "Bearer token-2");
    }

    [Fact]
    public void A_token_that_expires_in_the_middle_is_not_noticed()
    {
        var tokens = new TestTokens();
        _service.Intercept = seen => seen.Header("Authorization") == "Bearer token-1" && _service.Referrals.Count >= 5 ? Answers.Message(System.Net.HttpStatusCode.Unauthorized, "", "text/plain") : null;
        var outcomes = new RunDriver(_service, _clock) { Tokens = tokens }.Run(null, RunDriver.Rows(50));
        Assert.All(outcomes, o => Assert.Equal(RowState.Created, o.State));
        Assert.Equal(50, _service.Referrals.Select(r => r["name"]!.ToString()).Distinct().Count());
        Assert.Equal(50, _service.Referrals.Count);
    }
}
