using System;
using System.Linq;
using PartnerReferrals.Host.Tests.Engine;
using PartnerReferrals.Host.Tests.Import;

namespace PartnerReferrals.Host.Tests.Maps;

/// <summary>What -PropertyMap takes: hashtables, files of data, the maps of the module, and several of them.</summary>
public sealed class PropertyMapTests
{
    private const string Every = "-DealType Private -SolutionId SOL-10001-AAA -ConsentToContact -ConsentToShareInfo";

    private const string Deals =
        "Opportunity,Firm,Street,Town,Land,Where else,Worth,Money,Phase\r\n"
        + "One,Bluewater Bakeries AG,Seestrasse 1,Zug,,CH,1000,CHF,won\r\n"
        + "Two,Coho Winery,77 Vine Road,Napa,US,,2000,USD,lost\r\n";

    private const string Map =
        """
        # Our own list.
        @{
            'Opportunity' = 'Name'
            'Firm'        = 'CustomerName'
            'Street'      = 'AddressLine1'
            'Town'        = 'City'
            Country       = @{ Column = 'Land', 'Where else' }
            'Worth'       = 'DealValue'
            Currency      = @{ Column = 'Money'; Default = 'EUR' }
            SalesStage    = @{ Column = 'Phase'; Values = @{ won = 100 }; Otherwise = '' }
            Notes         = @{ Value = 'From our list.' }
        }
        """;

