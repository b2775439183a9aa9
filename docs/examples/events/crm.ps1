# Stands for your CRM: one file a deal. Replace it by calls of your CRM's own module; the two scripts beside it stay as they are.
param([Parameter(Mandatory)][string] $Folder)

# What is older than what the CRM has is not written: events and catching up overlap, and events may come late.
function Save-CrmDeal {
    param([Parameter(Mandatory, ValueFromPipeline)][PartnerReferrals.Referral] $Deal)
    process {
        $file = Join-Path $Folder "$($Deal.Id).json"
        if (Test-Path -LiteralPath $file) {
            $known = Get-Content -LiteralPath $file -Raw | ConvertFrom-Json
            if ([DateTimeOffset] $known.Updated -ge $Deal.UpdatedDateTime) { return }
        }
        [ordered]@{
            Id      = $Deal.Id
            Updated = $Deal.UpdatedDateTime.ToString('o')
            Name    = $Deal.Name
            State   = $Deal.CurrentState
            Value   = $Deal.DealValue
            Owner   = $Deal.Owner
        } | ConvertTo-Json | Set-Content -LiteralPath $file
    }
}
