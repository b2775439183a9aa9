using System;
using System.IO;
using System.Linq;

namespace PartnerReferrals.Host.Tests.Lifecycle;

/// <summary>Registrations in files: the portal's own, and those of an export.</summary>
public sealed class RegistrationFileTests : IDisposable
{
    private const string Header =
        "Referral ID,Registration Date,Registration Type,Registration Status,Registration Status Reason,Is Marketplace Transacted,Marketplace Transaction Date,Is Deployed on Azure,"
        + "Contract Value,Contract Currency,Contract Term,Contract Sign Date,Contract Start Date,Contract End Date,Solution Value,Solution Currency,Primary Deployment On,Pricing Model,"
        + "Review Pending Date,Action Required Date,Passed Date,Failed Date,Approved Date,Errors";

    private const string Registered =
        """
        function New-Registered([string] $Name, [hashtable] $More = @{}) {
            $made = New-Deal $Name @{ DealType = 'PartnerLed' }
            Step-Clock 10
            $signed = (Get-PartnerReferral $made.Id).CreatedDateTime.UtcDateTime.Date
            $contract = @{
                ContractValue = 30000; Currency = 'USD'; StartDate = $signed; EndDate = $signed.AddYears(1); SignDate = $signed; Term = 'Finite'
                SolutionId = 'SOL-1'; SolutionValue = 20000; SolutionCurrency = 'USD'; PrimaryDeploymentOn = 'Customer'; PricingModel = 'Other'
                DeployedOnAzure = $true; MarketplaceTransacted = $false
            }
            foreach ($key in $More.Keys) { $contract[$key] = $More[$key] }
            $won = Get-PartnerReferral $made.Id | Close-PartnerReferral -As Won -PassThru -Confirm:$false
            $won | Register-PartnerReferral @contract -PassThru
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("registrations");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_portals_file_is_written_with_one_row_for_each_registered_deal()
    {
        using var session = Session("$deal = New-Registered 'One'; $null = New-Deal 'Two'; Move-Registration $deal.Id ActionRequired");

        session.Output("Get-PartnerReferral | Export-PartnerReferral $folder/out.csv -Format PortalRegistrations");

        var lines = File.ReadAllText(At("out.csv")).TrimEnd().Split("\r\n");
        Assert.Equal(Header, lines[0].TrimStart('\uFEFF'));
        Assert.Equal(24, lines[0].Split(',').Length);
        var id = session.Get<string>("$deal.Id");
        Assert.Equal(
            $"{id},6/11/2026,,ActionRequired,,No,,Yes,30000,USD,Finite,6/1/2026,6/1/2026,6/1/2027,20000,,Customer,Other,6/11/2026,6/11/2026,,,,",
            Assert.Single(lines.Skip(1)));
    }

    [Theory]
    [InlineData("PortalRegistrations")]
    [InlineData("Flat")]
    public void What_was_exported_goes_in_again_and_changes_nothing(string format)
    {
        using var session = Session("$deal = New-Registered 'One'");
        session.Output($"Get-PartnerReferral | Export-PartnerReferral $folder/out.csv -Format {format}");
        session.ForgetRequests();

        var again = session.Run("Import-Csv $folder/out.csv | Register-PartnerReferral");
        Assert.Empty(again.Errors);
        Assert.Empty(again.Warnings);
        Assert.Empty(session.PatchBodies());

        // And as corrections, once Microsoft waits for one.
        session.Output("Move-Registration $deal.Id ActionRequired; Get-PartnerReferral | Export-PartnerReferral $folder/out.csv -Format " + format);
        var corrected = session.Run("Import-Csv $folder/out.csv | Register-PartnerReferral -Correct");
        Assert.Empty(corrected.Errors);
        Assert.Empty(session.PatchBodies());
    }

    [Theory]
    [InlineData("PortalRegistrations", "'Contract Value'")]
    [InlineData("Flat", "'Registrations.Contract.Value'")]
    public void A_changed_row_is_a_warning_and_with_Correct_a_correction(string format, string column)
    {
        using var session = Session("$deal = New-Registered 'One'; Move-Registration $deal.Id ActionRequired");
        session.Output($"Get-PartnerReferral | Export-PartnerReferral $folder/out.csv -Format {format}; $rows = Import-Csv $folder/out.csv; $rows[0].{column} = '40000'");
        session.ForgetRequests();

        Assert.EndsWith("with other data than this row has. Use -Correct to correct the registration.", Assert.Single(session.Run("$rows | Register-PartnerReferral").Warnings), StringComparison.Ordinal);
        Assert.Empty(session.PatchBodies());
        session.Output("$rows | Register-PartnerReferral -Correct");
        Assert.Equal("""[{"op":"replace","path":"/registrations/0/contract/value","value":40000}]""", Assert.Single(session.PatchBodies()));
    }

    [Fact]
    public void A_deal_is_registered_elsewhere_by_the_flat_row_of_its_registration()
    {
        using var session = Session("$null = New-Registered 'One'");
        session.Output(
            """
            Get-PartnerReferral | Export-PartnerReferral $folder/out.csv
            $row = Import-Csv $folder/out.csv
            $other = New-Deal 'Other' @{ DealType = 'PartnerLed'; Currency = 'EUR' }
            Step-Clock 10
            Get-PartnerReferral $other.Id | Close-PartnerReferral -As Won -Confirm:$false
            $row.Id = $other.Id; $row.ETag = ''; $row.UpdatedDateTime = ''; $row.'Registrations.Contract.SignDateTime' = '2026-06-12'
            """);

        // The currency of the deal is none of the registration, and a solution's currency does not read back.
        Assert.Equal(
            "USD SOL-1 20000",
            session.Get<string>("($row | Register-PartnerReferral -SolutionCurrency USD -PassThru).Registrations[0] | ForEach-Object { \"$($_.Contract.Currency) $($_.SolutionDetails[0].Id) $($_.SolutionDetails[0].Value)\" }"));
    }

    [Fact]
    public void Several_solutions_stand_in_one_cell_each()
    {
        using var session = Session(
            """
            New-Several @{ Solution = @{ Id = 'SOL-1'; Value = 10000; Currency = 'USD'; IsDeployedOnAzure = $true; PrimaryDeploymentOn = 'Customer'; PricingModel = 'Other'; MarketplaceTransactionDetails = @{ IsMarketplaceTransacted = $false } },
                @{ Id = 'SOL-2'; Value = 15000; Currency = 'USD'; IsDeployedOnAzure = $true; PrimaryDeploymentOn = 'Partner'; PricingModel = 'Other'; MarketplaceTransactionDetails = @{ IsMarketplaceTransacted = $false } } }
            """);
        session.Output("Get-PartnerReferral | Export-PartnerReferral $folder/out.csv; $rows = Import-Csv $folder/out.csv");

        Assert.Equal("SOL-1;SOL-2 10000;15000 Customer;Partner", session.Get<string>("$rows | ForEach-Object { \"$($_.'Registrations.SolutionDetails.Id') $($_.'Registrations.SolutionDetails.Value') $($_.'Registrations.SolutionDetails.PrimaryDeploymentOn')\" }"));
        Assert.Empty(session.Run("$rows | Register-PartnerReferral").Warnings);
    }

    [Fact]
    public void Json_holds_registrations_as_the_service_does()
    {
        using var session = Session("$null = New-Registered 'One'");
        session.Output("Get-PartnerReferral | Export-PartnerReferral $folder/out.json");

        Assert.Contains("\"registrations\":[{\"id\":", File.ReadAllText(At("out.json")).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_registrations_needs_its_ids()
    {
        using var session = Session("$null = New-Registered 'One'");

        Assert.StartsWith(
            "PartnerReferral.Export.IdNeeded,",
            session.Run("Get-PartnerReferral | Export-PartnerReferral $folder/out.csv -Format PortalRegistrations -NoId").SingleError.FullyQualifiedErrorId,
            StringComparison.Ordinal);
        Assert.False(File.Exists(At("out.csv")));
    }

    [Fact]
    public void A_row_whose_dates_are_past_is_no_error_where_the_deal_is_registered()
    {
        using var session = Session("$deal = New-Registered 'One'; Get-PartnerReferral | Export-PartnerReferral $folder/out.csv -Format PortalRegistrations; Step-Clock 200");

        var again = session.Run("Import-Csv $folder/out.csv | Register-PartnerReferral -SolutionCurrency USD");

        Assert.Empty(again.Errors);
        Assert.Empty(again.Warnings);
    }

    [Fact]
    public void WhatIf_reads_nothing_and_says_what_is_wrong_with_a_row()
    {
        using var session = Session("$deal = New-Registered 'One'; Get-PartnerReferral | Export-PartnerReferral $folder/out.csv -Format PortalRegistrations");
        session.ForgetRequests();

        var result = session.Run("Import-Csv $folder/out.csv | ForEach-Object { $_.'Contract Value' = '100'; $_ } | Register-PartnerReferral -SolutionCurrency USD -WhatIf");

        Assert.StartsWith("PartnerReferral.Validation.RegistrationValueTooSmall,", result.SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain("SolutionId", result.SingleError.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(0, session.RequestCount());
    }

    private LifecycleSession Session(string script) => new(
        Registered + $"\n$folder = '{_folder.FullName}'\n" +
        """
        function New-Several([hashtable] $Solutions) {
            $made = New-Deal 'One' @{ DealType = 'PartnerLed'; Solution = 'SOL-1', 'SOL-2' }
            Step-Clock 10
            Get-PartnerReferral $made.Id | Close-PartnerReferral -As Won -PassThru -Confirm:$false |
                Register-PartnerReferral -ContractValue 30000 -Currency USD -StartDate 2026-06-05 -EndDate 2027-06-05 -SignDate 2026-06-04 @Solutions
        }

        """ + script);

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
