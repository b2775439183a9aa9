using System.IO;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace PartnerReferrals.Client.Tests.Tables;

public class CsvRoundTripTests
{
    private static readonly Gen<string?> Cell = Gen
        .Elements('a', 'é', '日', ' ', '\t', '"', '\'', ',', ';', '\r', '\n', '=', '+', '-', '@', '1', '.', '\u00A0')
        .ArrayOf()
        .Select(chars => chars.Length == 0 ? null : new string(chars));

    private static readonly Gen<string?[][]> Rows =
        from width in Gen.Choose(1, 6)
        from rows in Cell.ArrayOf(width).Where(row => row.Any(cell => cell is not null)).ArrayOf()
        select rows;

    [Fact]
    public void What_is_written_is_read_back()
    {
        var inputs = from rows in Rows from delimiter in Gen.Elements(',', ';', '\t') from mark in Gen.Elements(true, false) select (rows, delimiter, mark);
        Prop.ForAll(Arb.From(inputs), input => Check(input.rows, input.delimiter, input.mark)).QuickCheckThrowOnFailure();
    }

    private static void Check(string?[][] rows, char delimiter, bool byteOrderMark)
    {
        string[] header = [.. Enumerable.Range(1, rows.Length == 0 ? 1 : rows[0].Length).Select(i => $"C{i}")];
        var encoding = new UTF8Encoding(byteOrderMark);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(CsvText.Write(delimiter, true, [header, .. rows]))];
        var (columns, faults, read) = CsvText.Read(new MemoryStream(bytes), delimiter);

        Assert.Empty(faults);
        Assert.Equal(header, columns);
        Assert.All(read, row => Assert.Null(row.Fault));
        Assert.Equal(rows, read.Select(row => row.Cells()));
    }
}
