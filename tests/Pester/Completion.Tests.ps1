# What Tab offers for values.

BeforeAll {
    . "$PSScriptRoot/Acceptance.ps1"

    function Get-Completion {
        # The values offered at the end of a line.
        [OutputType([System.Management.Automation.CompletionResult])]
        param([string] $Line)

        (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches | Where-Object ResultType -EQ 'ParameterValue'
    }
}

AfterAll {
    Disconnect-PartnerReferralApi -ErrorAction Ignore
}

Describe 'Tab completion of values' {
    It '<Line> offers all of them' -ForEach @(
        @{ Line = 'Get-PartnerReferral -Status '; Offered = 'New', 'Active', 'Closed' }
        @{ Line = 'Get-PartnerReferral -Type '; Offered = 'Independent', 'Shared' }
        @{ Line = 'Get-PartnerReferral -Direction '; Offered = 'Incoming', 'Outgoing' }
        @{ Line = 'Get-PartnerReferral -OrderBy '; Offered = 'CreatedDateTime', 'UpdatedDateTime' }
        @{ Line = 'New-PartnerReferral -DealType '; Offered = 'Private', 'PartnerLed', 'CoSell' }
        @{ Line = 'Register-PartnerReferral -Term '; Offered = 'Perpetual', 'Finite' }
        @{ Line = 'Register-PartnerReferral -PricingModel '; Offered = 'PayAsYouGo', 'Other' }
        @{ Line = 'Register-PartnerReferral -PrimaryDeploymentOn '; Offered = 'Customer', 'Partner' }
        @{ Line = 'Close-PartnerReferral -As '; Offered = 'Won', 'Lost', 'Declined', 'Expired', 'Error' }
        @{ Line = 'Connect-PartnerReferralApi -Environment '; Offered = 'Production' }
        @{ Line = 'Export-PartnerReferral -Format '; Offered = 'Flat', 'Portal', 'Portal2023', 'PortalRegistrations' }
        @{ Line = 'Invoke-PartnerReferralRequest -Method '; Offered = 'DELETE', 'GET', 'PATCH', 'POST', 'PUT' }
    ) {
        (Get-Completion $Line).CompletionText | Should -Be $Offered
    }

    It '<Line> finds <Offered>' -ForEach @(
        @{ Line = 'Get-PartnerReferral -Status A'; Offered = 'Active' }
        @{ Line = 'New-PartnerReferral -Country CH'; Offered = 'CH' }
        @{ Line = 'New-PartnerReferral -Country Switz'; Offered = 'CH' }
        @{ Line = 'Import-PartnerReferral deals.csv -Currency ch'; Offered = 'CHF' }
        @{ Line = 'New-PartnerReferral -Industry Ret'; Offered = "'Retail & Consumer Goods'" }
        @{ Line = 'New-PartnerSharedReferral -HelpCode Proof'; Offered = 'ProofOfConceptOrDemo' }
        @{ Line = 'Set-PartnerReferral -Status Closed -Substatus W'; Offered = 'Won' }
        @{ Line = 'Set-PartnerReferral -SalesStage Dev'; Offered = 'Develop' }
        @{ Line = 'Set-PartnerReferral -Substatus Lost -StatusReason Budget'; Offered = "'Budget not adequate'" }
        @{ Line = 'Deny-PartnerReferral -Reason Not'; Offered = "'Not a customer'" }
        @{ Line = 'Get-PartnerReferral -Property CustomerName'; Offered = 'CustomerName' }
        @{ Line = 'Set-PartnerReferral -Patch DealVal'; Offered = "@{ 'DealValue' = '' }" }
        @{ Line = 'Test-PartnerReferral -PropertyMap DealVal'; Offered = "@{ 'YourColumn' = 'DealValue' }" }
    ) {
        (Get-Completion $Line).CompletionText | Select-Object -First 1 | Should -Be $Offered
    }

    It 'offers reasons that fit how the deal ended' {
        (Get-Completion 'Close-PartnerReferral -As Lost -Reason ').CompletionText | Should -Contain "'Customer chose another vendor'"
        (Get-Completion 'Close-PartnerReferral -As Error -Reason ').CompletionText | Should -Not -Contain "'Customer chose another vendor'"
        Get-Completion 'Close-PartnerReferral -As Won -Reason ' | Should -BeNullOrEmpty
    }

    It 'says what each value means' {
        (Get-Completion 'New-PartnerReferral -Country LI').ToolTip | Should -Be 'Liechtenstein'
        (Get-Completion 'New-PartnerReferral -Currency CHF').ToolTip | Should -Be 'Swiss franc'
    }

    It 'offers only states the referral can move to' {
        Connect-PartnerReferralApi -Emulator
        $script:Deal = New-PartnerReferral (Get-TestDeal)
        (Get-Completion '$Deal | Set-PartnerReferral -Status ').CompletionText | Should -Be 'Closed'
        (Get-Completion '$Deal | Close-PartnerReferral -As ').CompletionText | Should -Contain 'Won'
        $script:Deal = $Deal | Close-PartnerReferral -As Won -PassThru -Confirm:$false
        Get-Completion '$Deal | Close-PartnerReferral -As ' | Should -BeNullOrEmpty
    }

    It 'offers the referrals that were shown last, with their names' {
        Connect-PartnerReferralApi -Emulator
        $referral = New-PartnerReferral (Get-TestDeal)
        $offered = Get-Completion 'Get-PartnerReferral -Id '
        $offered.CompletionText | Should -Be $referral.Id
        $offered.ToolTip | Should -Match 'Bluewater data platform'
        (Get-Completion 'Get-PartnerReferral -EngagementId ').CompletionText | Should -Be $referral.EngagementId
    }
}
