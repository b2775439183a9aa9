using System;

namespace PartnerReferrals.Host.Tests.Lifecycle;

/// <summary>The published rules of deal registration: the cmdlet refuses what the emulator, which shares no code with it, refuses too.</summary>
public sealed class RegistrationRulesTests
{
    // The deal exists since 2026-06-01, and today is 2026-06-11.
    private const string WonDeal =
        """
        function New-Won([string] $Name = 'Bluewater data platform') {
            $made = New-Deal $Name @{ DealType = 'PartnerLed' }
            Step-Clock 10
            Get-PartnerReferral $made.Id | Close-PartnerReferral -As Won -PassThru -Confirm:$false
        }
        $deal = New-Won
        $contract = @{
            ContractValue = 30000; Currency = 'USD'; StartDate = '2026-06-05'; EndDate = '2027-06-05'; SignDate = '2026-06-04'; Term = 'Finite'
            SolutionId = 'SOL-1'; SolutionValue = 30000; SolutionCurrency = 'USD'; PrimaryDeploymentOn = 'Customer'; PricingModel = 'Other'
            DeployedOnAzure = $true; MarketplaceTransacted = $false
        }
        function Get-Given([hashtable] $From, [hashtable] $Names) {
            $taken = @{}
            foreach ($name in $Names.Keys) { if ($null -ne $From[$Names[$name]]) { $taken[$name] = $From[$Names[$name]] } }
            $taken
        }
        function Send-Raw([string] $Id, [hashtable] $From) {
            $solution = Get-Given $From @{ id = 'SolutionId'; value = 'SolutionValue'; currency = 'SolutionCurrency'; isDeployedOnAzure = 'DeployedOnAzure'; primaryDeploymentOn = 'PrimaryDeploymentOn'; pricingModel = 'PricingModel' }
            $solution.marketplaceTransactionDetails = Get-Given $From @{ isMarketplaceTransacted = 'MarketplaceTransacted'; marketplaceTransactionDateTime = 'MarketplaceDate' }
            $value = @{
                type = 'AzureIPCoSell'; solutionDetails = @($solution)
                contract = Get-Given $From @{ value = 'ContractValue'; currency = 'Currency'; term = 'Term'; signDateTime = 'SignDate'; startDateTime = 'StartDate'; endDateTime = 'EndDate' }
            }
            Invoke-PartnerReferralRequest "engagements/referrals/$Id" -Method PATCH -Body (ConvertTo-Json -Depth 9 @(@{ op = 'add'; path = '/registrations/-'; value = $value }))
        }
        """;

