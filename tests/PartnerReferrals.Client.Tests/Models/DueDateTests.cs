using System;

namespace PartnerReferrals.Client.Tests.Models;

/// <summary>What follows from a referral and the clock.</summary>
public sealed class DueDateTests
{
    [Theory]
    [InlineData("New", 3.5, 3)]
    [InlineData("New", 0.5, 0)]
    [InlineData("New", -0.5, -1)]
    [InlineData("Active", 3.5, null)]
    [InlineData("Closed", 3.5, null)]
    public void Whole_days_are_left_of_an_invitation_that_nobody_has_answered(string status, double days, int? left) =>
        Assert.Equal(left, new Referral { Status = status, ExpirationDateTime = DateTimeOffset.UtcNow.AddDays(days) }.DaysToExpiry);

    [Theory]
    [InlineData("Active", -1, true)]
    [InlineData("New", -1, true)]
    [InlineData("Active", 1, false)]
    [InlineData("Closed", -30, false)]
    public void An_open_deal_is_overdue_the_day_after_its_closing_day(string status, int days, bool isOverdue) =>
        Assert.Equal(isOverdue, new Referral { Status = status, ClosingDate = new DateTimeOffset(DateTime.UtcNow.Date.AddDays(days), TimeSpan.Zero) }.IsOverdue);

    [Fact]
    public void A_deal_without_closing_day_is_never_overdue() => Assert.False(new Referral { Status = "Active" }.IsOverdue);

    [Theory]
    [InlineData("""{ "status": "Closed", "substatus": "Won", "type": "Shared", "closedDateTime": "2026-01-01T10:00:00Z" }""", "2026-03-02T10:00:00Z")]
    [InlineData("""{ "status": "Closed", "substatus": "Won", "type": "Independent", "consent": { "consentToShareReferralWithMicrosoftSellers": true }, "closedDateTime": "2026-01-01T10:00:00Z" }""", "2026-03-02T10:00:00Z")]
    [InlineData("""{ "status": "Closed", "substatus": "Won", "type": "Independent", "consent": { "consentToShareReferralWithMicrosoftSellers": false }, "closedDateTime": "2026-01-01T10:00:00Z" }""", null)]
    [InlineData("""{ "status": "Closed", "substatus": "Lost", "type": "Shared", "closedDateTime": "2026-01-01T10:00:00Z" }""", null)]
    [InlineData("""{ "status": "Active", "substatus": "Accepted", "type": "Shared" }""", null)]
    [InlineData("""{ "status": "Closed", "substatus": "Won", "organizationId": "msft", "closedDateTime": "2026-01-01T10:00:00Z" }""", null)]
    [InlineData("""{ "status": "Closed", "substatus": "Won", "type": "Shared", "closedDateTime": "2026-01-01T10:00:00Z", "registrationStatus": "None", "registrations": [] }""", "2026-03-02T10:00:00Z")]
    [InlineData("""{ "status": "Closed", "substatus": "Won", "type": "Shared", "closedDateTime": "2026-01-01T10:00:00Z", "registrationStatus": "ReviewPending" }""", null)]
    [InlineData("""{ "status": "Closed", "substatus": "Won", "type": "Shared", "closedDateTime": "2026-01-01T10:00:00Z", "registrations": [ { "status": "Approved" } ] }""", null)]
    [InlineData("""{ "status": "Closed", "substatus": "Won", "type": "Shared", "closedDateTime": "2026-01-01T10:00:00Z", "registrations": [ { "status": "ActionRequired", "contract": { "signDateTime": "2025-12-31T00:00:00Z" } } ] }""", "2026-03-01T00:00:00Z")]
    [InlineData("""{ "status": "Closed", "substatus": "Won", "type": "Shared", "closedDateTime": "2026-01-01T10:00:00Z", "details": { "requirements": { "solutions": [] } } }""", null)]
    [InlineData("""{ "status": "Closed", "substatus": "Won", "type": "Shared", "closedDateTime": "2026-01-01T10:00:00Z", "details": { "requirements": { "solutions": [ { "id": "SOL-1" } ] } } }""", "2026-03-02T10:00:00Z")]
    public void A_won_deal_is_to_be_registered_within_sixty_days(string json, string? due) =>
        Assert.Equal(due is null ? null : DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture), JsonModel.View<Referral>((Newtonsoft.Json.Linq.JObject)PartnerReferrals.Serialization.JsonText.Parse(json)).RegistrationDueDate);
}
