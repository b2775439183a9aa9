using System;
using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Lifecycle;

/// <summary>Rows of changes in the pipeline: <c>Import-Csv changes.csv | Set-PartnerReferral</c>.</summary>
public sealed class ChangeRowTests
{
    [Fact]
    public void The_columns_of_a_row_are_its_changes_and_an_empty_cell_is_none()
    {
        using var session = new LifecycleSession("$deal = New-Deal");
        session.ForgetRequests();

        session.Output("[pscustomobject]@{ 'Referral ID' = $deal.Id; 'Deal Value' = '58000'; Notes = ''; Currency = 'CHF' } | Set-PartnerReferral");

        var body = Assert.Single(session.PatchBodies());
        Assert.Contains("/details/dealValue", body, StringComparison.Ordinal);
        Assert.DoesNotContain("notes", body, StringComparison.Ordinal);
        Assert.DoesNotContain("currency", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(clear)")]
    [InlineData(" (CLEAR) ")]
    public void The_word_for_it_empties_a_field(string word)
    {
        using var session = new LifecycleSession("$deal = New-Deal");

        session.Output($"[pscustomobject]@{{ Id = $deal.Id; Notes = '{word}'; DealValue = '{word}' }} | Set-PartnerReferral");

        Assert.Equal("||CHF", session.Get<string>("Get-PartnerReferral $deal.Id | ForEach-Object { \"$($_.Notes)|$($_.DealValue)|$($_.Currency)\" }"));
    }

    [Fact]
    public void What_must_not_be_empty_is_not_emptied()
    {
        using var session = new LifecycleSession("$deal = New-Deal");

        Assert.StartsWith(
            "PartnerReferral.Validation.RequiredField,",
            session.Run("[pscustomobject]@{ Id = $deal.Id; Name = '(clear)' } | Set-PartnerReferral").SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Notes $null")]
    [InlineData("-Patch @{ Notes = $null }")]
    public void Null_empties_a_field(string arguments)
    {
        using var session = new LifecycleSession("$deal = New-Deal");

        session.Output("$deal | Set-PartnerReferral " + arguments);

        Assert.Equal("", session.Get<string>("\"$((Get-PartnerReferral $deal.Id).Notes)\""));
    }

    [Fact]
    public void A_parameter_wins_over_the_row()
    {
        using var session = new LifecycleSession("$deal = New-Deal");

        session.Output("[pscustomobject]@{ Id = $deal.Id; Notes = 'Row'; CampaignId = 'C' } | Set-PartnerReferral -Notes Parameter");

        Assert.Equal("Parameter C", session.Get<string>("Get-PartnerReferral $deal.Id | ForEach-Object { \"$($_.Notes) $($_.CampaignId)\" }"));
    }

    [Theory]
    [InlineData("ETag = $old.ETag")]
    [InlineData("UpdatedDateTime = $old.UpdatedDateTime.ToString('yyyy-MM-ddTHH:mm:ssZ')")]
    public void A_row_of_an_older_state_is_a_conflict_with_theirs_and_yours(string version)
    {
        using var session = new LifecycleSession("$old = New-Deal; Step-Clock 1; Set-PartnerReferral -Id $old.Id -DealValue 45000");
        session.ForgetRequests();

        var error = session.Run($"$row = [pscustomobject]@{{ Id = $old.Id; DealValue = 42000; Notes = 'Old warehouse.'; {version} }}; $row | Set-PartnerReferral").SingleError;

        Assert.StartsWith("PartnerReferral.Conflict,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("DealValue: theirs 45000, yours 42000", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(session.PatchBodies());
        Assert.Equal(42000m, session.Get<decimal>("($row | Set-PartnerReferral -Force -PassThru).DealValue"));
    }

    [Fact]
    public void An_unknown_column_is_said_once_and_a_value_that_cannot_be_is_the_error_of_its_row()
    {
        using var session = new LifecycleSession("$deals = (New-Deal One), (New-Deal Two)");

        var result = session.Run(
            "[pscustomobject]@{ Id = $deals[0].Id; DealValue = 'many'; Colour = 'red' }, [pscustomobject]@{ Id = $deals[1].Id; DealValue = '5'; Colour = 'red' } | Set-PartnerReferral");

        Assert.StartsWith("PartnerReferral.Validation.InvalidNumber,", result.SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Colour", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(5m, session.Get<decimal>("(Get-PartnerReferral $deals[1].Id).DealValue"));
    }

    [Fact]
    public void What_names_a_referral_only_is_no_row_of_changes()
    {
        using var session = new LifecycleSession("$deal = New-Deal");

        Assert.Equal("x", session.Get<string>(
            "$row = [pscustomobject]@{ ReferralId = $deal.Id; State = 'Created' }; $row.PSTypeNames.Insert(0, 'Selected.PartnerReferrals.ImportedRow'); ($row | Set-PartnerReferral -Notes x -PassThru).Notes"));
    }

    [Fact]
    public void A_service_that_is_away_ends_the_run_and_says_so()
    {
        using var session = ModuleSession.Connected("-MaximumRetryCount 0");
        session.Output(Deals.Flat + "$ids = (1..30 | ForEach-Object { $deal.ExternalReferenceId = \"E-$_\"; New-PartnerReferral $deal }).Id");
        session.Fault("@{ operation = 'get'; status = 503 }");

        var result = session.Run("$ids | ForEach-Object { [pscustomobject]@{ Id = $_; Notes = 'x' } } | Set-PartnerReferral -ThrottleLimit 1");

        Assert.StartsWith("PartnerReferral.Run.ServiceAway,", result.Errors[^1].FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("The run stopped; 30 rows were not sent.", result.Errors[^1].ErrorDetails.Message, StringComparison.Ordinal);
        Assert.InRange(result.Errors.Count, 9, 12);
    }

    [Fact]
    public void Piped_rows_are_judged_by_the_rules_of_change_as_a_file_is()
    {
        using var session = new LifecycleSession("$deal = New-Deal");

        Assert.Equal("True|DuplicateReferralId", session.Get<string>(
            "$rows = [pscustomobject]@{ 'Referral ID' = $deal.Id; DealValue = '5' }, [pscustomobject]@{ 'Referral ID' = $deal.Id; DealValue = '6' }; $t = $rows | Test-PartnerReferral; \"$($t[0].IsValid)|$($t[1].Issues.Code)\""));
    }
}
