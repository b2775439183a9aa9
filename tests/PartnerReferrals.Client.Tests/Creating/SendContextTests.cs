using System;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Creating;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Creating;

/// <summary>What comes along from one leg of a deal to the other.</summary>
public class SendContextTests
{
    private static readonly Guid Id = new("6f0d2a1e-8a57-4b0e-9d0b-5f1c2f0c7a11");

    [Fact]
    public void The_same_limits_and_listeners_hold_for_another_leg()
    {
        using var stop = new CancellationTokenSource();
        var context = new SendContext
        {
            Request = new RequestContext
            {
                Limiter = new ConcurrencyLimiter(3),
                Observer = new Observer(),
                Retry = new RetryOptions(),
                AttemptTimeout = TimeSpan.FromSeconds(7),
                NoNewAttempts = stop.Token,
            },
            Log = new Log(),
            Lease = new Lease(),
            Resumed = () => { },
        };
        var other = context.For(Id, null);

        Assert.Equal(Id, other.Request.LogicalRequestId);
        Assert.NotEqual(Id, context.Request.LogicalRequestId);
        Assert.Equal(
            (context.Request.Limiter, context.Request.Observer, context.Request.Retry, context.Request.AttemptTimeout, context.Request.NoNewAttempts),
            (other.Request.Limiter, other.Request.Observer, other.Request.Retry, other.Request.AttemptTimeout, other.Request.NoNewAttempts));
        Assert.Equal((context.Log, context.Lease, context.Resumed), (other.Log, other.Lease, other.Resumed));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void What_is_known_of_an_earlier_send_goes_only_with_the_leg_that_was_sent(bool isSent, bool wasReportedCreated)
    {
        var context = new SendContext
        {
            PossiblySentAt = TestClock.Start,
            PossiblySentSkew = new ClockSkew(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), isOfStamps: true),
            WasReportedCreated = wasReportedCreated,
        };
        var other = context.For(Id, isSent ? TestClock.Start : null);

        Assert.Equal(isSent ? TestClock.Start : null, other.PossiblySentAt);
        Assert.Equal(isSent ? TimeSpan.FromMinutes(2) : null, other.PossiblySentSkew?.Most);
        Assert.Equal(isSent && wasReportedCreated, other.WasReportedCreated);
    }

    private sealed class Observer : IHttpTraceObserver
    {
        public bool WantsBodies => false;

        public void Observe(HttpTraceEvent traffic)
        {
        }
    }

    private sealed class Log : ISendLog
    {
        public Task SendingAsync(ReferralLeg leg, CancellationToken cancellationToken) => Task.CompletedTask;

        public void TurnedAway()
        {
        }

        public Task CreatedAsync(ReferralLeg leg, Referral referral, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Lease : IWorkerLease
    {
        public Task<T> WaitWithoutLeaseAsync<T>(Func<Task<T>> wait) => wait();
    }
}
