using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using PartnerReferrals.Tables;

namespace PartnerReferrals.Client.Tests.Tables;

public class CsvFileReaderTests
{
    [Fact]
    public void Header_names_pair_with_cells_in_order()
    {
        var (columns, faults, rows) = CsvText.Read("Name,City\r\nDeal,Oslo\r\n");

        Assert.Empty(faults);
        Assert.Equal(["Name", "City"], columns);
        var row = Assert.Single(rows);
        Assert.Null(row.Fault);
        Assert.Equal(["Name", "City"], row.Input.Fields.Select(field => field.Key));
        Assert.Equal(["Deal", "Oslo"], row.Cells());
        Assert.Equal((1, 2), (row.Input.Row, row.Input.Line));
    }

    [Theory]
    [InlineData("\"a,b\"", "a,b")]
    [InlineData("\"say \"\"hi\"\"\"", "say \"hi\"")]
    [InlineData("\"one\r\ntwo\"", "one\r\ntwo")]
    [InlineData("  a b \t", "a b")]
    [InlineData("\"  a b \"", "  a b ")]
    [InlineData("  \" a\"  ", " a")]
    [InlineData("24\" monitor", "24\" monitor")]
    [InlineData("\"\"\"\"", "\"")]
    [InlineData("", null)]
    [InlineData("\"\"", null)]
    [InlineData("   ", null)]
    public void Cell_is_read_as_RFC_4180_has_it(string written, string? read)
    {
        var row = Assert.Single(CsvText.Read($"A,B,C\nx,{written},y\n").Rows);

        Assert.Null(row.Fault);
        Assert.Equal(["x", read, "y"], row.Cells());
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void Other_delimiters(char delimiter)
    {
        var text = "Name;City;Note\n a ;;\"b;c\"\n".Replace(';', delimiter);
        var row = Assert.Single(CsvText.Read(text, delimiter).Rows);

        Assert.Null(row.Fault);
        Assert.Equal(["a", null, $"b{delimiter}c"], row.Cells());
    }

    [Fact]
    public void Line_ends_may_be_mixed_and_lines_are_physical()
    {
        var (_, _, rows) = CsvText.Read("\r\n\nA,B\r\n1,\"x\ny\r\nz\rw\"\r2,b\n\n\r\n\r3,c\r\n,\n4,d");

        Assert.All(rows, row => Assert.Null(row.Fault));
        Assert.Equal(["1", "2", "3", "4"], rows.Select(row => row.Cells()[0]));
        Assert.Equal([4, 8, 12, 14], rows.Select(row => row.Input.Line!.Value));
        Assert.Equal([1, 2, 3, 4], rows.Select(row => row.Input.Row));
    }

    [Fact]
    public void Lines_are_right_wherever_the_buffers_end()
    {
        for (var pad = 4070; pad < 4110; pad++)
        {
            var text = $"A,B\r\n1,\"{new string('x', pad)}\r\n\"\r\n\r\n2,\" \r\n \"\r\n3,z";
            var (_, _, rows) = CsvText.Read(new TrickleStream(Encoding.UTF8.GetBytes(text), 1000));

            Assert.Equal([2, 5, 7], rows.Select(row => row.Input.Line!.Value));
            Assert.Equal([new string('x', pad) + "\r\n", " \r\n ", "z"], rows.Select(row => row.Cells()[1]));
        }
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public void Byte_order_mark_decides_the_encoding(string encoding, bool mark)
    {
        var coding = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. mark ? coding.GetPreamble() : [], .. coding.GetBytes("Näme,\"Ö\"\nŁódź,日本\n")];
        var (columns, faults, rows) = CsvText.Read(new TrickleStream(bytes, 5));

        Assert.Empty(faults);
        Assert.Equal(["Näme", "Ö"], columns);
        Assert.Equal(["Łódź", "日本"], Assert.Single(rows).Cells());
    }

    [Fact]
    public void Header_names_are_trimmed_and_a_nameless_column_is_left_out()
    {
        var (columns, faults, rows) = CsvText.Read("\" Name \", City ,,\na,b,,\n");

        Assert.Empty(faults);
        Assert.Equal(["Name", "City", "", ""], columns);
        Assert.Equal(["Name", "City"], Assert.Single(rows).Input.Fields.Select(field => field.Key));
        Assert.Null(rows[0].Fault);
    }

    [Fact]
    public void Header_alone_is_a_sound_file_without_rows()
    {
        var (columns, faults, rows) = CsvText.Read("Name,City");

        Assert.Equal(2, columns.Count);
        Assert.Empty(faults);
        Assert.Empty(rows);
    }

    [Fact]
    public void Formula_mark_is_taken_off()
    {
        Assert.Equal(["=1+1", "'tis", "-5"], Assert.Single(CsvText.Read("A,B,C\n'=1+1,'tis,-5\n").Rows).Cells());
    }

    [Fact]
    public void Rows_stream_and_nothing_is_kept()
    {
        using var table = new TableFileReader().Open(new EndlessRows(), new TableReading { Delimiter = ',' });
        using var rows = table.ReadRows().GetEnumerator();
        var early = Track(rows, 1000);
        for (var i = 0; i < 20_000; i++)
            Assert.True(rows.MoveNext());
        GC.Collect();

        Assert.Equal(21_000, rows.Current.Input.Row);
        Assert.DoesNotContain(early, row => row.IsAlive);
    }

    /// <summary>In a method of its own, so that no local of the test keeps a row alive.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<WeakReference> Track(IEnumerator<TableRow> rows, int count)
    {
        var tracked = new List<WeakReference>();
        while (tracked.Count < count && rows.MoveNext())
            tracked.Add(new WeakReference(rows.Current));
        return tracked;
    }

    [Fact]
    public void Stream_stays_open()
    {
        using var stream = new MemoryStream("A\n1"u8.ToArray());
        CsvText.Read(stream);

        Assert.True(stream.CanRead);
    }

    /// <summary>Gives its bytes in small pieces.</summary>
    private sealed class TrickleStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, piece));
    }

    /// <summary>A header, then the same row for ever.</summary>
    private sealed class EndlessRows : Stream
    {
        private readonly byte[] _row = Encoding.UTF8.GetBytes("Deal,\"Note, with\r\na break\",12.5\r\n");
        private byte[] _current = Encoding.UTF8.GetBytes("Name,Note,Value\r\n");
        private int _position;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            for (var i = 0; i < count; i++)
            {
                if (_position == _current.Length)
                    (_current, _position) = (_row, 0);
                buffer[offset + i] = _current[_position++];
            }

            return count;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
