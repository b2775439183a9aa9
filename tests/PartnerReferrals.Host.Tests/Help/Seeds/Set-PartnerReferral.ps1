# A list of deals with their next stage.
Get-PartnerReferral | Select-Object -Property Id, @{ Name = 'NewStage'; Expression = { 'Develop' } } | Export-Csv ./stages.csv
