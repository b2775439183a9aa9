#requires -Version 7.4
# Tries the files for Windows PowerShell 5.1 on Mono, which runs what is built for .NET Framework: first the client's own tests, then one walk
# through client and sign-in with the shipped files, line by line beside the same walk on .NET. Needs mono and mono-devel (Debian) and a built module.
[CmdletBinding()]
param(
    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug',

    # Leaves the client's own tests out: a quarter of a minute instead of two.
    [switch] $WalkOnly
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$repository = Split-Path (Split-Path $PSScriptRoot)

# What says nothing of .NET Framework on Mono, and why.
$left = [ordered] @{
    'Changes.ChangeStateFileTests.A_writing_replaces_all_of_the_one_before'                              = 'it lets nobody read what another has open to write'
    'Changes.ChangeStateFileTests.What_a_crash_left_beside_a_file_that_was_never_written_is_a_beginning' = 'likewise'
    'Changes.ChangeStateFileTests.What_cannot_be_written_is_written_with_the_next_saving'                = 'likewise'
    'Changes.ChangeStateFileTests.What_is_new_is_written_once_and_nothing_else_is'                       = 'likewise'
    'Changes.ChangeStateFileTests.What_was_seen_of_one_service_says_nothing_of_another'                  = 'likewise'
    'Creating.FoldedTextTests.Of_a_text_letters_and_digits_are_left_and_of_one_without_any_all_of_it'    = 'Mono takes no ligatures apart'
    'Events.EventListenerTests.A_megabyte_is_refused_with_413'                                           = 'its HttpListener refuses by itself, with 400'
    'Events.SignatureTests'                                                                              = 'Mono cannot make the certificates that sign'
    'Http.ProxyTests.A_proxy_that_lets_nothing_through_is_named'                                         = 'it hands on the answer of a proxy as that of the service'
    'Mapping.ReferralDraftTests.A_column_called_like_its_field_is_not_named_twice'                       = 'System.Memory cannot compare lists that hold a null there'
    'Models.NumberTextTests.The_text_is_what_NET_writes'                                                 = 'the frameworks themselves write a float in different ways'
    'Runs.JournalHolderTests.It_is_found_while_it_holds_the_journal'                                     = 'it lets nobody read what another has open to write'
    'Runs.JournalLockTests'                                                                              = 'its file locks are neither those of Windows nor those of .NET'
    'Runs.JournalSnapshotTests.Looking_and_running_do_not_keep_each_other_out'                           = 'likewise'
    'Runs.JournalTailTests.A_file_changed_under_the_run_ends_it'                                         = 'likewise'
    'Runs.JournalTailTests.A_journal_that_was_begun_and_left_has_nothing_in_doubt'                       = 'likewise'
    'Runs.JournalWriterTests'                                                                            = 'likewise'
    'Runs.SingleWriterTests.What_has_the_file_open_for_a_moment_does_not_keep_the_writer_out'            = 'likewise'
    'Tables.CsvFileReaderTests.Cell_is_read_as_RFC_4180_has_it'                                          = 'System.Memory cannot compare lists that hold a null there'
    'Tables.CsvFileReaderTests.Other_delimiters'                                                         = 'likewise'
    'Tables.CsvFileReaderTests.Rows_stream_and_nothing_is_kept'                                          = 'its collector keeps what only looks as if it were referred to'
    'Tables.TablesSurfaceTests.No_package_shows_in_the_public_surface'                                   = 'the framework has other names there'
}

function Invoke-Program([string] $Name, [string[]] $Argument) {
    # Output goes where the caller sends it; a failure ends the script.
    & $Name @Argument
    if ($LASTEXITCODE -ne 0) {
        throw "'$Name $Argument' ended with exit code $LASTEXITCODE."
    }
}

function Get-Walk([string] $Name, [string] $Program) {
    # What the walk prints, against a service that holds nothing yet.
    $server = [System.Diagnostics.Process]::Start([System.Diagnostics.ProcessStartInfo] @{
            FileName               = 'dotnet'
            Arguments              = "exec ""$repository/src/PartnerReferrals.Emulator.Server/bin/$Configuration/net10.0/PartnerReferrals.Emulator.Server.dll"" --port 0"
            RedirectStandardOutput = $true
        })
    try {
        $address = [regex]::Match($server.StandardOutput.ReadLine(), 'http://\S+').Value
        Invoke-Program -Name $Name -Argument $Program, $address, "$repository/docs/examples/deals.csv"
    }
    finally {
        $server.Kill()
        $server.Dispose()
    }
}

if (-not $WalkOnly) {
    '== The tests of the client'
    foreach ($name in $left.Keys) {
        "left out: $name, as $($left[$name])."
    }
    Invoke-Program -Name dotnet -Argument 'build', "$PSScriptRoot/Mono.csproj", '--configuration', $Configuration, '--verbosity', 'quiet', '--nologo'
    $without = foreach ($name in $left.Keys) {
        if (($name -split '\.').Count -eq 2) { '-class-' } else { '-method-' }
        "PartnerReferrals.Client.Tests.$name"
    }
    Invoke-Program -Name mono -Argument (@("$PSScriptRoot/bin/$Configuration/net472/PartnerReferrals.Client.Tests.exe", '-noColor') + $without)
}

'== The walk with the shipped files'
Invoke-Program -Name dotnet -Argument 'build', "$PSScriptRoot/Walk/Walk.csproj", '--configuration', $Configuration, '--verbosity', 'quiet', '--nologo'
$here = @(Get-Walk -Name dotnet -Program "$PSScriptRoot/Walk/bin/$Configuration/net10.0/PartnerReferrals.Client.Tests.dll")
$there = @(Get-Walk -Name mono -Program "$PSScriptRoot/Walk/bin/$Configuration/net472/PartnerReferrals.Client.Tests.exe")
$differences = @(Compare-Object -ReferenceObject $here -DifferenceObject $there -SyncWindow 0)
if ($differences) {
    $differences | Format-Table -Property SideIndicator, InputObject -Wrap | Out-String
    throw "Mono printed $($differences.Count) lines that differ."
}

"$($here.Count) lines, the same on .NET and on Mono."
