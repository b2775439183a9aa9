# A Function with a timer, or a scheduled task: what no event told of. After ten attempts an event is given up.
param([Parameter(Mandatory)][string] $CursorFile)

# An hour of overlap: stamps are the service's, and saving a deal twice does no harm.
$since = if (Test-Path -LiteralPath $CursorFile) { [DateTimeOffset](Get-Content -LiteralPath $CursorFile) } else { [DateTimeOffset]::MinValue }
$started = [DateTimeOffset]::UtcNow
$changed = if ($since -eq [DateTimeOffset]::MinValue) { Get-PartnerReferral -ErrorAction Stop }
else { Get-PartnerReferral -UpdatedAfter $since -ErrorAction Stop }

# Lists have a deal in part only.
$changed | Get-PartnerReferral -ErrorAction Stop | Save-CrmDeal

# Noted last: a run that failed is made good by the next.
Set-Content -LiteralPath $CursorFile -Value $started.AddHours(-1).ToString('o')
