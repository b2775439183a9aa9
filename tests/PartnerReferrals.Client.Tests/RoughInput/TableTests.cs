using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using PartnerReferrals.Client.Tests.Tables;
using PartnerReferrals.Errors;
using PartnerReferrals.Tables;

namespace PartnerReferrals.Client.Tests.RoughInput;

/// <summary>Any file at all: the reader of tables gives rows or says what is wrong with them, or that it is no table, and nothing else.</summary>
public sealed class TableTests
{
    private static readonly Gen<byte[]> Files = Gen.OneOf(
        from text in RoughText.Pieces(Gen.OneOf(RoughText.Texts, RoughText.Names, Gen.Elements(",", ";", "\"", "\n", "\r\n", "\t")), 40)
        from encoding in Gen.Elements<Encoding>(new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.Latin1)
        from withMark in Gen.Elements(true, false)
        select (byte[])[.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)],
        from bytes in Gen.Choose(0, 255).ArrayOf() select bytes.Select(b => (byte)b).ToArray());

    private static readonly string[] NoTable = ["NotATable", "DamagedWorkbook"];

    [Fact]
    public void Any_bytes_are_rows_or_faults() => Rough.ForAll(Files, bytes =>
    {
        foreach (var delimiter in ",;\t|")
        {
            if (Read(bytes, delimiter) is not var (columns, faults, rows))
            {
                continue;
            }

            var named = columns.Count(column => column.Length > 0);

            Assert.All(faults, fault => Assert.NotEmpty(fault.Code));
            foreach (var row in rows)
            {
                Assert.True(row.Fault is not null || row.Input.Fields.Count == named, $"row {row.Input.Row} has {row.Input.Fields.Count} cells and no fault");
                Assert.True(row.Input.Line > 0 && row.Input.Row > 0);
            }

            Assert.Equal(Enumerable.Range(1, rows.Count).Select(number => (long)number), rows.Select(row => row.Input.Row));
        }
    });

    private static (IReadOnlyList<string> Columns, IReadOnlyList<Fault> Faults, List<TableRow> Rows)? Read(byte[] bytes, char delimiter)
    {
        try
        {
            return CsvText.Read(new MemoryStream(bytes), delimiter);
        }
        catch (ReferralValidationException e)
        {
            Assert.Contains(Assert.Single(e.Faults).Code, NoTable);
            return null;
        }
    }

    /// <summary>What would fill the memory or take time for ever, were it read more than once.</summary>
    [Theory]
    [InlineData("a,b\n\"", "x,\n")]
    [InlineData("a,b\n", "\"")]
    [InlineData("a,b\n", "\"\",")]
    [InlineData("", ",")]
    [InlineData("", "x,")]
    [InlineData("", "sep=,\n")]
    [InlineData("a\n", "\r")]
    [InlineData("a\n", "\"\n")]
    [InlineData("a\n", " ")]
    public async Task Four_times_as_much_costs_about_four_times_as_much(string start, string repeated)
    {
        // Past the buffers, and below the longest cell.
        var small = Cost(100_000);
        var large = await Task.Run(() => Cost(400_000), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.True(large < (8 * small) + 8_000_000, $"{small} bytes, then {large}");

        long Cost(int length)
        {
            var text = start + string.Concat(Enumerable.Repeat(repeated, length / repeated.Length));
            var before = GC.GetAllocatedBytesForCurrentThread();
            _ = CsvText.Read(text);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
