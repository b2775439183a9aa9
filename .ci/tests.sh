# The README's test command. Sets passed, failed and skipped to the totals of all test assemblies.
passed=0 failed=0 skipped=0

step 'dotnet test (build included)'
log=$scratch/test.log
limited 15m dotnet test 2>&1 < /dev/null | tee "$log"
code=${PIPESTATUS[0]}
((code == 0)) || fault "dotnet test ended with exit code $code"

# Assemblies run at the same time and their lines may mingle. A record of counts is one write of the runner and the
# assembly's name after it another, so each is looked for by itself, anywhere in a line.
records=0
while read -r record; do
  read -r record_failed record_passed record_skipped record_total <<< "${record//[!0-9 ]/}"
  ((records += 1, failed += record_failed, passed += record_passed, skipped += record_skipped))
  ((record_total > 0)) || fault 'a test assembly ran no test'
  ((record_total == record_failed + record_passed + record_skipped)) || fault "these counts do not add up: $record"
done < <(grep -oE 'Failed: +[0-9]+, Passed: +[0-9]+, Skipped: +[0-9]+, Total: +[0-9]+' "$log")

expected=0
for project in tests/*/*.Tests.csproj; do
  assembly=$(basename "$project" .csproj).dll
  ((expected += 1))
  grep -qF -- "- $assembly (" "$log" || fault "$assembly is missing from the results: it was not run, or has no test"
done
((records == expected)) || fault "$expected test assemblies were expected to report, $records did"

if grep -E ': warning( [A-Za-z]+[0-9]+)? ?:' "$log" > "$scratch/warnings"; then
  sort -u "$scratch/warnings"
  fault 'the build has warnings'
fi
