using System;
using System.IO;
using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Import;

/// <summary>
/// A workbook as a spreadsheet program writes it: LibreOffice 7.4 made both files of libreoffice.fods. It has a hidden first worksheet, a page of text, a merged
/// title, an empty column and rows, formulas, amounts and dates in their own formats, a total and a footer.
/// </summary>
public sealed class LibreOfficeTests
{
    [Theory]
    [InlineData("libreoffice.xlsx")]
    [InlineData("libreoffice.xls")]
    public void The_deals_come_in_as_they_stand_there(string name)
    {
        using var folder = new ImportFolder();
        Copy(folder, name);

        var result = folder.Import($"$folder/{name} -DealType Private -PropertyMap @{{ Seats = ''; Price = '' }}");

        Assert.Empty(result.Errors);
        Assert.Equal($"'{name}': Rows 11, 12 below the table are no row and left out: 'Total', 'Confidential - for the sales team only'.", Assert.Single(result.Warnings).ToString());
        Assert.Equal([6, 7, 9], new ImportNumbers(Assert.Single(result.Output)).Rows().Select(row => (long)row.Properties["Row"].Value));
        Assert.Equal(
            [
                "CRM-1|Datenplattform & Analyse|Müller & Söhne GmbH|01234|DE|True|1194|2027-11-30|60",
                "CRM-2|Migration 日本|Bluewater Bakeries AG|6300|CH|True|3000|2028-02-29|20",
                "CRM-3|=1+1 pilot|Coho Winery|94559|US|True|0.5|2027-12-31|100",
            ],
            folder.Output(
                """
                Get-PartnerReferral | ForEach-Object {
                    $_.ExternalReferenceId, $_.Name, $_.CustomerName, $_.CustomerProfile.Address.PostalCode, $_.Country, $_.Consent.ConsentToContact,
                        $_.DealValue.ToString('0.##', [cultureinfo]::InvariantCulture), $_.ClosingDate.ToString('yyyy-MM-dd'), $_.SalesStage -join '|'
                }
                """).Select(deal => deal.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Errors_of_its_formulas_are_faults()
    {
        using var folder = new ImportFolder();
        Copy(folder, "libreoffice.xlsx");

        Assert.Equal(
            ["SpreadsheetError C2", "SpreadsheetError J2"],
            folder.Output("(Test-PartnerReferral $folder/libreoffice.xlsx -WorksheetName Faulty -WarningAction Ignore).Issues | ForEach-Object { \"$($_.Code) $($_.Cell)\" }").Select(o => o.ToString()));
    }

    [Fact]
    public void With_a_password_it_is_called_protected()
    {
        using var folder = new ImportFolder();
        Copy(folder, "libreoffice-protected.xls");

        var (end, _) = folder.Ended("Test-PartnerReferral $folder/libreoffice-protected.xls");

        Assert.StartsWith("PartnerReferral.Validation.PasswordProtected,", end.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("without the password", end.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    private static void Copy(ImportFolder folder, string name) =>
        File.Copy(Path.Combine(ModuleSession.ModuleFolder, "tests", "PartnerReferrals.Host.Tests", "Import", "Files", name), folder.At(name));
}
