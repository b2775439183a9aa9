# A run with a journal of its own before each further example.
Remove-Item ./run.jsonl, ./deals.csv.journal.jsonl -ErrorAction Ignore
$number = (Get-PartnerReferral).Count
$rows = Import-Csv ./deals.csv | ForEach-Object { $_.ExternalReferenceId += "-$number"; $_ }
$null = $rows | New-PartnerReferral -JournalPath ./run.jsonl
