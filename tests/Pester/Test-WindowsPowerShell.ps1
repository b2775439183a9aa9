<#
.SYNOPSIS
    Tries the built module in Windows PowerShell 5.1 against an emulator on a socket, and says what it covered.
.DESCRIPTION
    The other tests run in PowerShell 7. In a clone that was built (dotnet build), this one line runs the same ways of use
    in Windows PowerShell:

        powershell -NoProfile -ExecutionPolicy Bypass -File tests\Pester\Test-WindowsPowerShell.ps1

    Nothing is installed and nothing leaves the machine, unless -SignIn is given. It runs in PowerShell 7 too.
.PARAMETER Endpoint
    Address of an emulator that runs already. Without it one is started, which needs the .NET SDK 10. Plain http is taken
    for this machine only: where the SDK is on another one, start the emulator there and forward its port, for example
    with ssh -L 5123:127.0.0.1:5123.
.PARAMETER Module
    Manifest to try instead of this repository's.
.PARAMETER SignIn
    Also tries to sign in with a refresh token that is none: Microsoft's sign-in has to answer that it is not valid.
.PARAMETER PassThru
    Output the checks as objects instead of a report.
#>
[CmdletBinding()]
param(
    [uri] $Endpoint,
    [string] $Module,
    [switch] $SignIn,
    [switch] $PassThru
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$repository = Split-Path -Path (Split-Path -Path $PSScriptRoot)
if (-not $Module) { $Module = Join-Path $repository 'PartnerReferrals.psd1' }
$dealsFile = Join-Path (Join-Path $repository 'docs') 'examples/deals.csv'
$scratch = Join-Path ([IO.Path]::GetTempPath()) ([IO.Path]::GetRandomFileName())
$null = New-Item -Path $scratch -ItemType Directory
$checks = New-Object -TypeName 'System.Collections.Generic.List[object]'
$server = $null

function Start-SocketEmulator {
    # The process, and as its property Address where it listens.
    [OutputType([Diagnostics.Process])]
    [CmdletBinding(SupportsShouldProcess)]
    param()

    $project = Join-Path (Join-Path $repository 'src') 'PartnerReferrals.Emulator.Server'
    $program = Join-Path $project 'bin/Debug/net10.0/PartnerReferrals.Emulator.Server.dll'
    if (-not (Test-Path -Path $program)) { $null = dotnet build $project --verbosity quiet }
    if (-not $PSCmdlet.ShouldProcess($program, 'Start')) { return }

    $start = New-Object -TypeName Diagnostics.ProcessStartInfo -ArgumentList 'dotnet', ('"{0}" --seed 1 --log-bodies' -f $program)
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    $greeting = $process.StandardOutput.ReadLine()
    if ($greeting -notmatch 'http://[^ ]+') { throw "The emulator did not start: $greeting" }
    $process | Add-Member -NotePropertyName Address -NotePropertyValue ([uri] $Matches[0]) -PassThru
}

function Invoke-Control {
    # A call of the emulator's control path.
    param([string] $Path, [string] $Method = 'Get', [object] $Body)

    $call = @{ Uri = [uri]::new($Endpoint, "_emulator/$Path"); Method = $Method }
    if ($Body) { $call.Body = ConvertTo-Json -InputObject $Body -Depth 5; $call.ContentType = 'application/json' }
    Invoke-RestMethod @call
}

function Test-Step {
    # Runs one check: it fails when it throws, or returns anything but true.
    param([string] $Name, [scriptblock] $Check)

    $detail = ''
    try {
        $answer = @(. $Check)
        if ($answer.Count -ne 1 -or $answer[0] -ne $true) { $detail = 'The answer was: {0}' -f ($answer -join ', ') }
    }
    catch {
        $detail = '{0} ({1})' -f $_, $_.FullyQualifiedErrorId
    }

    $checks.Add([pscustomobject] @{ Check = $Name; Passed = $detail -eq ''; Detail = $detail })
}

function Get-Deal {
    # A deal without fault, with changes.
    [OutputType([hashtable])]
    param([hashtable] $With = @{})

    $deal = @{
        Name = 'Bluewater data platform'; DealType = 'Private'; CustomerName = 'Bluewater Bakeries AG'; AddressLine1 = 'Seestrasse 1'
        City = 'Zug'; Country = 'CH'; ConsentToContact = $true; ConsentToShareInfo = $true; DealValue = 1234.5; Currency = 'CHF'
        ClosingDate = '2027-11-30'; Solution = 'SOL-10001-AAA'; Contact = 'Mia, Keller, +41410000001, mia@bluewater.example'
    }
    foreach ($key in $With.Keys) { $deal[$key] = $With[$key] }
    $deal
}

try {
    if (-not $Endpoint) {
        $server = Start-SocketEmulator
        $Endpoint = $server.Address
    }

    $null = Invoke-Control 'reset' Post
    $token = [Net.NetworkCredential]::new('', (Invoke-Control 'tokens' Post).access_token).SecurePassword

    Test-Step 'import: every cmdlet of the manifest is there' {
        Import-Module -Name $Module
        $exported = (Import-PowerShellDataFile -Path $Module).CmdletsToExport
        @(Get-Command -Module PartnerReferrals).Count -eq $exported.Count
    }
    Test-Step 'help: Get-Help finds the page' { (Get-Help -Name New-PartnerReferral).Synopsis -match '^[A-Z].*\.$' }
    Test-Step 'connect: a token for another address' {
        Connect-PartnerReferralApi -Endpoint $Endpoint -AccessToken $token
        (Get-PartnerReferralConnection).Endpoint.Port -eq $Endpoint.Port
    }
    Test-Step 'create: from a hashtable, value and date exact' {
        $script:deal = New-PartnerReferral (Get-Deal)
        $deal.DealValue -eq 1234.5 -and $deal.ClosingDate.UtcDateTime.ToString('o') -eq '2027-11-30T00:00:00.0000000Z'
    }
    Test-Step 'check: a typed object and JSON are read alike' {
        $typed = [PartnerReferrals.Referral] @{ Name = 'Typed'; Type = 'Independent' }
        (Test-PartnerReferral -InputObject $typed).Message -eq (Test-PartnerReferral -InputObject $typed.ToJson()).Message
    }
    Test-Step 'read: by id, by name, by condition' {
        ($deal.Id, 'Bluewater*' | ForEach-Object { (Get-PartnerReferral $_).Id } | Select-Object -Unique) -eq $deal.Id -and
        (Get-PartnerReferral -Status Active -Country CH).Id -eq $deal.Id
    }
    Test-Step 'screen: the table is headed by properties' { ($deal | Out-String -Width 100) -match 'CustomerName +CurrentState' }
    Test-Step 'change: what differs, and a lost race is told' {
        $old = $deal
        $script:deal = $deal | Set-PartnerReferral -SalesStage Propose -PassThru
        $null = $old | Set-PartnerReferral -SalesStage Close -ErrorAction SilentlyContinue -ErrorVariable lost
        $deal.SalesStage -eq 'Propose' -and $lost[0].FullyQualifiedErrorId -like 'PartnerReferral.Conflict*'
    }
    Test-Step 'refuse: a faulty row is one record and nothing is sent' {
        $null = New-PartnerReferral (Get-Deal @{ Country = 'Atlantis' }) -ErrorAction SilentlyContinue -ErrorVariable fault
        @($fault).Count -eq 1 -and $fault[0].FullyQualifiedErrorId -like 'PartnerReferral.Validation.*'
    }
    Test-Step 'co-sell: both legs, then won' {
        $shared = Get-Deal @{ Name = 'Shared'; DealType = 'CoSell'; HelpCode = 'ProofOfConceptOrDemo'; InviteNotes = 'Please join.' } | New-PartnerSharedReferral
        $won = $shared.Referral | Close-PartnerReferral -As Won -PassThru -Confirm:$false
        $shared.MicrosoftState -eq 'New/Pending' -and $won.CurrentState -eq 'Closed/Won'
    }
    Test-Step 'bulk: Import-Csv with a journal, and the same again creates nothing' {
        $journal = Join-Path $scratch 'run.jsonl'
        $before = (Invoke-Control 'statistics').created
        $null = Import-Csv -Path $dealsFile | New-PartnerReferral -JournalPath $journal -ErrorAction SilentlyContinue
        $after = (Invoke-Control 'statistics').created
        $null = Import-Csv -Path $dealsFile | New-PartnerReferral -JournalPath $journal -ErrorAction SilentlyContinue
        $after - $before -ge 93 -and (Invoke-Control 'statistics').created -eq $after
    }
    Test-Step 'bulk: a whole file with a report' {
        $summary = Import-PartnerReferral $dealsFile -NoJournal -SkipInvalid -ReportPath (Join-Path $scratch 'run.html') -ErrorAction SilentlyContinue
        $summary.Created -eq 93 -and $summary.Rejected -eq 7 -and (Test-Path -Path (Join-Path $scratch 'run.html'))
    }
    Test-Step 'files: exported rows pass the check' {
        $file = Join-Path $scratch 'out.csv'
        Get-PartnerReferral -First 5 | Export-PartnerReferral -Path $file
        @(Import-Csv -Path $file).Count -eq 5
    }
    Test-Step 'exactly once: an answer that is lost' {
        $null = Invoke-Control 'faults' Post @{ name = 'lost'; operation = 'create'; nth = 1; drop = $true; commit = $true }
        $before = (Invoke-Control 'statistics').created
        $found = New-PartnerReferral (Get-Deal @{ Name = 'Lost and found'; ExternalReferenceId = 'LOST-1' }) -WarningAction SilentlyContinue
        $found.Name -eq 'Lost and found' -and (Invoke-Control 'statistics').created -eq $before + 1
    }
    Test-Step 'stay secret: no stream shows the token' {
        # -Debug would stop and ask there.
        $VerbosePreference = $DebugPreference = 'Continue'
        $text = Get-PartnerReferral -First 1 *>&1 | Out-String
        $VerbosePreference = $DebugPreference = 'SilentlyContinue'
        $text -match 'client-request-id' -and $text -notmatch 'eyJ'
    }
    if ($SignIn) {
        Test-Step 'sign-in: MSAL is loaded and its answer understood' {
            Connect-PartnerReferralApi -ClientId ([guid]::NewGuid()) -TenantId common -RefreshToken ([Net.NetworkCredential]::new('', 'none').SecurePassword) -ErrorAction SilentlyContinue -ErrorVariable refused
            $null = Get-PartnerReferral -First 1 -ErrorAction SilentlyContinue -ErrorVariable +refused
            $refused[0].FullyQualifiedErrorId -like 'PartnerReferral.Auth.*'
        }
    }
}
finally {
    if (Get-Command -Name Disconnect-PartnerReferralApi -ErrorAction Ignore) { Disconnect-PartnerReferralApi -ErrorAction Ignore }
    if ($server) { $server.Kill() }
    Remove-Item -Path $scratch -Recurse -Force
}

if ($PassThru) { return $checks }

$failed = @($checks | Where-Object { -not $_.Passed })
$checks | Format-Table -Property Check, Passed -AutoSize
$failed | ForEach-Object { '{0}: {1}' -f $_.Check, $_.Detail }
'{0} {1} on {2}: {3} of {4} checks passed.' -f $PSVersionTable.PSEdition, $PSVersionTable.PSVersion, [Environment]::OSVersion, ($checks.Count - $failed.Count), $checks.Count
'Covered: what the table names, over http to this machine.'
'Not covered: the emulator in the process (PowerShell 7 only), TLS, proxies, Ctrl+C{0}.' -f $(if ($SignIn) { '' } else { ', signing in (-SignIn)' })
exit [int] ($failed.Count -gt 0)
