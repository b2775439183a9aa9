using System.Linq;
using PartnerReferrals.Host.Tests.Engine;
using PartnerReferrals.Host.Tests.Import;

namespace PartnerReferrals.Host.Tests.Input;

/// <summary>Values as people write them, through the cmdlets: which are taken as what, under which culture.</summary>
public sealed class WrittenValueTests
{
    [Theory]
    [InlineData("DealValue", "1,234.56", "", "1234.56")]
    [InlineData("DealValue", "1.234,56", "", "1234.56")]
    [InlineData("DealValue", "1 234,56", "", "1234.56")]
    [InlineData("DealValue", "1'234.50", "", "1234.50")]
    [InlineData("DealValue", "CHF42,000.00", "", "42000.00")]
    [InlineData("DealValue", "50,000", "en-US", "50000")]
    [InlineData("DealValue", "50,000", "", "InvalidNumber")]
    [InlineData("DealValue", "42.000", "", "InvalidNumber")]
    [InlineData("DealValue", "42.000", "de-DE", "42000")]
    [InlineData("DealValue", "42.000", "[cultureinfo]", "42000")]
    [InlineData("DealValue", "1e6", "", "InvalidNumber")]
    [InlineData("DealValue", "€ 50.000,00", "", "CurrencyConflict")]
    [InlineData("ClosingDate", "31.12.2027", "", "2027-12-31")]
    [InlineData("ClosingDate", "30 November 2027", "", "2027-11-30")]
    [InlineData("ClosingDate", "45991", "", "2025-11-30")]
    [InlineData("ClosingDate", "3/4/2027", "", "2027-03-04")]
    [InlineData("ClosingDate", "3/4/2027", "en-GB", "2027-04-03")]
    [InlineData("ClosingDate", "31/12/2027", "", "InvalidDate")]
    [InlineData("ClosingDate", "31/12/2027", "en-GB", "2027-12-31")]
    [InlineData("Country", "Deutschland", "", "DE")]
    [InlineData("Country", "n/a", "", "InvalidCountry")]
    [InlineData("Currency", "Swiss Franc", "", "CHF")]
    [InlineData("ConsentToContact", "ja", "", "True")]
    public void A_check_and_a_creation_read_a_cell_in_the_same_way(string field, string text, string culture, string expected)
    {
        using var session = ModuleSession.Connected();
        var parameter = culture == "[cultureinfo]" ? "-Culture ([cultureinfo]::new('de-DE'))" : culture.Length > 0 ? $"-Culture {culture}" : "";
        var result = session.Run(
            Deals.Flat + $$"""
            $deal.{{field}} = $args[0]
            $row = [pscustomobject] $deal
            $test = $row | Test-PartnerReferral {{parameter}}
            if (-not $test.IsValid) { return @($test.Issues | Where-Object Severity -eq Error)[0].Code }
            $made = $row | New-PartnerReferral {{parameter}} -WarningAction Ignore
            switch ('{{field}}') {
                DealValue { $made.DealValue.ToString([cultureinfo]::InvariantCulture) }
                ClosingDate { $made.ClosingDate.ToString('yyyy-MM-dd') }
                Country { $made.Country }
                Currency { $made.Currency }
                ConsentToContact { $made.Consent.ConsentToContact }
            }
            """, text);

        Assert.Empty(result.Errors);
        Assert.Equal(expected, Assert.Single(result.Output).ToString());
    }

    [Theory]
    [InlineData("de", "Give language and country, such as de-DE, de-AT")]
    [InlineData("''", "Name the culture by language and country")]
    [InlineData("Klingon", "Tab completes them")]
    [InlineData("fa-IR", "Tab completes them")]
    public void A_culture_that_says_too_little_is_one_error_that_ends_the_command(string culture, string action)
    {
        using var session = ModuleSession.Connected();
        var result = session.Run(Deals.Flat + $"[pscustomobject] $deal, [pscustomobject] $deal | New-PartnerReferral -Culture {culture}");

        Assert.StartsWith("PartnerReferral.UnknownCulture,", result.SingleError.FullyQualifiedErrorId);
        Assert.Contains(action, result.SingleError.ErrorDetails.RecommendedAction);
        Assert.Equal(0, session.Requests());
    }

    [Fact]
    public void Tab_offers_cultures_with_a_number_and_a_date_as_they_are_written()
    {
        using var session = new ModuleSession();
        var offers = session.Output("foreach ($c in 'Test-PartnerReferral', 'New-PartnerReferral', 'New-PartnerSharedReferral', 'Import-PartnerReferral') { $line = \"$c -Culture de-\"; (TabExpansion2 $line $line.Length).CompletionMatches | Select-Object -First 1 | ForEach-Object { \"$($_.CompletionText) $($_.ToolTip)\" } }");

        Assert.Equal(Enumerable.Repeat("de-DE 1.234,56, 31/12/2026", 4), offers.Select(o => o.ToString()));
    }

    [Fact]
    public void A_file_is_read_as_the_culture_says_and_a_resumed_run_has_to_say_the_same()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Row(1, value: "42.000"), ImportFolder.Row(2, value: "1.234"));

        Assert.Equal("False", folder.Output("Test-PartnerReferral -Path $folder/deals.csv -Quiet").Single().ToString());
        Assert.StartsWith("2 created", folder.Summary("$folder/deals.csv -Culture de-DE").Text);
        Assert.Equal(["1234", "42000"], folder.Session.Output("(Get-PartnerReferral).DealValue | Sort-Object | ForEach-Object { $_.ToString([cultureinfo]::InvariantCulture) }").Select(o => o.ToString()));
        Assert.StartsWith("PartnerReferral.Journal.", folder.Session.Run($"Import-PartnerReferral '{folder.At("deals.csv")}' -Culture es-ES").SingleError.FullyQualifiedErrorId);
        Assert.StartsWith("0 created, 0 updated, 2 skipped", folder.Summary("$folder/deals.csv -Culture de_de").Text);
    }

    [Fact]
    public void What_is_said_of_a_column_is_said_once_a_run()
    {
        using var session = ModuleSession.Connected();
        var result = session.Run(Deals.Flat + "45991, 45992, 45993 | ForEach-Object { $deal.ClosingDate = \"$_\"; $deal.ExternalReferenceId = \"S-$_\"; [pscustomobject] $deal } | New-PartnerReferral | Out-Null");

        Assert.Contains("2025-11-30 is sent", Assert.Single(result.Warnings, w => w.ToString().Contains("spreadsheet")).ToString());
    }
}
