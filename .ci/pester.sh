# Acceptance in a real shell, where there is one.
step 'Pester'
if ! command -v pwsh > /dev/null; then
  echo 'not run: there is no pwsh here. What it proves that the bare engine can prove is proven by the tests above.'
elif ! pwsh -NoProfile -NonInteractive -Command 'exit [int](-not (Get-Module Pester -ListAvailable | Where-Object Version -ge 5.0))' < /dev/null; then
  echo 'not run: pwsh is here, Pester 5 or later is not.'
else
  limited 10m pwsh -NoProfile -NonInteractive -File build.ps1 -Task Pester < /dev/null || fault 'Pester failed'
fi
