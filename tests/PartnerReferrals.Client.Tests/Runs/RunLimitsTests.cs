using System;
using System.Linq;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Errors;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

/// <summary>When a run ends by itself: as many errors as are allowed, or a service that cannot be reached.</summary>
public class RunLimitsTests
{
    private readonly RunCancellation _stop = new();

    // Rows in their order: away (not sent, with an error), unsent (without one), lost (of unknown outcome), answered.
    [Theory]
    [InlineData("away*7", false)]
    [InlineData("away*8", true)]
    [InlineData("away*7 answered away*7", false)]
    [InlineData("away*7 answered away*8", true)]
    [InlineData("away*7 lost away*1", true)]
    [InlineData("away*7 unsent away*1", true)]
    [InlineData("unsent*20", false)]
    [InlineData("lost*20", false)]
    public void Eight_rows_in_succession_that_did_not_reach_the_service_end_the_run(string rows, bool isStopped)
    {
        var limits = New(maxErrors: null);
        foreach (var part in rows.Split(' ').Select(part => part.Split('*')))
        {
            for (var row = 0; row < (part.Length > 1 ? int.Parse(part[1]) : 1); row++)
            {
                limits.Evaluate(
                    new ReferralRunOutcome
                    {
                        Row = 1,
                        Key = "k",
                        State = part[0] switch { "away" or "unsent" => RowState.NotSent, "lost" => RowState.Unknown, _ => RowState.Created },
                        Error = part[0] is "away" or "lost" ? Error(part[0]) : null,
                    },
                    wasAnswered: part[0] == "answered");
            }
        }

        Assert.Equal(isStopped, _stop.IsRequested);
        Assert.Equal(isStopped ? "PartnerReferral.Run.ServiceAway" : null, (_stop.Reason as RunStoppedException)?.ErrorId);
        Assert.Equal(isStopped ? "away" : null, _stop.Reason?.InnerException?.Message);
    }

    [Theory]
    [InlineData(5, 2, 1, 1, 1, true)]
    [InlineData(5, 4, 1, 0, 0, true)]
    [InlineData(5, 0, 0, 5, 0, true)]
    [InlineData(5, 0, 1, 0, 4, true)]
    [InlineData(5, 0, 1, 0, 5, true)]
    [InlineData(6, 2, 1, 1, 1, false)]
    [InlineData(null, 2, 1, 1, 1, false)]
    public void Rows_refused_lost_or_failed_before_they_came_end_the_run_together(int? maxErrors, int rejected, int unknown, int outside, int before, bool isStopped)
    {
        var counters = new RunCounters(new TestClock());
        var limits = New(maxErrors, before, counters);
        for (var row = 0; row < outside; row++)
        {
            limits.AddFailure(Error("outside"));
        }

        for (var row = 0; row < rejected + unknown; row++)
        {
            var state = row < rejected ? RowState.Rejected : RowState.Unknown;
            counters.Add(state);
            limits.Evaluate(new ReferralRunOutcome { Row = 1, Key = "k", State = state, Error = Error("inside") }, wasAnswered: true);
        }

        Assert.Equal(isStopped ? "PartnerReferral.Run.TooManyErrors" : null, (_stop.Reason as RunStoppedException)?.ErrorId);
        Assert.Equal(isStopped, _stop.IsRequested);
        Assert.Equal(isStopped ? rejected + unknown > 0 ? "inside" : "outside" : null, _stop.Reason?.InnerException?.Message);
    }

    [Fact]
    public void A_row_that_ended_well_is_no_reason_to_stop()
    {
        var counters = new RunCounters(new TestClock());
        counters.Add(RowState.Rejected);
        New(1, 0, counters).Evaluate(new ReferralRunOutcome { Row = 1, Key = "k", State = RowState.Created }, wasAnswered: true);
        Assert.False(_stop.IsRequested);
    }

    [Fact]
    public void The_first_reason_to_stop_is_the_one_that_is_told()
    {
        _stop.Request();
        Assert.Equal((true, null), (_stop.IsRequested, _stop.Reason));
        Assert.True(_stop.Token.IsCancellationRequested);
        var first = Error("first");
        _stop.Request(first);
        _stop.Request(Error("second"));
        _stop.Request();
        Assert.Same(first, _stop.Reason);
    }

    [Fact]
    public void A_reason_alone_stops_the_run()
    {
        _stop.Request(Error("why"));
        Assert.True(_stop.IsRequested);
    }

    private static ConnectionException Error(string message) => new("PartnerReferral.Connection.Lost", message, "Wait.");

    private RunLimits New(int? maxErrors, long before = 0, RunCounters? counters = null) =>
        new(new ReferralRunOptions { MaxErrors = maxErrors, ErrorsBefore = before }, counters ?? new RunCounters(new TestClock()), _stop);
}
