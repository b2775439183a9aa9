# A row that cannot be sent.
[System.IO.File]::AppendAllText($ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath('./deals.csv'), "CRM-0005,No customer`n")
