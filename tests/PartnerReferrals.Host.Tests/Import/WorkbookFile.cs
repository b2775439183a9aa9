using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security;
using System.Text;

namespace PartnerReferrals.Host.Tests.Import;

/// <summary>Writes a workbook by hand, so that tests hold what the module's own writer never writes.</summary>
internal sealed class WorkbookFile
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006";

    private readonly List<(string Name, string? State, string Rows)> _sheets = [];

    /// <summary>A formula with the value it had when the workbook was saved.</summary>
    public sealed record Formula(string Text, object Value);

    /// <summary>A number that is shown as per cent.</summary>
    public sealed record Percent(double Value);

    /// <summary>A formula's error.</summary>
    public sealed record Error(string Name);

    /// <summary>Adds a worksheet; its rows begin at the first row and column.</summary>
    public WorkbookFile Sheet(string name, params object?[][] rows) => Add(name, null, rows);

    public WorkbookFile Hidden(string name, params object?[][] rows) => Add(name, "hidden", rows);

    public string Save(string path)
    {
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        Write(archive, "[Content_Types].xml", $"<Types xmlns='{Packages}/content-types'><Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Default Extension='xml' ContentType='application/xml'/><Override PartName='/xl/workbook.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/></Types>");
        Write(archive, "_rels/.rels", $"<Relationships xmlns='{Packages}/relationships'><Relationship Id='r1' Type='{Relations}/officeDocument' Target='xl/workbook.xml'/></Relationships>");
        Write(archive, "xl/workbook.xml", $"<workbook xmlns='{Main}' xmlns:r='{Relations}'><sheets>{string.Concat(_sheets.Select((s, i) => $"<sheet name='{s.Name}' sheetId='{i + 1}'{(s.State is null ? "" : $" state='{s.State}'")} r:id='s{i + 1}'/>"))}</sheets></workbook>");
        Write(archive, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns='{Packages}/relationships'>{string.Concat(_sheets.Select((_, i) => $"<Relationship Id='s{i + 1}' Type='{Relations}/worksheet' Target='worksheets/sheet{i + 1}.xml'/>"))}<Relationship Id='st' Type='{Relations}/styles' Target='styles.xml'/></Relationships>");
        Write(archive, "xl/styles.xml", $"<styleSheet xmlns='{Main}'><fonts count='1'><font/></fonts><fills count='1'><fill/></fills><borders count='1'><border/></borders><cellStyleXfs count='1'><xf/></cellStyleXfs><cellXfs count='3'><xf numFmtId='0'/><xf numFmtId='14' applyNumberFormat='1'/><xf numFmtId='9' applyNumberFormat='1'/></cellXfs></styleSheet>");
        for (var i = 0; i < _sheets.Count; i++)
        {
            Write(archive, $"xl/worksheets/sheet{i + 1}.xml", $"<worksheet xmlns='{Main}'><sheetData>{_sheets[i].Rows}</sheetData></worksheet>");
        }

        return path;
    }

    private WorkbookFile Add(string name, string? state, object?[][] rows)
    {
        var text = new StringBuilder();
        for (var row = 0; row < rows.Length; row++)
        {
            if (rows[row].Length > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"<row r='{row + 1}'>");
                for (var column = 0; column < rows[row].Length; column++)
                {
                    text.Append(Cell($"{(char)('A' + column)}{row + 1}", rows[row][column]));
                }

                text.Append("</row>");
            }
        }

        _sheets.Add((name, state, text.ToString()));
        return this;
    }

    private static string Cell(string place, object? value, string formula = "") => value switch
    {
        null => "",
        Formula f => Cell(place, f.Value, $"<f>{SecurityElement.Escape(f.Text)}</f>"),
        Error e => $"<c r='{place}' t='e'>{formula}<v>{e.Name}</v></c>",
        Percent p => $"<c r='{place}' s='2'>{formula}<v>{p.Value.ToString("R", CultureInfo.InvariantCulture)}</v></c>",
        bool flag => $"<c r='{place}' t='b'>{formula}<v>{(flag ? 1 : 0)}</v></c>",
        DateTime date => $"<c r='{place}' s='1'>{formula}<v>{date.ToOADate().ToString("R", CultureInfo.InvariantCulture)}</v></c>",
        string text when formula.Length > 0 => $"<c r='{place}' t='str'>{formula}<v>{SecurityElement.Escape(text)}</v></c>",
        string text => $"<c r='{place}' t='inlineStr'><is><t xml:space='preserve'>{SecurityElement.Escape(text)}</t></is></c>",
        _ => $"<c r='{place}'>{formula}<v>{Convert.ToString(value, CultureInfo.InvariantCulture)}</v></c>",
    };

    private static void Write(ZipArchive archive, string name, string xml)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write("<?xml version='1.0' encoding='UTF-8'?>" + xml);
    }
}
