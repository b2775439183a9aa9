using System;
using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Import;

/// <summary>A script block that fails is the fault of its row, whatever it does.</summary>
public sealed class FailingScriptTests
{
    private const string Deal =
        "Name = 'One'; CustomerName = 'Fabrikam'; AddressLine1 = 'Street 1'; City = 'Zug'; Country = 'CH'; ConsentToContact = $true; ConsentToShareInfo = $true; Currency = 'CHF'";

    public static TheoryData<string> Scripts =>
    [
        "[decimal]$_.Amount / 100",
        "if ($_.Amount -eq 'abc') { throw 'No amount.' }; $_.Amount",
        "if ($_.Amount -eq 'abc') { throw [System.IO.IOException]::new('gone') }; $_.Amount",
        "if ($_.Amount -eq 'abc') { Write-Error 'No amount.' }; 5",
        "if ($_.Amount -eq 'abc') { Get-Item ./no-such-file }; 5",
        "if ($_.Amount -eq 'abc') { $null.ToString() }; 5",
        "if ($_.Amount -eq 'abc') { exit 3 }; 5",
        "if ($_.Amount -eq 'abc') { break }; 5",
        "if ($_.Amount -eq 'abc') { continue }; 5",
        "if ($_.Amount -eq 'abc') { [pscustomobject]@{} | Add-Member ScriptProperty Value { throw 'No amount.' } -PassThru }; 5",
        "if ($_.Amount -eq 'abc') { $h = @{}; $h.Self = $h; $h }; 5",
        "if ($_.Amount -eq 'abc') { no-such-command }; 5",
    ];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Nothing_of_a_row_is_sent_whose_script_fails_and_the_others_go_on(string script)
    {
        using var session = ModuleSession.Connected();
        var result = session.Run($"'100', 'abc', '300' | ForEach-Object {{ @{{ {Deal}; Amount = $_ }} }} | New-PartnerReferral -PropertyMap @{{ DealValue = {{ {script} }} }}");

        Assert.Null(result.Terminating);
        Assert.Equal(2, result.Output.Count);
        Assert.Equal(2, session.Created());
        AssertFault(Assert.Single(result.Errors));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void An_import_is_refused_and_with_SkipInvalid_sends_the_others(string script)
    {
        using var folder = new ImportFolder();
        folder.WriteText("deals.csv", string.Join("\r\n", new[] { "100", "abc", "300" }.Select((amount, i) => Row(i + 1, amount)).Prepend(Header)));
        var command = $"$folder/deals.csv -PropertyMap @{{ DealValue = {{ {script} }} }}";

        var (end, before) = folder.ImportEnded(command);
        Assert.StartsWith("PartnerReferral.Import.InvalidRows", end.FullyQualifiedErrorId, StringComparison.Ordinal);
        AssertFault(Assert.Single(before.Errors, e => e.FullyQualifiedErrorId.StartsWith("PartnerReferral.Validation", StringComparison.Ordinal)));
        Assert.Equal(0, folder.Session.Created());

        Assert.StartsWith("2 created, 0 updated, 0 skipped, 1 rejected", folder.Summary(command + " -SkipInvalid").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_says_the_same()
    {
        using var folder = new ImportFolder();
        folder.WriteText("deals.csv", string.Join("\r\n", Header, Row(1, "100"), Row(2, "abc")));
        var issues = folder.Output("Test-PartnerReferral -Path $folder/deals.csv -PropertyMap @{ DealValue = { [decimal]$_.Amount / 100 } } | ForEach-Object { \"$($_.IsValid) $($_.Issues.Code)\" }");
        Assert.Equal(["True ", "False ScriptFailed"], issues.Select(issue => issue.ToString()));
    }

    [Fact]
    public void A_patch_whose_script_fails_changes_nothing_of_that_referral()
    {
        using var session = ModuleSession.Connected();
        session.Output($"'7', 'abc' | ForEach-Object {{ @{{ {Deal}; DealValue = 1; Notes = $_ }} }} | New-PartnerReferral");
        var result = session.Run("Get-PartnerReferral | Set-PartnerReferral -Patch @{ DealValue = { [decimal]$_.Details.Notes }; Name = 'changed' }");
        Assert.Null(result.Terminating);
        Assert.StartsWith("PartnerReferral.Validation.ScriptFailed", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(["One 1 abc", "changed 7 7"], session.Output("Get-PartnerReferral | ForEach-Object { \"$($_.Name) $($_.DealValue) $($_.Details.Notes)\" }").Select(o => o.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_it_says_of_a_person_is_not_repeated()
    {
        using var session = ModuleSession.Connected();
        var result = session.Run($"@{{ {Deal}; DealValue = 1; Mail = 'mia@bluewater.example' }} | New-PartnerReferral -PropertyMap @{{ ContactEmail = {{ throw \"bad: $($_.Mail)\" }}; Notes = {{ throw \"bad: $($_.Mail)\" }} }}");
        Assert.DoesNotContain("mia@", string.Join("\n", result.Errors.Select(e => e.ToString())), StringComparison.Ordinal);
    }

    private const string Header = "ExternalReferenceId,Name,CustomerName,AddressLine1,City,Country,ConsentToContact,ConsentToShareInfo,ShareWithMicrosoft,Amount,Currency";

    private static string Row(int number, string amount) => $"CRM-{number},Deal {number},Bluewater Bakeries AG,Seestrasse 1,Zug,CH,Yes,Yes,No,{amount},CHF";

    private static void AssertFault(System.Management.Automation.ErrorRecord error)
    {
        Assert.StartsWith("PartnerReferral.Validation.ScriptFailed,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("DealValue: Its script block failed:", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Row 2", error.ToString(), StringComparison.OrdinalIgnoreCase);
    }
}