    [Theory]
    [InlineData("$contract.ContractValue = 25000; $contract.SolutionValue = 25000", "RegistrationValueTooSmall")]
    [InlineData("$contract.EndDate = '2028-06-05'; $contract.ContractValue = 50000", "RegistrationValueTooSmall")]
    [InlineData("$contract.Remove('EndDate'); $contract.Term = 'Perpetual'; $contract.ContractValue = 150000", "RegistrationValueTooSmall")]
    [InlineData("$contract.SolutionValue = 30000.01", "RegistrationSolutionAboveContract")]
    [InlineData("$contract.SignDate = '2026-05-31'", "RegistrationSignedTooEarly")]
    [InlineData("$contract.SignDate = '2026-06-12'", "RegistrationSignDateInFuture")]
    [InlineData("$contract.StartDate = '2026-03-01'", "RegistrationStartDateTooOld")]
    [InlineData("$contract.EndDate = '2026-06-04'", "RegistrationEndBeforeStart")]
    [InlineData("$contract.Remove('EndDate')", "RegistrationMissingEndDate")]
    [InlineData("$contract.Remove('ContractValue')", "RegistrationMissingContractValue")]
    [InlineData("$contract.Remove('Currency')", "RegistrationMissingCurrency")]
    [InlineData("$contract.Remove('SignDate')", "RegistrationMissingField")]
    [InlineData("$contract.Remove('StartDate')", "RegistrationMissingField")]
    [InlineData("$contract.Remove('SolutionValue')", "RegistrationMissingField")]
    [InlineData("$contract.Remove('SolutionCurrency')", "RegistrationMissingField")]
    [InlineData("$contract.Remove('DeployedOnAzure')", "RegistrationMissingField")]
    [InlineData("$contract.Remove('PrimaryDeploymentOn')", "RegistrationMissingField")]
    [InlineData("$contract.Remove('PricingModel')", "RegistrationMissingField")]
    [InlineData("$contract.Remove('MarketplaceTransacted')", "RegistrationMissingField")]
    [InlineData("$contract.MarketplaceTransacted = $true", "RegistrationMissingMarketplaceDate")]
    public void What_breaks_a_rule_is_refused_by_the_cmdlet_and_by_the_service(string change, string code)
    {
        using var session = new LifecycleSession(WonDeal + "\n" + change);
        session.ForgetRequests();

        Assert.StartsWith($"PartnerReferral.Validation.{code},", session.Run("$deal | Register-PartnerReferral @contract").SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(session.PatchBodies());
        Assert.StartsWith("PartnerReferral.Api.invalidRequest,", session.Run("Send-Raw $deal.Id $contract").SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$contract.ContractValue = 25001; $contract.SolutionValue = 25000")]
    [InlineData("$contract.EndDate = '2028-06-05'; $contract.ContractValue = 50001")]
    [InlineData("$contract.Remove('EndDate'); $contract.Term = 'Perpetual'; $contract.ContractValue = 150001")]
    [InlineData("$contract.Remove('Term')")]
    [InlineData("$contract.SignDate = '2026-06-01'")]
    [InlineData("$contract.SignDate = '2026-06-11'")]
    [InlineData("$contract.StartDate = '2026-05-01'")]
    [InlineData("$contract.MarketplaceTransacted = $true; $contract.MarketplaceDate = '2026-06-05'")]
    [InlineData("$contract.PricingModel = 'PayAsYouGo'; $contract.ContractValue = 25000; $contract.SolutionValue = 25000")]
    [InlineData("$contract.Currency = 'CHF'; $contract.SolutionCurrency = 'CHF'; $contract.ContractValue = 100; $contract.SolutionValue = 100")]
    public void What_keeps_to_the_rules_is_registered(string change)
    {
        using var session = new LifecycleSession(WonDeal + "\n" + change);

        Assert.Equal("ReviewPending", session.Get<string>("($deal | Register-PartnerReferral @contract -PassThru).RegistrationStatus"));
    }

    [Fact]
    public void What_does_not_run_on_Azure_is_registered_with_a_warning_and_closed()
    {
        using var session = new LifecycleSession(WonDeal + "\n$contract.DeployedOnAzure = $false");

        var result = session.Run("($deal | Register-PartnerReferral @contract -PassThru).RegistrationStatus");

        Assert.Contains("closes a deal whose solution does not run on Azure", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal("Closed", Assert.Single(result.Output).ToString());
    }

    [Theory]
    [InlineData("ReviewPending", "RegistrationNotAwaited")]
    [InlineData("Approved", "RegistrationSettled")]
    [InlineData("Passed", "RegistrationSettled")]
    [InlineData("Failed", "RegistrationSettled")]
    [InlineData("Closed", "RegistrationSettled")]
    public void A_registration_is_corrected_while_action_is_required_or_by_an_exception(string status, string code)
    {
        using var session = new LifecycleSession(WonDeal + $"\n$deal | Register-PartnerReferral @contract; Move-Registration $deal.Id {status}; $deal = Get-PartnerReferral $deal.Id");
        session.ForgetRequests();

        Assert.StartsWith($"PartnerReferral.Validation.{code},", session.Run("$deal | Register-PartnerReferral -Correct -ContractValue 40000").SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(session.PatchBodies());

        // The exception is the service's to know.
        Assert.StartsWith("PartnerReferral.Api.", session.Run("$deal | Register-PartnerReferral -Correct -ContractValue 40000 -Force").SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);
        session.Output("$null = Invoke-PartnerReferralRequest /_emulator/microsoft/exception -Method POST -Body @{ id = $deal.Id }");
        var corrected = session.Run("($deal | Register-PartnerReferral -Correct -ContractValue 40000 -Force -PassThru).RegistrationStatus");
        Assert.Equal("ReviewPending", Assert.Single(corrected.Output).ToString());
        Assert.Contains(status, Assert.Single(corrected.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-SolutionValue 29000")]
    [InlineData("-SolutionCurrency EUR")]
    [InlineData("-DeployedOnAzure:$false")]
    [InlineData("-PrimaryDeploymentOn Partner")]
    [InlineData("-PricingModel PayAsYouGo")]
    [InlineData("-MarketplaceTransacted -MarketplaceDate 2026-06-05")]
    public void What_was_approved_once_is_fixed_but_for_the_contract(string change)
    {
        using var session = new LifecycleSession(
            WonDeal + "\n$deal | Register-PartnerReferral @contract; 'Approved', 'ActionRequired' | ForEach-Object { Move-Registration $deal.Id $_ }; $deal = Get-PartnerReferral $deal.Id");
        session.ForgetRequests();

        Assert.StartsWith("PartnerReferral.Validation.RegistrationFieldFixed,", session.Run("$deal | Register-PartnerReferral -Correct -Force " + change).SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(0, session.RequestCount());
        Assert.Equal(40000m, session.Get<decimal>("($deal | Register-PartnerReferral -Correct -ContractValue 40000 -PassThru).Registrations[0].Contract.Value"));
    }

    [Fact]
    public void An_approved_exception_relaxes_the_dates()
    {
        using var session = new LifecycleSession(WonDeal + "\n$contract.SignDate = '2025-06-01'; $contract.StartDate = '2025-06-01'; $contract.EndDate = '2026-06-01'");

        Assert.StartsWith("PartnerReferral.Validation.RegistrationSigned", session.Run("$deal | Register-PartnerReferral @contract").SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("PartnerReferral.Api.", session.Run("$deal | Register-PartnerReferral @contract -Force").SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);

        session.Output("$null = Invoke-PartnerReferralRequest /_emulator/microsoft/exception -Method POST -Body @{ id = $deal.Id }");
        var registered = session.Run("($deal | Register-PartnerReferral @contract -Force -PassThru).RegistrationStatus");
        Assert.Equal("ReviewPending", Assert.Single(registered.Output).ToString());
        Assert.Equal(3, registered.Warnings.Count);
        Assert.All(registered.Warnings, warning => Assert.Contains("exception that Microsoft approved", warning, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_due_follows_the_registration()
    {
        using var session = new LifecycleSession(WonDeal);
        const string Due = "$day = (Get-PartnerReferral $deal.Id).RegistrationDueDate; if ($day) { $day.ToString('yyyy-MM-dd') } else { 'none' }";

        Assert.Equal("2026-08-10", session.Get<string>(Due));
        Assert.Contains("Register the won deal", Page(), StringComparison.Ordinal);

        session.Output("$deal | Register-PartnerReferral @contract");
        Assert.Equal("none", session.Get<string>(Due));
        Assert.Contains("no won deal has to be registered", Page(), StringComparison.Ordinal);

        session.Output("Move-Registration $deal.Id ActionRequired");
        Assert.Equal("2026-08-03", session.Get<string>(Due));
        Assert.Contains("Correct the registration", Page(), StringComparison.Ordinal);

        session.Output("Get-PartnerReferral $deal.Id | Register-PartnerReferral -Correct -ContractValue 40000; Move-Registration $deal.Id Approved");
        Assert.Equal("none", session.Get<string>(Due));

        string Page()
        {
            var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName() + ".html");
            try
            {
                session.Output($"Get-PartnerReferral | Export-PartnerReferral '{path}'");
                return System.IO.File.ReadAllText(path);
            }
            finally
            {
                System.IO.File.Delete(path);
            }
        }
    }

    [Fact]
    public void A_contract_is_signed_after_Microsoft_was_invited()
    {
        using var session = new LifecycleSession(
            WonDeal +
            """

            $deal = New-Deal 'Shared later' @{ DealType = 'PartnerLed' }
            Step-Clock 10
            $shared = $deal | New-PartnerSharedReferral -HelpCode 3
            $null = Invoke-PartnerReferralRequest /_emulator/microsoft/accept -Method POST -Body @{ engagementId = $shared.EngagementId }
            $deal = Get-PartnerReferral $deal.Id | Close-PartnerReferral -As Won -PassThru -Confirm:$false
            $contract.SignDate = '2026-06-15'; $contract.StartDate = '2026-06-15'; $contract.EndDate = '2027-06-15'
            """);

        Assert.StartsWith("PartnerReferral.Validation.RegistrationSignedTooEarly,", session.Run("$deal | Register-PartnerReferral @contract").SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("PartnerReferral.Api.invalidRequest,", session.Run("Send-Raw $deal.Id $contract").SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("ReviewPending", session.Get<string>("$contract.SignDate = '2026-06-21'; ($deal | Register-PartnerReferral @contract -PassThru).RegistrationStatus"));
    }
}
