using System.Net;
using PartnerReferrals.Editing;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Client.Tests.Editing;

/// <summary>What is told of a change that somebody else was faster with.</summary>
public sealed class ReferralConflictExceptionTests
{
    private static readonly FieldConflict Value = new("DealValue", "1", "2", "3");
    private static readonly FieldConflict Unread = new("Notes", null, "'theirs'", "'mine'");
    private static readonly FieldConflict Name = new("Name", "'Old'", "'Old'", "'New'");
    private static readonly FieldConflict Stage = new("SalesStage", "nothing", "nothing", "'Propose'");

    [Fact]
    public void Fields_that_both_changed_are_shown_with_both_values() => Assert.Equal(
        "Somebody else changed the referral since it was read. DealValue: theirs 2, yours 3, was 1; Notes: theirs 'theirs', yours 'mine'.",
        new ReferralConflictException(Deals.Active(), [Value, Unread], null).Message);

    /// <summary>Beside a field in question the others are none of it.</summary>
    [Fact]
    public void A_field_they_left_alone_is_not_shown_beside_one_that_both_changed() => Assert.Equal(
        "Somebody else changed the referral since it was read. DealValue: theirs 2, yours 3, was 1.",
        new ReferralConflictException(Deals.Active(), [Name, Value, Stage], null).Message);

    [Fact]
    public void Where_they_changed_other_fields_only_it_is_said_that_ones_own_stand() => Assert.Equal(
        "Somebody else changed the referral since it was read. They changed other fields; Name, SalesStage stands as you read it.",
        new ReferralConflictException(Deals.Active(), [Name, Stage], null).Message);

    [Fact]
    public void It_holds_the_other_side_and_says_what_to_do()
    {
        var theirs = Deals.Active();
        FieldConflict[] fields = [Name, Value];

        var error = new ReferralConflictException(theirs, fields, null);

        Assert.Equal(("PartnerReferral.Conflict", FailureCategory.ResourceExists), (error.ErrorId, error.Category));
        Assert.StartsWith("Nothing was changed. Read it again with Get-PartnerReferral", error.RecommendedAction, System.StringComparison.Ordinal);
        Assert.Contains("-Force", error.RecommendedAction, System.StringComparison.Ordinal);
        Assert.Same(theirs, error.Theirs);
        Assert.Same(fields, error.Fields);
        Assert.Null(error.RequestId);
        Assert.Null(error.InnerException);
    }

    [Theory]
    [InlineData("request-1")]
    [InlineData(null)]
    public void What_the_service_refused_is_held_with_its_id(string? requestId)
    {
        var refusal = new ReferralApiException(
            new ServiceFault { StatusCode = HttpStatusCode.PreconditionFailed, Code = "preconditionFailed", RequestId = requestId }, "Changed.", "Read it.", FailureCategory.ResourceExists);

        var error = new ReferralConflictException(Deals.Active(), [Value], refusal);

        Assert.Same(refusal, error.InnerException);
        Assert.Equal(requestId, error.RequestId);
    }
}
