# A list of deals with their next stage.
Get-PartnerReferral | Select-Object -Property Id, @{ Name = 'NewStage'; Expression = { 'Develop' } } | Export-Csv ./stages.csv
# And one of changes.
Get-PartnerReferral | Select-Object -Property Id, @{ Name = 'DealValue'; Expression = { $_.DealValue + 500 } }, @{ Name = 'Notes'; Expression = { 'Called again.' } } | Export-Csv ./changes.csv