    [Fact]
    public void A_data_file_says_what_a_hashtable_says()
    {
        using var folder = Folder();

        var result = folder.Run($"Import-PartnerReferral $folder/deals.csv -NoJournal -PropertyMap $folder/map.psd1 {Every}");

        Assert.Null(result.Terminating);
        Assert.Empty(result.Errors);
        Assert.StartsWith("Row 2 (line 3): Phase: 'lost' is not sent: the map does not list it.", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(
            ["One|Bluewater Bakeries AG|CH|1000|CHF|100|From our list.", "Two|Coho Winery|US|2000|USD||From our list."],
            folder.Output("Get-PartnerReferral | Get-PartnerReferral | ForEach-Object { $_.Name, $_.CustomerName, $_.Country, $_.DealValue, $_.Currency, $_.SalesStage, $_.Notes -join '|' } | Sort-Object").Select(deal => deal.ToString()));
    }

    [Theory]
    [InlineData("@{ Name = { 'x' } }", "line 1: this is code")]
    [InlineData("@{\n Name = $env:USER }", "line 2: this is code")]
    [InlineData("@{ Name = (Get-Date) }", "line 1: this is code")]
    [InlineData("Get-Date; @{ A = 'Name' }", "one hashtable")]
    [InlineData("@{ A = 'Name'", "line 1: ")]
    [InlineData("", "one hashtable")]
    [InlineData("'x'", "one hashtable")]
    public void A_file_that_is_more_than_data_is_refused_and_not_run(string text, string expected)
    {
        using var folder = Folder();
        folder.WriteText("map.psd1", text.Replace("Get-Date", $"New-Item '{folder.At("made")}'", StringComparison.Ordinal));

        var (end, _) = folder.Ended($"Test-PartnerReferral -Path $folder/deals.csv -PropertyMap $folder/map.psd1 {Every}");

        Assert.StartsWith("PartnerReferral.PropertyMap.NotData,", end.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(expected, end.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("made", folder.Files);
    }

    [Theory]
    [InlineData("Sallesforce", "PartnerReferral.PropertyMap.Unknown")]
    [InlineData("$folder/deals.csv", "PartnerReferral.PropertyMap.Unknown")]
    [InlineData("5", "PartnerReferral.PropertyMap.Unknown")]
    [InlineData("$folder/none.psd1", "PartnerReferral.FileNotReadable")]
    [InlineData("@{ Nme = @{ Column = 'x' } }", "PartnerReferral.Validation.UnknownPropertyMapTarget")]
    [InlineData("@{ Name = @{ Colum = 'x' } }", "PartnerReferral.Validation.InvalidPropertyMapEntry")]
    [InlineData("@{ Name = @{ Column = { 'x' } } }", "PartnerReferral.Validation.InvalidPropertyMapEntry")]
    [InlineData("@{ Name = 'a', 'b' }", "PartnerReferral.Validation.InvalidPropertyMapEntry")]
    public void What_is_no_map_ends_the_command(string map, string id)
    {
        using var folder = Folder();

        var (end, _) = folder.Ended($"Test-PartnerReferral -Path $folder/deals.csv -PropertyMap {map}");

        Assert.StartsWith(id + ",", end.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.NotEmpty(end.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_map_says_how_numbers_and_dates_are_written_and_the_prompt_is_stronger()
    {
        using var folder = Folder();
        folder.WriteText("deals.csv", Deals.Replace("1000", "42.000", StringComparison.Ordinal));
        folder.WriteText("german.psd1", "@{ Culture = 'de-DE' }");
        string Worth(string culture) => string.Join(" ", folder.Output(
            $"Import-PartnerReferral $folder/deals.csv -NoJournal -PassThru -SkipInvalid -PropertyMap $folder/map.psd1, $folder/german.psd1 {culture} {Every} -WarningAction Ignore -InformationAction Ignore | ForEach-Object {{ $_.DealValue.ToString([cultureinfo]::InvariantCulture) }}"));

        Assert.Equal("42000 2000", Worth(""));
        Assert.Equal("42.000 2000", Worth("-Culture en-US"));

        folder.WriteText("german.psd1", "@{ Culture = 'Klingon' }");
        Assert.StartsWith("PartnerReferral.UnknownCulture,", folder.Ended($"Test-PartnerReferral $folder/deals.csv -PropertyMap $folder/german.psd1 {Every}").End.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_later_map_goes_over_an_earlier_one_and_may_hold_scripts()
    {
        using var folder = Folder();

        var names = folder.Output(
            $"Test-PartnerReferral -Path $folder/deals.csv -PropertyMap $folder/map.psd1, @{{ Name = {{ \"$($_.Firm): $($_.Opportunity)\" }}; Country = 'Notes'; SalesStage = @{{ Default = 'Propose' }} }} {Every} | ForEach-Object {{ \"$($_.Name) $($_.IsValid)\" }}");

        Assert.Equal(["Bluewater Bakeries AG: One", "Coho Winery: Two"], names.Select(name => name.ToString()!.Replace(" True", "", StringComparison.Ordinal).Replace(" False", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_run_knows_its_map_by_what_it_says()
    {
        using var folder = Folder();
        folder.Output($"Import-PartnerReferral $folder/deals.csv -PropertyMap $folder/map.psd1 {Every} -WarningAction Ignore");
        Assert.Equal("0 created, 0 updated, 2 skipped, 0 rejected, 0 unknown, 0 not sent", folder.Summary($"$folder/deals.csv -PropertyMap (Get-Item $folder/map.psd1) {Every}").Text);

        folder.WriteText("map.psd1", Map.Replace("From our list.", "Changed.", StringComparison.Ordinal));
        var (end, _) = folder.ImportEnded($"$folder/deals.csv -PropertyMap $folder/map.psd1 {Every}");

        Assert.StartsWith("PartnerReferral.Journal.OtherSource", end.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_of_the_module_that_fits_no_column_says_so_once()
    {
        using var folder = Folder();
        folder.WriteText("deals.csv", Deals.Replace("Phase", "SalesStage", StringComparison.Ordinal));

        var warnings = folder.Run($"Test-PartnerReferral -Path $folder/deals.csv -PropertyMap HubSpot {Every}").Warnings;

        Assert.Single(warnings, warning => warning.StartsWith("The map HubSpot knows none of these columns.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("New-PartnerSharedReferral")]
    [InlineData("New-PartnerReferral")]
    [InlineData("Test-PartnerReferral")]
    public void A_script_that_fails_on_one_cell_is_one_fault_of_that_row_from_the_pipeline(string command)
    {
        using var folder = Folder();

        var result = folder.Run($"Import-Csv $folder/deals.csv | {command} -PropertyMap $folder/map.psd1, @{{ DealValue = {{ if ($_.Opportunity -eq 'Two') {{ [int]'x' }} else {{ 5 }} }} }} | ForEach-Object Issues | ForEach-Object Code");

        Assert.Null(result.Terminating);
        var codes = command == "Test-PartnerReferral"
            ? result.Output.Select(code => code.ToString()!)
            : result.Errors.SelectMany(error => error.Exception.Message.Split('\n')).Where(line => line.Contains("script block", StringComparison.Ordinal)).Select(_ => "ScriptFailed");
        Assert.Single(codes, code => code == "ScriptFailed");
    }

    private static ImportFolder Folder()
    {
        var folder = new ImportFolder();
        folder.WriteText("deals.csv", Deals);
        folder.WriteText("map.psd1", Map);
        return folder;
    }
}
