using System;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace PartnerReferrals.Host.Tests.Lifecycle;

/// <summary>What a nightly script learns of the deals it registers: reports, and a summary to count by.</summary>
public sealed class RegistrationReportTests : IDisposable
{
    // Three won deals of which the second is registered already, and one that is open.
    private const string Deals =
        """
        $deals = foreach ($n in 1..3) { New-Deal "Deal $n" @{ DealType = 'PartnerLed' } }
        $open = New-Deal 'Open' @{ DealType = 'PartnerLed' }
        Step-Clock 10
        $deals.Id | Close-PartnerReferral -As Won -Confirm:$false
        $contract = @{
            ContractValue = 30000; Currency = 'USD'; StartDate = '2026-06-05'; EndDate = '2027-06-05'; SignDate = '2026-06-04'
            SolutionValue = 20000; SolutionCurrency = 'USD'; PrimaryDeploymentOn = 'Customer'; PricingModel = 'Other'; DeployedOnAzure = $true; MarketplaceTransacted = $false
        }
        Register-PartnerReferral -Id $deals[1].Id @contract
        function New-Row([string] $Id, [string] $Value = '30000') { [pscustomobject][ordered]@{ 'Referral ID' = $Id; 'Contract Value' = $Value; Errors = '' } }
        $others = @{} + $contract
        $others.Remove('ContractValue')

        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("registrations");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Rows_are_counted_listed_and_given_back()
    {
        using var session = Session();

        var result = session.Run(
            """
            (New-Row $deals[0].Id), (New-Row $deals[1].Id '99999'), (New-Row $deals[2].Id '100'), (New-Row $open.Id), (New-Row '')  |
                Register-PartnerReferral @others -ReportPath $folder/r.html, $folder/bad.csv
            """);

        var summary = Assert.Single(result.Output);
        Assert.Equal("1 registered, 0 corrected, 1 skipped, 3 rejected, 0 unknown, 0 not sent", summary.ToString());
        Assert.Equal(1L, summary.Properties["Changed"].Value);
        Assert.Equal(3, result.Errors.Count);
        Assert.Equal(
            ["1 Created ", "2 Skipped PartnerReferral.Validation.RegistrationDiffers", "3 Rejected PartnerReferral.Validation.RegistrationValueTooSmall", "4 Rejected PartnerReferral.Validation.RegistrationNotWon", "5 Rejected PartnerReferral.Validation.NoReferralId"],
            LanguagePrimitives.GetEnumerable(summary.Properties["Rows"].Value).Cast<object>().Select(PSObject.AsPSObject)
                .Select(row => $"{row.Properties["Row"].Value} {row.Properties["State"].Value} {row.Properties["ErrorId"].Value}").Order(StringComparer.Ordinal));

        var page = Read("r.html");
        Assert.Contains("<h1>Deal registrations</h1>", page, StringComparison.Ordinal);
        Assert.Contains("2 of 5 rows are registered.", page, StringComparison.Ordinal);
        Assert.Contains("1 row was registered before with other data, and left alone: use -Correct.", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Registered</dt>", page, StringComparison.Ordinal);
        Assert.Contains("The deal is Active/Accepted, not Closed/Won.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("mia@bluewater.example", page, StringComparison.Ordinal);

        var bad = Read("bad.csv").TrimStart('\uFEFF').TrimEnd().Split("\r\n");
        Assert.Equal("Errors,Referral ID,Contract Value", bad[0]);
        Assert.Equal(3, bad.Length - 1);
        Assert.EndsWith($",{session.Get<string>("$deals[2].Id")},100", Assert.Single(bad, line => line.Contains("25,000", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Corrected_rows_go_in_and_the_same_again_ends_with_nothing_to_look_at()
    {
        using var session = Session();
        session.Run("(New-Row $deals[0].Id '100') | Register-PartnerReferral @others -ReportPath $folder/bad.csv");
        File.WriteAllText(At("bad.csv"), Read("bad.csv").Replace(",100", ",30000", StringComparison.Ordinal));

        var first = session.One("Import-Csv $folder/bad.csv | Register-PartnerReferral @others -ReportPath $folder/r.html");
        var second = session.One("Import-Csv $folder/bad.csv | Register-PartnerReferral @others -ReportPath $folder/r.html");

        Assert.Equal("1 registered, 0 corrected, 0 skipped, 0 rejected, 0 unknown, 0 not sent", first.ToString());
        Assert.Equal("0 registered, 0 corrected, 1 skipped, 0 rejected, 0 unknown, 0 not sent", second.ToString());
        Assert.Equal(0L, second.Properties["Changed"].Value);
        Assert.Contains("The one row is registered.", Read("r.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Corrections_are_counted_as_such()
    {
        using var session = Session("Move-Registration $deals[1].Id ActionRequired");

        Assert.Equal(
            "0 registered, 1 corrected, 0 skipped, 0 rejected, 0 unknown, 0 not sent",
            session.One("(New-Row $deals[1].Id '40000') | Register-PartnerReferral -Correct -ReportPath $folder/r.html").ToString());
        Assert.Contains("Corrections of deal registrations", Read("r.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Deals_and_ids_are_reported_too_and_with_PassThru_the_summary_is_information()
    {
        using var session = Session();

        var result = session.Run("Register-PartnerReferral -Id $deals[0].Id, $open.Id @contract -PassThru -ReportPath $folder/bad.csv");

        Assert.Equal("ReviewPending", Assert.Single(result.Output).Properties["RegistrationStatus"].Value);
        Assert.Equal("1 registered, 0 corrected, 0 skipped, 1 rejected, 0 unknown, 0 not sent", Assert.Single(result.Information));
        Assert.Contains($",{session.Get<string>("$open.Id")}", Read("bad.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipeline_that_ends_early_still_writes_the_report()
    {
        using var session = Session();

        session.Run("(New-Row $deals[2].Id '100'), (New-Row $deals[0].Id) | Register-PartnerReferral @others -ReportPath $folder/r.html -ErrorAction Stop");

        Assert.Contains("The command was ended before its last deal.", Read("r.html"), StringComparison.Ordinal);
        Assert.Equal(["r.html"], _folder.GetFiles().Select(file => file.Name));
    }

    [Theory]
    [InlineData("$folder/r.pdf", "InvalidPath")]
    [InlineData("$folder/r.html, $folder/r.html", "InvalidPath")]
    [InlineData("$folder/nowhere/r.html", "NotWritten")]
    public void A_report_that_cannot_be_written_is_said_before_anything_is_sent(string path, string id)
    {
        using var session = Session();
        session.ForgetRequests();

        var error = session.Run("(New-Row $deals[0].Id) | Register-PartnerReferral @others -ReportPath " + path).SingleError;

        Assert.StartsWith($"PartnerReferral.Report.{id},", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.Equal(0, session.RequestCount());
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public void WhatIf_writes_no_report()
    {
        using var session = Session();

        session.Screen("(New-Row $deals[0].Id) | Register-PartnerReferral @others -ReportPath $folder/r.html -WhatIf");

        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public void The_summary_is_a_list_at_a_prompt()
    {
        using var session = Session();

        var screen = session.Screen("(New-Row $deals[0].Id) | Register-PartnerReferral @others -ReportPath $folder/r.html");

        Assert.Contains("Registered : 1\n", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("Changed", screen, StringComparison.Ordinal);
    }

    private LifecycleSession Session(string script = "") => new($"$folder = '{_folder.FullName}'\n" + Deals + script);

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private string Read(string name) => File.ReadAllText(At(name));
}
