using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Tables.Workbooks;

/// <summary>What a file is by its first bytes and, for archives, by the names of their parts. What is no table is refused by what it is.</summary>
internal static class FileKind
{
    private const int HeadLength = 1 << 10;

    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];
    private static readonly byte[] EmptyZip = [0x50, 0x4B, 0x05, 0x06];
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static readonly (byte[] Bytes, string Name)[] Others =
    [
        (Encoding.ASCII.GetBytes("%PDF"), "a PDF document"),
        (Encoding.ASCII.GetBytes("{\\rtf"), "a text document (RTF)"),
        (Encoding.ASCII.GetBytes("Rar!"), "a RAR archive"),
        (Encoding.ASCII.GetBytes("SQLite format 3"), "a database (SQLite)"),
        (Encoding.ASCII.GetBytes("PAR1"), "a Parquet file"),
        (Encoding.ASCII.GetBytes("GIF8"), "a picture"),
        ([0x89, 0x50, 0x4E, 0x47], "a picture"),
        ([0xFF, 0xD8, 0xFF], "a picture"),
        ([0x1F, 0x8B], "a compressed file (gzip)"),
        ([0x37, 0x7A, 0xBC, 0xAF], "a 7-Zip archive"),
    ];

    /// <summary>Whether it is a workbook that can be read; false for text.</summary>
    /// <param name="stream">The file; where it cannot be read twice, it is text.</param>
    /// <exception cref="ReferralValidationException">It is neither.</exception>
    public static bool IsWorkbook(Stream stream)
    {
        if (!stream.CanSeek)
            return false;

        var head = ReadHead(stream);
        if (StartsWith(head, Zip) || StartsWith(head, EmptyZip))
        {
            if (OfArchive(stream) is { } name)
                throw WorkbookFault.NotATable(name, "Save the table as a workbook (.xlsx) or as CSV UTF-8.");
            return true;
        }

        // Workbooks of before 1997 are a bare stream of records.
        if (StartsWith(head, Compound) || (head.Length > 3 && head[0] == 9 && head[1] is 0 or 2 or 4 or 8 && head[2] is 4 or 6 or 8 or 16 && head[3] == 0))
            return true;

        if (Others.FirstOrDefault(other => StartsWith(head, other.Bytes)).Name is { } other)
            throw WorkbookFault.NotATable(other);
        if (OfMarkup(head) is { } markup)
            throw WorkbookFault.NotATable(markup, "Open it in a spreadsheet program and save it as a workbook (.xlsx).");
        if (IsBinary(head))
            throw WorkbookFault.NotATable("no text and no workbook");
        return false;
    }

    /// <summary>Whether it is an archive, as workbooks since 2007 are.</summary>
    public static bool IsArchive(Stream stream)
    {
        var position = stream.Position;
        stream.Position = 0;
        var isArchive = StartsWith(ReadHead(stream), Zip);
        stream.Position = position;
        return isArchive;
    }

    /// <summary>What an archive is that is no workbook; null for a workbook.</summary>
    private static string? OfArchive(Stream stream)
    {
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            return archive.GetEntry("xl/workbook.xml") is not null || archive.GetEntry("xl/workbook.bin") is not null ? null
                : archive.Entries.Any(e => e.FullName.StartsWith("word/", StringComparison.Ordinal)) ? "a text document (.docx)"
                : archive.Entries.Any(e => e.FullName.StartsWith("ppt/", StringComparison.Ordinal)) ? "a presentation (.pptx)"
                : archive.Entries.Any(e => e.FullName.StartsWith("Index/", StringComparison.Ordinal) && e.FullName.EndsWith(".iwa", StringComparison.Ordinal)) ? "a Numbers spreadsheet"
                : archive.GetEntry("mimetype") is not null && archive.GetEntry("content.xml") is not null ? "an OpenDocument file (.ods)"
                : archive.Entries.Any(e => e.FullName.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) || e.FullName.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) ? "a ZIP archive that has to be unpacked first"
                : "a ZIP archive";
        }
        catch (InvalidDataException)
        {
            throw WorkbookFault.Damaged();
        }
        finally
        {
            stream.Position = 0;
        }
    }

    private static string? OfMarkup(byte[] head)
    {
        var text = Encoding.ASCII.GetString([.. head.Where(b => b != 0)]).TrimStart('?', ' ', '\t', '\r', '\n');
        if (text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
            return text.IndexOf("urn:schemas-microsoft-com:office:spreadsheet", StringComparison.Ordinal) >= 0 ? "an XML spreadsheet of 2003" : "an XML file";

        return new[] { "<html", "<!doctype html", "<table", "<head", "<meta", "<body", "<style", "<div" }.Any(tag => text.StartsWith(tag, StringComparison.OrdinalIgnoreCase))
            ? "a web page (HTML)"
            : null;
    }

    // Text holds no control characters but breaks and tabs. NUL may come from UTF-16 without its mark, which is told by column.
    private static bool IsBinary(byte[] head) => head.Any(b => b is > 0 and < 7 or > 13 and < 26 or > 27 and < 32) && !StartsWith(head, [0xFF, 0xFE]) && !StartsWith(head, [0xFE, 0xFF]);

    private static byte[] ReadHead(Stream stream)
    {
        var head = new byte[HeadLength];
        var start = stream.Position;
        var length = 0;
        for (int read; length < HeadLength && (read = stream.Read(head, length, HeadLength - length)) > 0;)
            length += read;
        stream.Position = start;
        Array.Resize(ref head, length);
        return head;
    }

    private static bool StartsWith(byte[] head, byte[] signature)
    {
        for (var i = 0; i < signature.Length; i++)
        {
            if (i >= head.Length || head[i] != signature[i])
                return false;
        }

        return true;
    }
}
