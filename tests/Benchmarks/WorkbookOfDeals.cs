using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace PartnerReferrals.Benchmarks;

/// <summary>Writes a workbook as spreadsheet programs do: texts in a table of their own, numbers and dates as such.</summary>
internal sealed class WorkbookOfDeals
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006/relationships";

    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);

    /// <summary>Writes the rows, the first of which is the header.</summary>
    public static void Write(string path, IEnumerable<string[]> rows)
    {
        var workbook = new WorkbookOfDeals();
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        Add(archive, "_rels/.rels", [$"<Relationships xmlns='{Packages}'><Relationship Id='r1' Type='{Relations}/officeDocument' Target='xl/workbook.xml'/></Relationships>"]);
        Add(archive, "xl/workbook.xml", [$"<workbook xmlns='{Main}' xmlns:r='{Relations}'><sheets><sheet name='Deals' sheetId='1' r:id='r1'/></sheets></workbook>"]);
        Add(archive, "xl/_rels/workbook.xml.rels", [$"<Relationships xmlns='{Packages}'><Relationship Id='r1' Type='{Relations}/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='r2' Type='{Relations}/sharedStrings' Target='sharedStrings.xml'/><Relationship Id='r3' Type='{Relations}/styles' Target='styles.xml'/></Relationships>"]);
        Add(archive, "xl/styles.xml", [$"<styleSheet xmlns='{Main}'><cellXfs count='2'><xf numFmtId='0'/><xf numFmtId='14' applyNumberFormat='1'/></cellXfs></styleSheet>"]);
        Add(archive, "xl/worksheets/sheet1.xml", rows.Select(workbook.Row).Prepend($"<worksheet xmlns='{Main}'><sheetData>").Append("</sheetData></worksheet>"));
        Add(archive, "xl/sharedStrings.xml", workbook._texts.Keys.Select(text => $"<si><t>{text}</t></si>").Prepend($"<sst xmlns='{Main}'>").Append("</sst>"));
    }

    private string Row(string[] cells, int index) => $"<row r='{index + 1}'>{string.Concat(cells.Select((cell, column) => Cell($"{(char)('A' + column)}{index + 1}", cell)))}</row>";

    private string Cell(string place, string text)
    {
        if (DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return $"<c r='{place}' s='1'><v>{date.ToOADate().ToString(CultureInfo.InvariantCulture)}</v></c>";
        }

        if (decimal.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return $"<c r='{place}'><v>{text}</v></c>";
        }

        _texts.TryAdd(text, _texts.Count);
        return $"<c r='{place}' t='s'><v>{_texts[text]}</v></c>";
    }

    private static void Add(ZipArchive archive, string name, IEnumerable<string> xml)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        foreach (var part in xml)
        {
            writer.Write(part);
        }
    }
}
