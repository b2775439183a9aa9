using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace PartnerReferrals.Hostile.Tests.Module;

/// <summary>The token goes to the service only, and what the service or a file says reaches no stream as it is when it is personal, secret or a control code.</summary>
public sealed class SecretTests : IDisposable
{
    private const string Deal =
        """
        $deal = @{
            Name = 'Deal'; ExternalReferenceId = 'CRM-1'; CustomerName = 'Customer'; AddressLine1 = 'Seestrasse 1'; City = 'Zug'; Country = 'CH'; ConsentToContact = $true
            ConsentToShareInfo = $true; ShareWithMicrosoft = $false; DealValue = 42000; Currency = 'CHF'; ClosingDate = '2031-11-30'
            Contact = 'Mia, Kellerhals, +41410000001, mia@bluewater.example'
        }

        """;

    private const string SendAndTell =
        """
        $all = $deal | New-PartnerReferral -Verbose -Debug *>&1
        foreach ($one in $all) {
            "said=$one"
            if ($one -is [System.Management.Automation.ErrorRecord]) {
                "id=$($one.FullyQualifiedErrorId)"
                "said=$($one.Exception) $($one.ErrorDetails) $($one.TargetObject)"
            }
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hostile-secrets");
    private readonly ReferralService _service = new(TimeProvider.System);
    private readonly HostileListener _listener;

    public SecretTests() => _listener = new HostileListener(_service);

    public void Dispose()
    {
        _listener.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("http_proxy")]
    [InlineData("HTTP_PROXY")]
    [InlineData("all_proxy")]
    public async Task No_proxy_sees_what_goes_to_this_machine(string variable)
    {
        using var proxy = new HostileListener(new ReferralService(TimeProvider.System));
        var seen = 0;
        proxy.Arrived = _ => seen++;
        await ModuleProcess.RunAsync(_listener, Deal + "$null = $deal | New-PartnerReferral", (variable, proxy.Address.ToString()));
        Assert.Equal(0, seen);
        Assert.Single(_service.Store.Made);
    }

    [Theory]
    [InlineData("The phone +41 41 000 00 01 of Mia Kellerhals (mia@bluewater.example) is not valid.")]
    [InlineData("Contact 'Kellerhals, Mia' has no role; call 0041410000001.")]
    [InlineData("Token " + StaticToken.Token + " has expired.")]
    [InlineData("Header was: Authorization: Bearer " + StaticToken.Token)]
    public async Task Words_of_the_service_are_told_without_what_is_personal_or_secret(string words)
    {
        _service.Plan = new ServicePlan { Creates = [new CreateRule(CreateFault.Error(400, commits: false) with { Words = words })] };
        var outcome = await ModuleProcess.RunAsync(_listener, Deal + SendAndTell);
        Assert.NotEmpty(outcome.Of("id"));
        foreach (var secret in (string[])[StaticToken.Token, "Kellerhals", "mia@bluewater.example", "+41410000001", "0041410000001", "+41 41 000 00 01"])
        {
            Assert.DoesNotContain(secret, outcome.Output + outcome.Errors, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("bad\u001b[31mcode\u0007")]
    [InlineData("mia@bluewater.example")]
    [InlineData("a code with blanks, and very long: 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789")]
    public async Task A_code_of_the_service_becomes_an_id_of_letters_only(string code)
    {
        _service.Plan = new ServicePlan { Creates = [new CreateRule(CreateFault.Error(400, commits: false) with { Code = code, Words = "Red \u001b[31mwords\u0007." })] };
        var outcome = await ModuleProcess.RunAsync(_listener, Deal + SendAndTell);
        Assert.NotEmpty(outcome.Of("id"));
        Assert.All(outcome.Of("id"), id => Assert.Matches("^PartnerReferral(\\.[A-Za-z0-9_-]{1,64})+(,.*)?$", id));
        Assert.DoesNotMatch(new Regex("\u001b\\[31m|\u0007"), outcome.Output + outcome.Errors);
    }

    [Fact]
    public async Task A_shifted_cell_is_not_printed_whole()
    {
        var outcome = await ModuleProcess.RunAsync(_listener, Deal + "$deal.Currency = 'Mia Kellerhals +41410000001 mia@bluewater.example'\n" + SendAndTell);
        Assert.NotEmpty(outcome.Of("id"));
        Assert.DoesNotContain("+41410000001", outcome.Output + outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("mia@bluewater.example", outcome.Output + outcome.Errors, StringComparison.Ordinal);
        Assert.Equal(0, _service.RequestCount);
    }

    [Theory]
    [InlineData("@{ token = 'a' }")]
    [InlineData("'one', 'two'")]
    [InlineData("$null")]
    [InlineData("''")]
    [InlineData("\"a`nb\"")]
    public async Task A_token_provider_that_gives_no_token_sends_nothing(string value)
    {
        var outcome = await ModuleProcess.RunAsync(
            $$"""
            Connect-PartnerReferralApi -Endpoint {{_listener.Address}} -AccessTokenProvider { {{value}} } -ErrorAction SilentlyContinue
            {{Deal}}
            {{SendAndTell}}
            """);
        Assert.Equal(0, _service.RequestCount);
        Assert.Empty(_service.Store.Made);
        Assert.True(outcome.Of("id").Count > 0 || outcome.Errors.Length > 0, outcome.ToString());
    }

    [Fact]
    public async Task A_journal_is_not_replaced_by_a_report()
    {
        var path = Path.Combine(_folder.FullName, "deals.csv");
        var journal = Path.Combine(_folder.FullName, "x.csv");
        await File.WriteAllLinesAsync(
            path,
            [
                "Name,ExternalReferenceId,CustomerName,AddressLine1,City,Country,ConsentToContact,ConsentToShareInfo,ShareWithMicrosoft,DealValue,Currency,ClosingDate",
                "Deal,CRM-1,Customer,Seestrasse 1,Zug,CH,Yes,Yes,No,42000,CHF,2031-11-30",
            ],
            TestContext.Current.CancellationToken);
        for (var run = 1; run <= 2; run++)
        {
            await ModuleProcess.RunAsync(_listener, $"Import-PartnerReferral '{path}' -ReportPath '{journal}' -JournalPath '{journal}' -ErrorAction SilentlyContinue");
        }

        Assert.InRange(_service.Posts, 0, 1);
        Assert.True(!File.Exists(journal) || (await File.ReadAllTextAsync(journal, TestContext.Current.CancellationToken)).Contains("\"journal\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_journal_path_of_another_drive_makes_no_file()
    {
        await ModuleProcess.RunAsync(_listener, $"Set-Location '{_folder.FullName}'\n[Environment]::CurrentDirectory = '{_folder.FullName}'\n{Deal}\n$deal | New-PartnerReferral -JournalPath env:x -ErrorAction SilentlyContinue");
        Assert.Empty(_folder.GetFiles());
        Assert.Equal(0, _service.Posts);
    }

    [Fact]
    public async Task One_file_by_two_names_has_one_journal()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "Links need rights on Windows.");
        var path = Path.Combine(_folder.FullName, "deals.csv");
        var link = Path.Combine(_folder.FullName, "link.csv");
        await File.WriteAllLinesAsync(
            path,
            Enumerable.Range(0, 40).Select(n => $"Deal {n},,Customer {n},Seestrasse 1,Zug,CH,Yes,Yes,No,42000,CHF,2031-11-30")
                .Prepend("Name,ExternalReferenceId,CustomerName,AddressLine1,City,Country,ConsentToContact,ConsentToShareInfo,ShareWithMicrosoft,DealValue,Currency,ClosingDate"),
            TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(link, path);
        await ModuleProcess.RunAsync(_listener, $"$null = Import-PartnerReferral '{path}'\n$null = Import-PartnerReferral '{link}' -ErrorAction SilentlyContinue");
        Assert.Equal(40, _service.Store.Made.Count);
    }
}
