using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Import;

/// <summary>Files that are not what their name says.</summary>
public sealed class FileKindTests
{
    private static readonly object?[] Header = [.. ImportFolder.Header.Split(',')];

    [Theory]
    [InlineData("%PDF-1.7\n%\u00E2\u00E3\n", "PDF")]
    [InlineData("<html><body><table><tr><td>Name</td></tr></table></body></html>", "web page")]
    [InlineData("\r\n  <!DOCTYPE html>\n<html>", "web page")]
    [InlineData("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", "XML spreadsheet")]
    [InlineData("{\\rtf1 Name}", "RTF")]
    [InlineData("\u0089PNG\r\n\u001A\n", "picture")]
    [InlineData("\u0001\u0002\u0003secret", "no text")]
    [InlineData("PK\u0003\u0004 cut off", "DamagedWorkbook")]
    [InlineData("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1 cut off", "")]
    public void What_is_no_table_is_named_and_not_shown(string content, string said)
    {
        using var folder = new ImportFolder();
        foreach (var name in new[] { "deals.csv", "deals.xlsx", "deals.xls" })
        {
            File.WriteAllBytes(folder.At(name), [.. content.Select(c => (byte)c)]);
            foreach (var command in new[] { $"Import-PartnerReferral $folder/{name}", $"Test-PartnerReferral $folder/{name}" })
            {
                var (end, before) = folder.Ended(command);
                Assert.Matches("^PartnerReferral\\.Validation\\.(NotATable|DamagedWorkbook),", end.FullyQualifiedErrorId);
                Assert.Contains(said, end + end.FullyQualifiedErrorId, StringComparison.Ordinal);
                Assert.StartsWith($"'{name}'", end.ToString(), StringComparison.Ordinal);
                Assert.DoesNotMatch("[\\x00-\\x08\\x7F-\\xFF]|secret", end + end.ErrorDetails.RecommendedAction);
                Assert.Empty(before.Warnings);
            }
        }

        Assert.Equal(0, folder.Session.Created());
    }

    [Theory]
    [InlineData("word/document.xml", "text document")]
    [InlineData("ppt/presentation.xml", "presentation")]
    [InlineData("Index/Document.iwa", "Numbers")]
    [InlineData("mimetype|content.xml", "OpenDocument")]
    [InlineData("deals.xlsx", "unpacked first")]
    [InlineData("photo.jpg", "ZIP archive")]
    public void Archives_are_told_apart(string entries, string said)
    {
        using var folder = new ImportFolder();
        using (var archive = new ZipArchive(File.Create(folder.At("deals.xlsx")), ZipArchiveMode.Create))
        {
            foreach (var entry in entries.Split('|'))
            {
                archive.CreateEntry(entry);
            }
        }

        var (end, _) = folder.Ended("Test-PartnerReferral $folder/deals.xlsx");

        Assert.StartsWith("PartnerReferral.Validation.NotATable,", end.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(said, end.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_cut_off_anywhere_is_damaged()
    {
        using var folder = new ImportFolder();
        var whole = File.ReadAllBytes(new WorkbookFile().Sheet("Deals", Header, WorkbookTests.Row(1)).Save(folder.At("deals.xlsx")));
        for (var length = 100; length < whole.Length; length += whole.Length / 7)
        {
            File.WriteAllBytes(folder.At("deals.xlsx"), whole[..length]);
            Assert.StartsWith("PartnerReferral.Validation.DamagedWorkbook,", folder.Ended("Test-PartnerReferral $folder/deals.xlsx").End.FullyQualifiedErrorId, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_workbook_named_csv_is_read_as_what_it_is()
    {
        using var folder = new ImportFolder();
        new WorkbookFile().Sheet("Deals", Header, WorkbookTests.Row(1)).Save(folder.At("deals.csv"));

        var result = folder.Import("$folder/deals.csv");

        Assert.Equal("'deals.csv': It is a workbook, whatever its name says, and is read as one.", Assert.Single(result.Warnings).ToString());
        Assert.Equal(1, folder.Session.Created());
    }

    [Fact]
    public void Text_named_as_a_workbook_is_read_as_what_it_is()
    {
        using var folder = new ImportFolder();
        folder.WriteText("deals.xls", string.Join("\r\n", new[] { ImportFolder.Header, ImportFolder.Row(1) }.Select(line => line.Replace(',', '\t'))));

        Assert.Contains("no workbook", Assert.Single(folder.Import("$folder/deals.xls").Warnings).ToString(), StringComparison.Ordinal);
        Assert.Equal(1, folder.Session.Created());
    }

    [Theory]
    [InlineData("windows-1252", 1252)]
    [InlineData("1252", 1252)]
    [InlineData("unicode", 1200)]
    [InlineData("bigendianunicode", 1201)]
    [InlineData("iso-8859-2", 28592)]
    public void A_file_without_a_mark_is_read_as_asked(string name, int page)
    {
        using var folder = new ImportFolder();
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = $"{ImportFolder.Header}\r\n{ImportFolder.Row(1).Replace("Bluewater Bakeries AG", "Müller & Söhne", StringComparison.Ordinal)}\r\n";
        File.WriteAllBytes(folder.At("deals.csv"), Encoding.GetEncoding(page).GetBytes(text));

        folder.Summary("$folder/deals.csv -Encoding " + name);

        Assert.Equal("Müller & Söhne", folder.Output("(Get-PartnerReferral).CustomerName").Single().ToString());
    }

    [Fact]
    public void An_encoding_that_nobody_knows_is_refused()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Row(1));

        Assert.Contains("windows-1252", folder.Ended("Test-PartnerReferral $folder/deals.csv -Encoding klingon").End.ToString(), StringComparison.Ordinal);
    }
}
