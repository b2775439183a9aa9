# The examples of README, help and guides that run commands in runspaces of their own: these find the module only where it is
# installed. All other examples are run by PartnerReferrals.Host.Tests.

BeforeDiscovery {
    $repository = Split-Path -Path (Split-Path -Path $PSScriptRoot)
    $script:Cases = @(
        foreach ($page in Get-Item -Path "$repository/README.md", "$repository/docs/*.md", "$repository/docs/en-US/*.md") {
            $text = (Get-Content -LiteralPath $page.FullName -Raw) -replace '\r'
            foreach ($match in [regex]::Matches($text, '(?ms)^```powershell\n(.*?)^```')) {
                if ($match.Groups[1].Value -match '-Parallel') {
                    @{ Page = $page.BaseName; Code = $match.Groups[1].Value }
                }
            }
        }
    )
}

BeforeAll {
    . "$PSScriptRoot/Acceptance.ps1"
    $script:ModulePath = $env:PSModulePath
    $env:PSModulePath = (Install-TestModule (Join-Path $TestDrive 'modules')) + [IO.Path]::PathSeparator + $ModulePath
}

AfterAll {
    $env:PSModulePath = $ModulePath
    Disconnect-PartnerReferralApi -ErrorAction Ignore
}

Describe 'Examples with -Parallel' {
    BeforeEach {
        Connect-PartnerReferralApi -Emulator
        Push-Location -Path (New-Item -ItemType Directory -Path (Join-Path $TestDrive ([guid]::NewGuid())))
        1, 2 | ForEach-Object { [pscustomobject](Get-TestDeal @{ DealType = 'PartnerLed'; ExternalReferenceId = "ROW-$_" }) } | Export-Csv -Path deals.csv
    }

    AfterEach {
        Pop-Location
    }

    It 'of <Page>' -ForEach $Cases {
        $null = . ([scriptblock]::Create($Code))
        @(Get-PartnerReferral).Count | Should -Be 2
    }
}
