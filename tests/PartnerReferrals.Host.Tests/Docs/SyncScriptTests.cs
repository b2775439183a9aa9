using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Docs;

/// <summary>docs/examples/sync.ps1: night after night a CRM, played by a file, and Partner Center are brought in step, both ways.</summary>
public sealed class SyncScriptTests : IDisposable
{
    private const string Crm =
        """
        $crm = [ordered]@{}
        foreach ($id in 'A', 'B', 'C') {
            $crm[$id] = [ordered]@{
                ExternalReferenceId = $id; ETag = ''; Name = "Deal $id"; CustomerName = 'Bluewater Bakeries AG'; AddressLine1 = 'Seestrasse 1'; City = 'Zug'; Country = 'CH'
                ConsentToContact = 'Yes'; ConsentToShareInfo = 'Yes'; DealType = 'Private'; DealValue = '1000'; Currency = 'CHF'; ClosingDate = '2027-11-30'; SalesStage = ''
                ContactFirstName = 'Mia'; ContactLastName = 'Keller'; ContactPhone = '+41410000001'; ContactEmail = 'mia@bluewater.example'; SolutionId = 'SOL-10001-AAA'
                HelpCode = ''; SolutionArea = ''; SolutionPlay = ''; OwnState = ''; MicrosoftState = ''; MicrosoftStatusReason = ''; MicrosoftCrmId = ''
            }
        }
        $crm.C.DealType = 'CoSell'; $crm.C.HelpCode = 'GeneralOrOther'
        $crm.C.SolutionArea = 'Cloud and AI Platforms'; $crm.C.SolutionPlay = 'Innovate with Azure AI Apps and Agents'

        # What a seller does in Partner Center.
        function Set-There($Id, $Values) { Get-PartnerReferral -ExternalReferenceId $Id | Where-Object Owner -ne Microsoft | Set-PartnerReferral @Values }
        function Get-Write { @((Invoke-PartnerReferralRequest /_emulator/requests) | Where-Object operation -in create, patch, put).Count }

        # A night: the CRM writes its file, the script runs, and the CRM takes the news in.
        function Invoke-Night {
            $crm.Values | ForEach-Object { [pscustomobject] $_ } | Export-Csv $folder/crm.csv
            $before = Get-Write
            $null = & $script -Folder $folder
            $code = $LASTEXITCODE
            $writes = (Get-Write) - $before
            $news = foreach ($file in Get-ChildItem $folder -Filter from-partner-center-*.csv | Sort-Object Name) {
                foreach ($row in Import-Csv $file) {
                    foreach ($name in 'ETag', 'DealValue', 'SalesStage', 'OwnState', 'MicrosoftState', 'MicrosoftStatusReason', 'MicrosoftCrmId') { $crm[$row.ExternalReferenceId][$name] = $row.$name }
                    $row.ExternalReferenceId
                }
                Remove-Item $file
            }
            "code $code, $writes written, news of $(($news | Sort-Object -Unique) -join ' ')"
        }

        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("partner-referrals-");
    private readonly ModuleSession _session = ModuleSession.Connected();

    public SyncScriptTests() => _session.Output("$folder, $script = $args\n" + Crm, _folder.FullName, Script);

    public void Dispose()
    {
        _session.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Changes_go_both_ways_once_and_none_comes_back_as_its_own_echo()
    {
        Assert.Equal("code 0, 4 written, news of A B C", Night());
        Assert.Equal("code 0, 0 written, news of ", Night());

        _session.Output("$crm.A.DealValue = '50000'; Set-There B @{ SalesStage = 'Propose' }; $null = Invoke-PartnerReferralRequest /_emulator/microsoft/accept -Method POST -Body @{ engagementId = (Get-PartnerSharedReferral).EngagementId }");
        Assert.Equal("code 0, 1 written, news of B C", Night());
        Assert.Equal(["50000", "Propose", "Active/Accepted", "True"], Output("(Get-PartnerReferral -ExternalReferenceId A).DealValue; $crm.B.SalesStage; $crm.C.MicrosoftState; $crm.C.MicrosoftCrmId.Length -gt 0"));
        Assert.Equal("code 0, 0 written, news of ", Night());

        // The CRM was not told the version that its own change left, and changes the deal once more.
        _session.Output("$crm.A.DealValue = '60000'");
        Assert.Equal("code 0, 1 written, news of ", Night());
        AssertInStep();
    }

    [Fact]
    public void What_both_sides_changed_waits_for_a_decision_and_nothing_is_overwritten()
    {
        Night();
        _session.Output("$crm.A.DealValue = '1'; Set-There A @{ DealValue = 2 }; $crm.B.DealValue = '3'");

        Assert.Equal("code 1, 1 written, news of A", Night());
        Assert.Contains("DealValue: theirs 2, yours 1", File.ReadAllText(Path.Combine(_folder.FullName, "crm.csv.html")), StringComparison.Ordinal);
        Assert.Equal(["2", "2"], Output("(Get-PartnerReferral -ExternalReferenceId A).DealValue; $crm.A.DealValue"));

        // Theirs is kept.
        Assert.Equal("code 0, 0 written, news of ", Night());
        AssertInStep();

        // Another time the CRM's own value is written again, over the version that it knows now.
        _session.Output("$crm.A.DealValue = '5'; Set-There A @{ DealValue = 4 }");
        Assert.Equal("code 1, 0 written, news of A", Night());
        _session.Output("$crm.A.DealValue = '5'");
        Assert.Equal("code 0, 1 written, news of ", Night());
        AssertInStep();
    }

    [Fact]
    public void What_both_made_alike_is_still_the_other_sides_change()
    {
        Night();
        _session.Output("$crm.A.DealValue = '99'; Set-There A @{ DealValue = 99; SalesStage = 'Propose' }");

        Assert.Equal("code 0, 0 written, news of A", Night());
        AssertInStep();
        _session.Output("$crm.A.DealValue = '98'");
        Assert.Equal("code 0, 1 written, news of ", Night());
        AssertInStep();
    }

    [Fact]
    public void A_CRM_that_keeps_no_versions_is_warned_and_told_everything()
    {
        Night();
        _session.Output("foreach ($deal in $crm.Values) { $deal.Remove('ETag') }; $crm.A.DealValue = '7'; Set-There A @{ SalesStage = 'Propose' }");

        var night = _session.Run("Invoke-Night");

        Assert.Equal("code 0, 1 written, news of A", night.Output.Single().ToString());
        Assert.Contains(night.Warnings, warning => warning.Contains("no column ETag", StringComparison.Ordinal));
        AssertInStep();
    }

    [Fact]
    public void A_crash_between_the_steps_loses_nothing_and_sends_nothing_twice()
    {
        Night();
        _session.Output("$crm.A.DealValue = '70000'; Set-There B @{ SalesStage = 'Close' }; function Get-PartnerReferralChange { throw 'power cut' }");

        Assert.Equal("code 2, 1 written, news of ", Night());
        _session.Output("Remove-Item function:Get-PartnerReferralChange");
        Assert.Equal("code 0, 0 written, news of B", Night());
        AssertInStep();
    }

    [Fact]
    public void A_crash_while_the_news_is_written_delivers_all_of_it_the_next_night()
    {
        Night();
        _session.Output(
            """
            foreach ($id in 'A', 'B', 'C') { Set-There $id @{ SalesStage = 'Develop' } }
            $calls = 0
            function Get-PartnerSharedReferral { if (++$global:calls -gt 1) { throw 'power cut' }; $input | PartnerReferrals\Get-PartnerSharedReferral }
            """);

        Assert.Equal("code 2, 0 written, news of ", Night());
        _session.Output("Remove-Item function:Get-PartnerSharedReferral; Set-There A @{ SalesStage = 'Propose' }");
        Assert.Equal("code 0, 0 written, news of A B C", Night());
        AssertInStep();
    }

    [Fact]
    public void A_service_that_is_away_is_a_run_to_be_repeated()
    {
        Night();
        _session.Output("$crm.A.DealValue = '8'");
        _session.Output("Connect-PartnerReferralApi -Emulator -EmulatorConnection (Get-PartnerReferralConnection) -MaximumRetryCount 0");
        _session.Fault("@{ name = 'away'; operation = 'list'; status = 500 }");

        Assert.Equal("code 2, 1 written, news of ", Night());
        _session.Output("$null = Invoke-PartnerReferralRequest /_emulator/faults -Method DELETE");
        Assert.Equal("code 0, 0 written, news of ", Night());
        AssertInStep();
    }

    [Fact]
    public void A_deal_that_was_made_in_Partner_Center_is_news()
    {
        Night();
        _session.Output(Deals.Flat + "$deal.Name = 'Made there'; $deal.Remove('ExternalReferenceId'); $null = New-PartnerReferral $deal; $null = & $script -Folder $folder");

        Assert.Equal(["Made there|True|42000|2027-11-30"], Output("Get-ChildItem $folder -Filter from-partner-center-*.csv | Import-Csv | ForEach-Object { \"$($_.Name)|$($_.ReferralId.Length -eq 36)|$($_.DealValue)|$($_.ClosingDate)\" }"));
    }

    [Fact]
    public void Without_a_vault_nothing_is_sent()
    {
        using var session = new ModuleSession();

        var result = session.Run("& $args[0] -Folder $args[1]; $LASTEXITCODE", Script, _folder.FullName);

        Assert.Equal("2", result.Output.Single().ToString());
        Assert.Empty(_folder.GetFiles());
    }

    private static string Script { get; } = Path.Combine(ShellProcess.Repository, "docs", "examples", "sync.ps1");

    private string Night() => _session.Run("Invoke-Night").Output.Single().ToString()!;

    private IEnumerable<string> Output(string script) => _session.Output(script).Select(o => o.ToString()!);

    private void AssertInStep() => Assert.Equal(
        Output("$crm.Values | ForEach-Object { \"$($_.ExternalReferenceId) $($_.DealValue) $($_.SalesStage)\" }").Order(StringComparer.Ordinal),
        Output("Get-PartnerReferral | ForEach-Object { \"$($_.ExternalReferenceId) $($_.DealValue) $($_.SalesStage)\" }").Order(StringComparer.Ordinal));
}
