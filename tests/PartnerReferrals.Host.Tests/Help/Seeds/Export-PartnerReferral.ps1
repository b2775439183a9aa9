# A closed deal before each further example, and a registered one.
New-PartnerReferral -Name 'Coho device refresh' -DealType Private -CustomerName 'Coho Winery' -AddressLine1 '77 Vine Road' -City Napa -Country US `
    -ConsentToContact -ConsentToShareInfo -SolutionId SOL-10001-AAA | Close-PartnerReferral -As Won -Confirm:$false
$led = New-PartnerReferral -Name 'Coho data platform' -DealType PartnerLed -CustomerName 'Coho Winery' -AddressLine1 '77 Vine Road' -City Napa -Country US `
    -ConsentToContact -ConsentToShareInfo -SolutionId SOL-10001-AAA -DealValue 60000 -Currency USD
$null = Invoke-PartnerReferralRequest /_emulator/clock -Method POST -Body @{ advance = 4 * 86400 }
$signed = $led.CreatedDateTime.UtcDateTime.Date.AddDays(1)
$led | Close-PartnerReferral -As Won -PassThru -Confirm:$false |
    Register-PartnerReferral -ContractValue 60000 -Currency USD -SignDate $signed -StartDate $signed -EndDate $signed.AddYears(1) -SolutionValue 60000 `
        -SolutionCurrency USD -PrimaryDeploymentOn Customer -PricingModel Other -DeployedOnAzure -MarketplaceTransacted:$false
