#!/usr/bin/env bash
# Makes the README's pictures from real runs:
#   quickstart.svg  the screen of the quickstart, as text; needs `script` of util-linux for a terminal with colours
#   report.png      the page that an import of docs/examples/deals.csv writes; needs Chromium (CHROMIUM names another one)
#   pipeline.png    the page about the deals of pipeline.ps1; needs Chromium too
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
columns=120

# A copy with a short path: the pictures show where files lie.
mkdir -p "$scratch/home/PartnerReferrals"
dotnet build src/PartnerReferrals.Shell -v q --nologo
cp -r PartnerReferrals.psd1 bin docs "$scratch/home/PartnerReferrals"
shell=$PWD/src/PartnerReferrals.Shell/bin/Debug/net10.0/PartnerReferrals.Shell.dll

script -qec "stty cols $columns rows 80; dotnet '$shell' -NoProfile -Command \"\\\$ProgressPreference = 'SilentlyContinue'; & '$scratch/home/PartnerReferrals/docs/examples/quickstart.ps1'\"" /dev/null < /dev/null > "$scratch/quickstart.ansi"
dotnet "$shell" -NoProfile -File docs/pictures/terminal.ps1 -Path "$scratch/quickstart.ansi" -Destination docs/pictures/quickstart.svg \
  -Prompt 'dotnet run --project src/PartnerReferrals.Shell' -Columns $columns -HomePath "$scratch/home"

(
  cd "$scratch/home/PartnerReferrals"
  dotnet "$shell" -NoProfile -Command 'Connect-PartnerReferralApi -Emulator -EmulatorSettings @{ seed = 1; latency = 40 }
    Import-PartnerReferral docs/examples/deals.csv -SkipInvalid -NoJournal -ReportPath report.html -ErrorAction SilentlyContinue; exit 0' > /dev/null 2>&1
)
sed -i "s#$scratch/home#~#g" "$scratch/home/PartnerReferrals/report.html"
dotnet "$shell" -NoProfile -File docs/pictures/pipeline.ps1 -Path "$scratch/home/PartnerReferrals/pipeline.html" > /dev/null

# name of the page, height of the picture
photograph() {
  "${CHROMIUM:-chromium}" --headless --no-sandbox --disable-gpu --hide-scrollbars --force-color-profile=srgb \
    --user-data-dir="$scratch/profile" --window-size="1100,$2" --screenshot="$scratch/$1.png" "file://$scratch/home/PartnerReferrals/$1.html" 2> /dev/null
  mv "$scratch/$1.png" "docs/pictures/$1.png"
}

photograph report 1150
photograph pipeline 1180
ls -l docs/pictures
