using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Xml;
using PartnerReferrals.Tables.Records;

namespace PartnerReferrals.Tables.Workbooks;

/// <summary>
/// The cells of a worksheet (.xlsx) that hold an error such as #N/A, which ExcelDataReader gives as empty ones. They are read beside it, row by row, and
/// only of a worksheet that has any.
/// </summary>
internal sealed class ErrorCells : IDisposable
{
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string StrictRelationships = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    private static readonly byte[][] Marks = [Encoding.ASCII.GetBytes(" t=\"e\""), Encoding.ASCII.GetBytes(" t='e'")];

    private readonly ZipArchive _archive;
    private readonly XmlReader _cells;
    private (long Row, int Column) _place;
    private string? _error;
    private bool _isOver;

    private ErrorCells(ZipArchive archive, XmlReader cells) => (_archive, _cells) = (archive, cells);

    /// <summary>The errors of a worksheet; null where there is none, or where the file is no .xlsx.</summary>
    /// <param name="stream">The workbook. It stays open, and may be read by others in between.</param>
    /// <param name="worksheet">Name of the worksheet.</param>
    public static ErrorCells? In(Stream stream, string worksheet)
    {
        if (!FileKind.IsArchive(stream))
            return null;

        var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (PartOf(archive, worksheet) is { } part && HasErrors(part))
            return new ErrorCells(archive, Xml(part));

        archive.Dispose();
        return null;
    }

    /// <summary>The error in a cell; null where it has none. Cells have to be asked for in their order.</summary>
    /// <param name="row">1-based row.</param>
    /// <param name="column">0-based column.</param>
    public string? At(long row, int column)
    {
        while (!_isOver && (_error is null || _place.Row < row || (_place.Row == row && _place.Column < column)))
            Advance();
        return _place == (row, column) ? _error : null;
    }

    public void Dispose()
    {
        _cells.Dispose();
        _archive.Dispose();
    }

    /// <summary>Goes to the next error.</summary>
    private void Advance()
    {
        _error = null;
        while (_cells.Read())
        {
            if (_cells.NodeType != XmlNodeType.Element)
                continue;

            // Places may be left out where one follows the other.
            if (_cells.LocalName == "row")
            {
                _place = (long.TryParse(_cells.GetAttribute("r"), out var row) ? row : _place.Row + 1, -1);
            }
            else if (_cells.LocalName == "c")
            {
                _place.Column = _cells.GetAttribute("r") is { } name ? CellName.IndexOf(name) : _place.Column + 1;
                if (_cells.GetAttribute("t") == "e" && _cells.ReadToDescendant("v", _cells.NamespaceURI))
                {
                    _error = _cells.ReadElementContentAsString();
                    return;
                }
            }
        }

        _isOver = true;
    }

    private static ZipArchiveEntry? PartOf(ZipArchive archive, string worksheet)
    {
        var id = Attribute(archive.GetEntry("xl/workbook.xml"), "sheet", sheet => sheet.GetAttribute("name") == worksheet, sheet => sheet.GetAttribute("id", Relationships) ?? sheet.GetAttribute("id", StrictRelationships));
        var target = id is null ? null : Attribute(archive.GetEntry("xl/_rels/workbook.xml.rels"), "Relationship", relation => relation.GetAttribute("Id") == id, relation => relation.GetAttribute("Target"));
        return target is null ? null : archive.GetEntry(target[0] == '/' ? target.Substring(1) : "xl/" + target);
    }

    private static string? Attribute(ZipArchiveEntry? part, string element, Func<XmlReader, bool> isWanted, Func<XmlReader, string?> value)
    {
        if (part is null)
            return null;

        using var reader = Xml(part);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == element && isWanted(reader))
                return value(reader);
        }

        return null;
    }

    // To look for a few bytes costs a tenth of what reading XML does.
    private static bool HasErrors(ZipArchiveEntry part)
    {
        var overlap = Marks[0].Length - 1;
        var buffer = new byte[1 << 15];
        using var stream = part.Open();
        for (int kept = 0, read; (read = stream.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var length = kept + read;
            if (Marks.Any(mark => buffer.AsSpan(0, length).IndexOf(mark) >= 0))
                return true;

            kept = Math.Min(overlap, length);
            Buffer.BlockCopy(buffer, length - kept, buffer, 0, kept);
        }

        return false;
    }

    private static XmlReader Xml(ZipArchiveEntry part) =>
        XmlReader.Create(part.Open(), new XmlReaderSettings { CloseInput = true, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
}
