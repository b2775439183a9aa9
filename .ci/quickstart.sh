# The README's first command, and whether it did what its last lines say.
step 'dotnet run --project src/PartnerReferrals.Shell (the quickstart)'
log=$scratch/quickstart.log
limited 5m dotnet run --project src/PartnerReferrals.Shell 2>&1 < /dev/null | tee "$log"
code=${PIPESTATUS[0]}
((code == 0)) || fault "the quickstart ended with exit code $code"

# Its closing line reads like "Quickstart: 95 referrals created, 7 rows rejected." Colours, if any, are taken out first.
summary=$(sed 's/\x1b\[[0-9;]*m//g' "$log" | grep -E '^ *Quickstart:' | tail -n 1)
count() {
  grep -oE "[0-9]+( [a-z]+)? $1\b" <<< "$summary" | grep -oE '^[0-9]+' | head -n 1
}

if [[ -z $summary ]]; then
  fault 'the quickstart printed no closing line "Quickstart: N referrals created, N rows rejected"'
else
  created=$(count created) rejected=$(count rejected) unknown=$(count unknown)
  [[ $created == "$quickstart_created" ]] || fault "the quickstart created ${created:-nothing}, expected $quickstart_created"
  [[ $rejected == "$quickstart_rejected" ]] || fault "the quickstart rejected ${rejected:-nothing}, expected $quickstart_rejected"
  [[ ${unknown:-0} == 0 ]] || fault "the quickstart left $unknown rows unknown"
fi
