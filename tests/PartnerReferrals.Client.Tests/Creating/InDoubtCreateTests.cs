using System;
using System.Globalization;
using System.Net;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Creating;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Client.Tests.Creating;

/// <summary>How long a create in doubt is waited for, and what is said where nothing could be proven.</summary>
public class InDoubtCreateTests
{
    private readonly TestClock _clock = new();

    /// <summary>Minutes; it is absent in five, and was missing from one list since.</summary>
    [Theory]
    [InlineData("8", 8, 3, 0)]
    [InlineData("8 12", 12, 7, 0)]
    [InlineData("12 8", 12, 7, 0)]
    [InlineData("5", 5, 0, 1)]
    [InlineData("4", 5, 0, 1)]
    public void Where_an_equal_one_took_what_may_be_its_it_is_waited_for_as_long_as_the_other(string others, int proof, int deferred, int absences)
    {
        var create = InDoubt();
        (create.ProofAt, create.Absences) = (TimeSpan.FromMinutes(5), 1);
        foreach (var other in others.Split(' '))
        {
            var equal = InDoubt();
            equal.ProofAt = TimeSpan.FromMinutes(int.Parse(other, CultureInfo.InvariantCulture));
            create.WaitAsLongAs(equal);
        }

        Assert.Equal((TimeSpan.FromMinutes(proof), TimeSpan.FromMinutes(deferred), absences), (create.ProofAt, create.Deferred, create.Absences));
    }

    [Theory]
    [InlineData(nameof(ReferralLeg.Own), "was created at about that time")]
    [InlineData(nameof(ReferralLeg.Microsoft), "is in the same engagement")]
    public void What_it_may_be_is_named_with_the_reason(string leg, string reason)
    {
        var error = InDoubtCreateErrors.Possible(InDoubt(leg: Enum.Parse<ReferralLeg>(leg)), "R-1");
        Assert.Contains("Referral R-1 " + reason, error.Message, StringComparison.Ordinal);
        Assert.Contains("R-1", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_known_of_the_loss_is_passed_on()
    {
        var cause = new OutcomeUnknownException("lost", "look")
        {
            LogicalRequestId = Guid.Parse("11111111-0000-0000-0000-000000000001"),
            CorrelationId = Guid.Parse("11111111-0000-0000-0000-000000000002"),
            RequestId = "of the service",
            StatusCode = HttpStatusCode.Created,
            Attempts = 3,
        };
        var inDoubt = InDoubt(cause);
        Assert.All(
            [InDoubtCreateErrors.Possible(inDoubt, "R-1"), InDoubtCreateErrors.Contested(inDoubt), InDoubtCreateErrors.SuccessWithoutReferral(inDoubt)],
            error =>
            {
                Assert.Equal(
                    (TestClock.Start, cause.LogicalRequestId, cause.CorrelationId, "of the service", HttpStatusCode.Created, 3),
                    (error.SentAt, error.LogicalRequestId, error.CorrelationId, error.RequestId, error.StatusCode!.Value, error.Attempts));
                Assert.Same(cause, error.InnerException);
            });
    }

    [Fact]
    public void Of_what_an_earlier_process_lost_only_its_time_is_known()
    {
        var error = InDoubtCreateErrors.Contested(InDoubt());
        Assert.Equal((TestClock.Start, Guid.Empty, Guid.Empty, 0), (error.SentAt, error.LogicalRequestId, error.CorrelationId, error.Attempts));
        Assert.Null(error.RequestId);
        Assert.Null(error.StatusCode);
        Assert.Null(error.InnerException);
        Assert.False(error.ServiceReportedSuccess);
    }

    [Fact]
    public void A_success_without_a_referral_says_so_whoever_was_told_of_it() =>
        Assert.True(InDoubtCreateErrors.SuccessWithoutReferral(InDoubt()).ServiceReportedSuccess);

    [Fact]
    public void A_list_that_cannot_be_read_is_the_cause_rather_than_the_loss()
    {
        var failure = new ConnectionException("id", "The list was closed.", "wait");
        var error = InDoubtCreateErrors.NotSearchable(InDoubt(new OutcomeUnknownException("lost", "look")), failure);
        Assert.Same(failure, error.InnerException);
        Assert.Contains("The list was closed.", error.Message, StringComparison.Ordinal);
    }

    private InDoubtCreate InDoubt(OutcomeUnknownException? cause = null, ReferralLeg leg = ReferralLeg.Own) => new()
    {
        Fingerprint = PayloadFingerprint.Of(TestClients.Deal()),
        Leg = leg,
        SentAt = TestClock.Start,
        Time = SendTime.Here(TimeSpan.Zero, TimeSpan.Zero, _clock),
        Cause = cause,
    };
}
