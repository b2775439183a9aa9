# The files for Windows PowerShell 5.1 on Mono, where it is there or Debian's can be had.
step 'Mono: the files for Windows PowerShell 5.1'
if ! command -v mono > /dev/null && command -v apt-get > /dev/null && ((EUID == 0)); then
  { limited 2m apt-get update && limited 3m apt-get install --yes --no-install-recommends mono-runtime mono-devel; } > "$scratch/apt.log" 2>&1 < /dev/null
fi

if command -v mono > /dev/null; then
  { dotnet tool restore && limited 4m dotnet pwsh -NoProfile -File tests/Mono/Test-Mono.ps1 -WalkOnly; } < /dev/null || fault 'the walk on Mono failed'
else
  echo 'left out: there is no mono here, and it could not be installed'
fi
