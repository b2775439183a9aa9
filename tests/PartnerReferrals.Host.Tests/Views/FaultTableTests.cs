using System;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Host.Tests.Engine;
using PartnerReferrals.Host.Tests.Import;

namespace PartnerReferrals.Host.Tests.Views;

/// <summary>Many faulty rows are one compact table on the screen, and errors one by one for whoever handles them.</summary>
public sealed class FaultTableTests
{
    // Twenty deals in $many, thirteen of them faulty.
    private const string Many = Deals.Flat +
        """
        $many = foreach ($n in 1..20) { $deal.ExternalReferenceId = "T-$n"; $deal.Country = if ($n -le 13) { 'Germny' } else { 'CH' }; [pscustomobject]$deal }

        """;

    [Fact]
    public void The_screen_has_one_heading_and_one_line_a_fault()
    {
        using var session = ModuleSession.Connected();

        var lines = Lines(session.Screen(Many + "$many | New-PartnerReferral | ForEach-Object { }"));

        Assert.Equal(
            ["New-PartnerReferral: these rows are not sent.", "  Row Field                Value           What to write", "  --- -----                -----           -------------"],
            lines.Take(3));
        Assert.Equal(Enumerable.Range(1, 13).Select(n => $"{n,5} Country              Germny          Write DE for Germany."), lines.Skip(3));
    }

    [Fact]
    public void An_import_shows_the_same()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Row(1), ImportFolder.Row(2, value: "50.000", country: "Germny"), ImportFolder.Row(3, country: ""));

        var lines = Lines(folder.Session.Screen($"$null = Import-PartnerReferral '{folder.At("deals.csv")}' -SkipInvalid"));

        Assert.Equal("Import-PartnerReferral: these rows are not sent.", lines[0]);
        Assert.Contains("      DealValue            50.000          -Culture de-DE reads 50000, en-US reads 50. Or write 50000 or 50.", lines);
        Assert.Contains("    2 Country              Germny          Write DE for Germany.", lines);
        Assert.Contains(lines, line => line.StartsWith("    3 Address.Country ", StringComparison.Ordinal));
    }

    [Fact]
    public void Errors_stay_one_by_one_with_all_their_words()
    {
        using var session = ModuleSession.Connected();

        var result = session.Run(Many + "$Error.Clear(); $null = $many | New-PartnerReferral -ErrorVariable mine; \"$($mine.Count) $($Error.Count)\"");

        Assert.Equal("13 13", Assert.Single(result.Output).ToString());
        Assert.Equal(13, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.Equal("PartnerReferral.Validation.InvalidCountry,PartnerReferrals.Commands.NewPartnerReferralCommand", error.FullyQualifiedErrorId));
        Assert.StartsWith("Row 1: Country: 'Germny' is refused", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal("Write DE for Germany.", result.Errors[0].ErrorDetails.RecommendedAction);
        Assert.Equal("New-PartnerReferral", result.Errors[0].InvocationInfo.MyCommand.Name);
        Assert.IsAssignableFrom<ErrorRecord>(session.Run(Many + "try { $many | New-PartnerReferral -ErrorAction Stop } catch { $_ }").Output.Single().BaseObject);
    }

    [Fact]
    public void Rows_for_another_cmdlet_are_lines_of_the_table_too()
    {
        using var session = ModuleSession.Connected();

        var lines = Lines(session.Screen(Deals.Flat + "$deal.Remove('ShareWithMicrosoft'); $deal.DealType = 'CoSell'; $deal, $deal | New-PartnerReferral"));

        Assert.Equal(2, lines.Count(line => line.Contains("'Bluewater data platform' is a co-sell deal", StringComparison.Ordinal)));
        Assert.Equal(2, lines.Count(line => line.Contains("New-PartnerSharedReferral", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_single_input_keeps_the_engines_own_view()
    {
        using var session = ModuleSession.Connected();

        var screen = session.Screen(Deals.Flat + "$deal.Country = 'Germny'; New-PartnerReferral $deal");

        Assert.Contains("Country: 'Germny' is refused: it is no country code.", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("these rows are not sent", screen, StringComparison.Ordinal);
    }

    private static string[] Lines(string screen) => [.. screen.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
}
