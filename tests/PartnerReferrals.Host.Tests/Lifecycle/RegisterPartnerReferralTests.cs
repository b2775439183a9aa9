using System;

namespace PartnerReferrals.Host.Tests.Lifecycle;

public sealed class RegisterPartnerReferralTests
{
    private const string WonDeal =
        """
        $deal = New-Deal -More @{ DealType = 'PartnerLed' }
        Step-Clock 10
        $deal = Get-PartnerReferral $deal.Id | Close-PartnerReferral -As Won -PassThru -Confirm:$false
        $contract = @{ ContractValue = 30000; Currency = 'USD'; StartDate = '2026-06-05'; EndDate = '2027-06-05'; SignDate = '2026-06-04'; Term = 'Finite'; SolutionId = 'SOL-1'; SolutionValue = 30000; SolutionCurrency = 'USD'; PrimaryDeploymentOn = 'Customer'; PricingModel = 'Other'; DeployedOnAzure = $true; MarketplaceTransacted = $false }
        """;

    [Fact]
    public void A_won_deal_is_registered_by_parameters()
    {
        using var session = new LifecycleSession(WonDeal);
        session.ForgetRequests();

        var registered = (dynamic)session.One("$deal | Register-PartnerReferral @contract -PassThru").BaseObject;

        Assert.Equal("ReviewPending", registered.RegistrationStatus);
        Assert.Equal(30000m, registered.Registrations[0].Contract.Value);
        Assert.Equal("Other", registered.Registrations[0].SolutionDetails[0].PricingModel);
        Assert.Contains("\"path\":\"/registrations/-\",\"value\":{\"type\":\"AzureIPCoSell\",", Assert.Single(session.PatchBodies()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@{ Contract = @{ Value = 30000; Currency = 'USD'; StartDateTime = '2026-06-05'; EndDateTime = '2027-06-05'; SignDateTime = '2026-06-04' }; SolutionDetails = @(@{ Id = 'SOL-1'; IsDeployedOnAzure = $true; Value = 30000; Currency = 'USD'; PrimaryDeploymentOn = 'Customer'; PricingModel = 'Other'; MarketplaceTransactionDetails = @{ IsMarketplaceTransacted = 'No' } }) }")]
    [InlineData("$contract")]
    [InlineData("([PartnerReferrals.Registration]@{ Contract = [PartnerReferrals.RegistrationContract]@{ Value = 200000; Currency = 'USD'; Term = 'Perpetual'; SignDateTime = '2026-06-04'; StartDateTime = '2026-06-05' }; SolutionDetails = @([PartnerReferrals.RegistrationSolution]@{ Id = 'SOL-1'; Value = 30000; Currency = 'USD'; IsDeployedOnAzure = $true; PrimaryDeploymentOn = 'Partner'; PricingModel = 'PayAsYouGo'; MarketplaceTransactionDetails = [PartnerReferrals.MarketplaceTransaction]@{ IsMarketplaceTransacted = $false } }) })")]
    public void It_is_registered_by_a_hashtable_or_a_model_too(string registration)
    {
        using var session = new LifecycleSession(WonDeal);

        session.Output($"$deal | Register-PartnerReferral -Registration {registration}");

        Assert.Equal(30000m, session.Get<decimal>("(Get-PartnerReferral $deal.Id).Registrations[0].SolutionDetails[0].Value"));
    }

    [Fact]
    public void Registering_again_is_no_change_or_refused_and_correcting_sends_what_differs()
    {
        using var session = new LifecycleSession(WonDeal + "\n$deal = $deal | Register-PartnerReferral @contract -PassThru");
        session.ForgetRequests();

        Assert.Empty(session.Output("$deal | Register-PartnerReferral @contract"));
        Assert.Equal(0, session.RequestCount());

        Assert.StartsWith(
            "PartnerReferral.Validation.RegistrationExists,",
            session.Run("$contract.ContractValue = 35000; $deal | Register-PartnerReferral @contract").SingleError.FullyQualifiedErrorId,
            StringComparison.Ordinal);

        Assert.StartsWith(
            "PartnerReferral.Validation.RegistrationNotAwaited,",
            session.Run("$deal | Register-PartnerReferral -ContractValue 35000 -Correct").SingleError.FullyQualifiedErrorId,
            StringComparison.Ordinal);
        Assert.Empty(session.PatchBodies());
        session.Output("Move-Registration $deal.Id ActionRequired; $deal = Get-PartnerReferral $deal.Id");
        session.ForgetRequests();
        Assert.Equal(35000m, session.Get<decimal>("($deal | Register-PartnerReferral -ContractValue 35000 -SolutionValue 30000 -Correct -PassThru).Registrations[0].Contract.Value"));
        Assert.Equal(
            """[{"op":"replace","path":"/registrations/0/contract/value","value":35000}]""", Assert.Single(session.PatchBodies()));
    }

    [Fact]
    public void The_rules_are_checked_before_anything_is_sent()
    {
        using var session = new LifecycleSession("$deal = New-Deal\n" + "$contract = @{ ContractValue = 30000; Currency = 'USD'; EndDate = '2027-06-05'; SolutionId = 'SOL-1' }");
        session.ForgetRequests();

        Assert.StartsWith(
            "PartnerReferral.Validation.RegistrationNotWon,",
            session.Run("$deal | Register-PartnerReferral @contract").SingleError.FullyQualifiedErrorId,
            StringComparison.Ordinal);
        Assert.Equal(0, session.RequestCount());
    }

    [Fact]
    public void All_faults_of_a_registration_come_at_once()
    {
        using var session = new LifecycleSession(WonDeal);

        var error = session.Run("$deal | Register-PartnerReferral -ContractValue 100 -Currency USD -SignDate 2026-01-01 -SolutionId SOL-1").SingleError;

        Assert.Contains("USD 25,000 a year or less", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("needs an end", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("more than 60 days ago", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("PrimaryDeploymentOn", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Microsofts_leg_is_looked_up_and_must_be_accepted()
    {
        using var session = new LifecycleSession(
            """
            $shared = New-PartnerSharedReferral @{
                Name = 'Shared'; CustomerName = 'Bluewater Bakeries AG'; AddressLine1 = 'Seestrasse 1'; City = 'Zug'; Country = 'CH'
                ConsentToContact = $true; ConsentToShareInfo = $true; ShareWithMicrosoft = $true; DealValue = 42000; Currency = 'CHF'; ClosingDate = '2026-11-30'
                Solution = 'SOL-1'; Contact = 'Mia, Keller, +41410000001, mia@bluewater.example'; Team = 'Noa, Frei, +41410000002, noa@partner.example'; HelpCode = '3'
            }
            Step-Clock 5
            $deal = $shared.Referral.Id | Close-PartnerReferral -As Won -PassThru -Confirm:$false
            $contract = @{ ContractValue = 30000; Currency = 'USD'; SignDate = '2026-06-04'; StartDate = '2026-06-05'; EndDate = '2027-06-05'; SolutionId = 'SOL-1'; SolutionValue = 30000; SolutionCurrency = 'USD'; PrimaryDeploymentOn = 'Customer'; PricingModel = 'Other'; DeployedOnAzure = $true; MarketplaceTransacted = $false }
            """);

        Assert.StartsWith(
            "PartnerReferral.Validation.RegistrationNotAccepted,",
            session.Run("$deal | Register-PartnerReferral @contract").SingleError.FullyQualifiedErrorId,
            StringComparison.Ordinal);

        session.Output("$null = Invoke-PartnerReferralRequest /_emulator/microsoft/accept -Method POST -Body @{ engagementId = $deal.EngagementId }");
        Assert.Equal("ReviewPending", session.Get<string>("($deal | Register-PartnerReferral @contract -PassThru).RegistrationStatus"));
    }

    [Fact]
    public void WhatIf_says_so_and_sends_nothing()
    {
        using var session = new LifecycleSession(WonDeal);
        session.ForgetRequests();

        Assert.Contains("\"Register deal\" on target \"Bluewater data platform (", session.Screen("$deal | Register-PartnerReferral @contract -WhatIf"), StringComparison.Ordinal);
        Assert.Equal(0, session.RequestCount());
    }

    [Fact]
    public void Nothing_to_register_is_an_error()
    {
        using var session = new LifecycleSession(WonDeal);

        Assert.StartsWith("PartnerReferral.NothingToSet,", session.Run("$deal | Register-PartnerReferral").SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void The_portals_file_registers_many_deals_and_what_is_registered_is_left_alone()
    {
        using var session = new LifecycleSession(
            """
            $ids = foreach ($n in 1..3) { (New-Deal "Deal $n" @{ DealType = 'PartnerLed' }).Id }
            Step-Clock 10
            $ids | Close-PartnerReferral -As Won -Confirm:$false
            function New-Row([string] $Id, [string] $Value = '30000') {
                [pscustomobject][ordered]@{
                    'Referral ID' = $Id; 'Registration Date' = ''; 'Registration Type' = 'AzureIPCoSell'; 'Registration Status' = ''; 'Registration Status Reason' = ''
                    'Is Marketplace Transacted' = 'No'; 'Marketplace Transaction Date' = ''; 'Is Deployed on Azure' = 'Yes'; 'Contract Value' = $Value
                    'Contract Currency' = 'USD'; 'Contract Term' = 'Finite'; 'Contract Sign Date' = '6/4/2026'; 'Contract Start Date' = '6/5/2026'
                    'Contract End Date' = '6/5/2027'; 'Solution Value' = '20000'; 'Solution Currency' = 'USD'; 'Primary Deployment On' = 'Customer'
                    'Pricing Model' = 'Other'; 'Review Pending Date' = ''; 'Action Required Date' = ''; 'Passed Date' = ''; 'Failed Date' = ''; 'Approved Date' = ''; Errors = ''
                }
            }
            """);

        var result = session.Run("(New-Row $ids[0]), (New-Row $ids[1] '100'), (New-Row $ids[2]) | Register-PartnerReferral");

        Assert.StartsWith("PartnerReferral.Validation.RegistrationValueTooSmall,", result.SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(result.Warnings);
        Assert.Equal("1 0 1", session.Get<string>("($ids | Get-PartnerReferral | ForEach-Object { @($_.Registrations).Count }) -join ' '"));
        Assert.Equal("SOL-1 2026-06-04", session.Get<string>("(Get-PartnerReferral $ids[0]).Registrations[0] | ForEach-Object { \"$($_.SolutionDetails[0].Id) $($_.Contract.SignDateTime.ToString('yyyy-MM-dd'))\" }"));

        session.ForgetRequests();
        Assert.Empty(session.Output("(New-Row $ids[0]), (New-Row $ids[1] '40000') | Register-PartnerReferral -Term Perpetual"));
        Assert.Single(session.PatchBodies());
        Assert.Equal("1 1 1", session.Get<string>("($ids | Get-PartnerReferral | ForEach-Object { @($_.Registrations).Count }) -join ' '"));
    }

    [Fact]
    public void A_registration_whose_answer_was_lost_is_looked_for_and_not_doubled()
    {
        using var session = new LifecycleSession(
            WonDeal + "\n$null = Invoke-PartnerReferralRequest /_emulator/faults -Method POST -Body @{ operation = 'patch'; commit = $true; status = 500; first = 1 }");

        Assert.Equal("ReviewPending", session.Get<string>("(Register-PartnerReferral -Id $deal.Id @contract -Force -PassThru).RegistrationStatus"));
        Assert.Equal(1, session.Get<int>("@((Get-PartnerReferral $deal.Id).Registrations).Count"));
    }
}
