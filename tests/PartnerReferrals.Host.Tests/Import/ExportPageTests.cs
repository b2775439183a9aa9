using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Import;

/// <summary>Files to look at or to hand on: the page about the pipeline, and whole referrals as JSON.</summary>
public sealed class ExportPageTests : IDisposable
{
    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A process of the browser that ends late may still write there.
        }
    }

    [Fact]
    public void A_page_shows_deals_and_what_microsoft_answered()
    {
        using var session = ModuleSession.Connected();

        Assert.Empty(session.Output(Deals.CoSell + $"$null = New-PartnerSharedReferral $deal; Get-PartnerSharedReferral | Export-PartnerReferral '{At("pipeline.html")}'"));

        var page = File.ReadAllText(At("pipeline.html"));
        Assert.StartsWith("<!DOCTYPE html", page, StringComparison.Ordinal);
        Assert.Contains("CHF: 42,000 in 1 deal", page, StringComparison.Ordinal);
        Assert.Contains("Waiting for an answer", page, StringComparison.Ordinal);
        Assert.Contains("Bluewater Bakeries AG", page, StringComparison.Ordinal);
        Assert.DoesNotContain("mia@bluewater.example", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_holds_whole_referrals()
    {
        using var session = ModuleSession.Connected();
        session.Output(Deals.Flat + "$null = New-PartnerReferral $deal; $deal.Name = 'Second'; $null = New-PartnerReferral $deal");

        session.Output($"Get-PartnerReferral | Export-PartnerReferral '{At("deals.json")}'");

        Assert.Equal("2", session.Output($"@(Get-Content -Raw '{At("deals.json")}' | ConvertFrom-Json).Count").Single().ToString());
        Assert.Contains(session.Output("@(Get-PartnerReferral)[0].ToJson()").Single().ToString(), File.ReadAllText(At("deals.json")), StringComparison.Ordinal);
        session.Output($"Get-PartnerReferral -Status New | Export-PartnerReferral '{At("none.json")}'");
        Assert.Equal("[]\n", File.ReadAllText(At("none.json")));
    }

    [Theory]
    [InlineData("x.html", "-NoId", "NoId")]
    [InlineData("x.json", "-Append", "Append")]
    [InlineData("x.HTM", "-Format Portal", "Format")]
    public void What_is_about_columns_does_not_fit(string file, string argument, string parameter)
    {
        using var session = ModuleSession.Connected();

        var error = session.Run($"Get-PartnerReferral | Export-PartnerReferral '{At(file)}' {argument}").SingleError;

        Assert.StartsWith("PartnerReferral.Export.NotATable,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-" + parameter, error.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(At(file)));
    }

    [Fact]
    public void In_a_browser_the_table_is_searched_and_sorted()
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Browsers.Select(name => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "No Chromium is installed here.");
        using var session = ModuleSession.Connected();
        session.Output(Deals.Flat + $"$null = New-PartnerReferral $deal; $deal.Name = 'Second'; $null = New-PartnerReferral $deal; Get-PartnerReferral | Export-PartnerReferral '{At("pipeline.html")}'");

        var start = new ProcessStartInfo(program!) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--user-data-dir=" + At("profile"), "--dump-dom", new Uri(At("pipeline.html")).AbsoluteUri })
        {
            start.ArgumentList.Add(argument);
        }

        using var browser = Process.Start(start)!;
        browser.ErrorDataReceived += (_, _) => { };
        browser.BeginErrorReadLine();
        var document = browser.StandardOutput.ReadToEnd();
        browser.WaitForExit();

        // Both are the script's work: without it there is no button, and the search box is hidden.
        Assert.Contains("<button type=\"button\">Customer</button>", document, StringComparison.Ordinal);
        Assert.Contains(">2 deals</span>", document, StringComparison.Ordinal);
        Assert.Matches("<div id=\"search-box\" class=\"search\" role=\"search\">", document);
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
