using System;
using System.Linq;

namespace PartnerReferrals.Host.Tests.Lifecycle;

/// <summary>A referral remembers the values it was read with: what is set on it is a change to send.</summary>
public sealed class OwnChangesTests
{
    [Theory]
    [InlineData("$deal")]
    [InlineData("(Get-PartnerReferral $deal.Id)")]
    [InlineData("(Get-PartnerReferral -Status Active -First 1)")]
    public void What_was_set_on_the_object_is_sent(string read)
    {
        using var session = new LifecycleSession("$deal = New-Deal");
        session.ForgetRequests();

        Assert.Empty(session.Output($"$d = {read}; $d.Details.DealValue = 4711; $d.ClosingDate = '2027-03-01'; $d | Set-PartnerReferral"));

        var body = Assert.Single(session.PatchBodies());
        Assert.Contains("/details/dealValue\",\"value\":4711", body, StringComparison.Ordinal);
        Assert.Contains("/details/closingDateTime", body, StringComparison.Ordinal);
        Assert.DoesNotContain("notes", body, StringComparison.Ordinal);
        Assert.Equal(4711m, session.Get<decimal>("(Get-PartnerReferral $deal.Id).DealValue"));
    }

    [Fact]
    public void A_parameter_is_compared_with_what_the_service_had_and_wins_over_what_was_set()
    {
        using var session = new LifecycleSession("$deal = New-Deal");

        var name = session.Get<string>("$deal.Name = 'Local'; ($deal | Set-PartnerReferral -Name Local -PassThru).Name");
        Assert.Equal("Local", name);
        Assert.Equal("Local", session.Get<string>("(Get-PartnerReferral $deal.Id).Name"));

        session.Output("$deal = Get-PartnerReferral $deal.Id; $deal.Name = 'Mine'; $deal.DealValue = 7; $deal | Set-PartnerReferral -Name Theirs");
        Assert.Equal("Theirs 7", session.Get<string>("Get-PartnerReferral $deal.Id | ForEach-Object { \"$($_.Name) $($_.DealValue)\" }"));
    }

    [Fact]
    public void A_list_and_an_emptied_field_are_changes_too()
    {
        using var session = new LifecycleSession("$deal = New-Deal");

        session.Output("$deal.Team[0].PhoneNumber = '+41410000099'; $deal.Notes = $null; $deal | Set-PartnerReferral");

        Assert.Equal("+41410000099|", session.Get<string>("Get-PartnerReferral $deal.Id | ForEach-Object { \"$($_.Team[0].PhoneNumber)|$($_.Notes)\" }"));
    }

    [Fact]
    public void What_was_set_back_is_no_change_and_nothing_asked_is_an_error()
    {
        using var session = new LifecycleSession("$deal = New-Deal");
        session.ForgetRequests();

        var error = session.Run("$deal.DealValue = 1; $deal.DealValue = 42000; $deal | Set-PartnerReferral").SingleError;

        Assert.StartsWith("PartnerReferral.NothingToSet,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(0, session.RequestCount());
    }

    [Theory]
    [InlineData("$deal.CustomerProfile.Name = 'Other'", "FrozenField")]
    [InlineData("$deal.ETag = 'x'", "ReadOnlyField")]
    [InlineData("$deal.Status = 'New'; $deal.Substatus = 'Pending'", "IllegalMove")]
    public void What_cannot_change_is_refused(string change, string code)
    {
        using var session = new LifecycleSession("$deal = New-Deal");

        Assert.StartsWith($"PartnerReferral.Validation.{code},", session.Run($"{change}; $deal | Set-PartnerReferral").SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_by_somebody_else_is_a_conflict_that_shows_what_was_read()
    {
        using var session = new LifecycleSession("$deal = New-Deal; Set-PartnerReferral -Id $deal.Id -DealValue 45000");

        var error = session.Run("$deal.DealValue = 60000; $deal | Set-PartnerReferral").SingleError;

        Assert.Contains("DealValue: theirs 45000, yours 60000, was 42000", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Closing_sends_the_state_alone_and_a_copy_has_what_was_set()
    {
        using var session = new LifecycleSession("$deal = New-Deal");
        session.Output("$deal.Notes = 'Not sent'; $deal | Close-PartnerReferral -As Won -Confirm:$false");

        Assert.Equal("Old warehouse.", session.Get<string>("(Get-PartnerReferral $deal.Id).Notes"));
        Assert.Equal("Not sent", session.Get<string>("($deal | New-PartnerReferral -WarningAction SilentlyContinue).Notes"));
    }
}
