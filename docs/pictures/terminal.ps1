# Draws what a terminal received (text with ANSI colours) as an SVG picture of that terminal.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $Destination,
    [string] $Prompt,
    [int] $Columns = 120,

    # Shown as ~.
    [string] $HomePath
)

$ErrorActionPreference = 'Stop'
$cell = @{ Width = 7.8; Height = 18; Left = 16; Top = 52 }
$colours = @{ 30 = '#484f58'; 31 = '#ff7b72'; 32 = '#7ee787'; 33 = '#e3b341'; 34 = '#79c0ff'; 35 = '#d2a8ff'; 36 = '#76e3ea'; 37 = '#c9d1d9' }

# A redrawn line shows what was written last; sequences that are no colours are for the terminal only.
function Get-ScreenLine([string] $Text) {
    foreach ($line in $Text -split '\r?\n') {
        $line = $line -replace '\x1b\[\?[0-9;]*[a-z]|\x1b[=>]', ''
        if ($line.Contains("`r")) { $line = $line.Substring($line.LastIndexOf("`r") + 1) }
        $line.TrimEnd() -creplace '\x1b\[[0-9;]*[A-Za-ln-z]', ''
    }
}

# Runs of one style, broken where the terminal is full: a list of rows, each a list of Text and Style.
function ConvertTo-Row([string] $Line) {
    $style = ''
    $room = $Columns
    $row = [System.Collections.Generic.List[object]]::new()
    foreach ($part in [regex]::Matches($Line, '\x1b\[(?<codes>[0-9;]*)m|(?<text>[^\x1b]+)')) {
        if ($part.Groups['codes'].Success) {
            foreach ($code in $part.Groups['codes'].Value -split ';') {
                if ([int]"0$code" -eq 0) { $style = '' }
                elseif ($code -eq '1') { $style += ' font-weight="bold"' }
                elseif ($code -eq '3') { $style += ' font-style="italic"' }
                elseif ($colours[[int]$code]) { $style = ($style -replace ' fill="[^"]*"') + " fill=`"$($colours[[int]$code])`"" }
            }

            continue
        }

        $text = $part.Value
        while ($text.Length -gt 0) {
            if ($room -eq 0) {
                , $row
                $row = [System.Collections.Generic.List[object]]::new()
                $room = $Columns
            }

            $length = [Math]::Min($room, $text.Length)
            $row.Add(@{ Text = $text.Substring(0, $length); Style = $style })
            $text = $text.Substring($length)
            $room -= $length
        }
    }

    , $row
}

function ConvertTo-SvgText([string] $Text) { [System.Security.SecurityElement]::Escape($Text) }

$screen = [System.IO.File]::ReadAllText($Path)
if ($HomePath) { $screen = $screen.Replace($HomePath, '~') }
$lines = @("`e[32m~/PartnerReferrals>`e[0m $Prompt") + @(Get-ScreenLine $screen.TrimEnd())
$rows = foreach ($line in $lines) { ConvertTo-Row $line }

$invariant = [cultureinfo]::InvariantCulture
$width = [int]($Columns * $cell.Width + 2 * $cell.Left)
$height = [int]($rows.Count * $cell.Height + $cell.Top + 8)
$svg = [System.Text.StringBuilder]::new()
$null = $svg.AppendLine("<svg xmlns=`"http://www.w3.org/2000/svg`" viewBox=`"0 0 $width $height`" width=`"$width`" height=`"$height`" role=`"img`" font-family=`"ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace`" font-size=`"13`" fill=`"#c9d1d9`">")
$null = $svg.AppendLine("<title>The screen of: $(ConvertTo-SvgText $Prompt)</title>")
$null = $svg.AppendLine("<rect width=`"$width`" height=`"$height`" rx=`"8`" fill=`"#0d1117`"/>")
$dots = '#ff5f57', '#febc2e', '#28c840'
foreach ($i in 0..2) { $null = $svg.AppendLine("<circle cx=`"$(20 + 18 * $i)`" cy=`"20`" r=`"6`" fill=`"$($dots[$i])`"/>") }

for ($i = 0; $i -lt $rows.Count; $i++) {
    $length = 0
    $spans = foreach ($run in $rows[$i]) {
        $length += $run.Text.Length
        $text = ConvertTo-SvgText $run.Text
        if ($run.Style) { "<tspan$($run.Style)>$text</tspan>" } else { $text }
    }

    if ($length -eq 0) { continue }
    $y = $cell.Top + $i * $cell.Height
    # The length is given, so that columns stand below each other in whatever font there is.
    $textLength = ($length * $cell.Width).ToString('0.#', $invariant)
    $null = $svg.AppendLine("<text x=`"$($cell.Left)`" y=`"$y`" xml:space=`"preserve`" textLength=`"$textLength`" lengthAdjust=`"spacingAndGlyphs`">$(-join $spans)</text>")
}

$null = $svg.AppendLine('</svg>')
$target = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Destination)
[System.IO.File]::WriteAllText($target, $svg.ToString().Replace("`r`n", "`n"))
"${Destination}: $($rows.Count) lines"
