# The day's file; tomorrow's too, in case midnight comes in between.
foreach ($day in (Get-Date), (Get-Date).AddDays(1)) {
    (Get-Content ./deals.csv) -replace '^CRM-', 'DAY-' | Set-Content "./deals-$(Get-Date $day -Format yyyy-MM-dd).csv"
}
