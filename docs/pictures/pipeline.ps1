# Fills an emulator with deals of every kind and writes the page about them.
param(
    # Where the page goes.
    [Parameter(Mandatory)]
    [string] $Path
)

$null = Connect-PartnerReferralApi -Emulator -EmulatorSettings @{ seed = 1 }
$deal = @{
    AddressLine1 = 'Seestrasse 1'; City = 'Zug'; Country = 'CH'; ConsentToContact = $true; ConsentToShareInfo = $true
    SolutionId = 'SOL-10001-AAA'; SolutionArea = 'Cloud and AI Platforms'; SolutionPlay = 'Innovate with Azure AI Apps and Agents'
    Contact = 'Mia, Keller, +41410000001, mia@bluewater.example'; HelpCode = 'ProofOfConceptOrDemo'; InviteNotes = 'Please join.'
}
$customers = 'Bluewater Bakeries AG', 'Fabrikam Foods', 'Northwind Rail', 'Tailspin Toys', 'Wide World Clinics'
$kinds = 'Data platform', 'Shop in the cloud', 'Factory sensors', 'Contact centre'
$firstDay = [datetime]::UtcNow.Date.AddDays(20)
$rows = foreach ($n in 1..48) {
    $row = $deal.Clone()
    $row.CustomerName = $customers[$n % 5]
    $row.Name = $kinds[$n % 4] + ' for ' + $row.CustomerName
    $row.DealValue = 4000 + (($n * 7919) % 90) * 1000
    $row.Currency = ('CHF', 'EUR', 'CHF')[$n % 3]
    $row.ClosingDate = $firstDay.AddDays(($n * 37) % 330).ToString('yyyy-MM-dd')
    $row.DealType = ('Private', 'CoSell')[$n % 2]
    [pscustomobject]$row
}

$null = $rows | Where-Object DealType -eq CoSell | New-PartnerSharedReferral
$made = @($rows | Where-Object DealType -eq Private | Select-Object * -ExcludeProperty HelpCode, InviteNotes, Contact | New-PartnerReferral)
$null = $made | Select-Object -First 5 | Close-PartnerReferral -As Won -Confirm:$false
$null = $made | Select-Object -Skip 5 -First 3 | Close-PartnerReferral -As Lost -Reason 'Lost to a competitor' -Confirm:$false
@(Get-PartnerReferral -WarningAction Ignore | Where-Object DealType -ne CoSell) + @(Get-PartnerSharedReferral) | Export-PartnerReferral $Path
