using System.IO;
using System.Linq;
using System.Text;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Client.Tests.Tables;

public class CsvFaultTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\r\n\r\n")]
    [InlineData(",,\r\n1,2,3")]
    public void File_without_column_names(string text)
    {
        var fault = Assert.Single(CsvText.Read(text).Faults);

        Assert.Equal("MissingHeader", fault.Code);
        Assert.Equal(FaultSeverity.Error, fault.Severity);
    }

    [Fact]
    public void Duplicate_columns_are_named_with_both_positions()
    {
        var faults = CsvText.Read("\nName,City, name ,City,City\n").Faults;

        Assert.Equal(["DuplicateColumn", "DuplicateColumn", "DuplicateColumn"], faults.Select(fault => fault.Code));
        Assert.Contains("Columns 1 and 3", faults[0].Message);
        Assert.Contains("Columns 2 and 4", faults[1].Message);
        Assert.Contains("Columns 2 and 5", faults[2].Message);
        Assert.Equal("name", faults[0].Column);
        Assert.All(faults, fault => Assert.Equal(2, fault.Line));
    }

    [Theory]
    [InlineData("Name;City;Value, net\n", ',', "-Delimiter ';'")]
    [InlineData("Name\tCity\n", ',', "-Delimiter \"`t\"")]
    [InlineData("Name,City\n", ';', "-Delimiter ','")]
    public void Wrong_delimiter_is_guessed(string text, char delimiter, string hint)
    {
        var fault = Assert.Single(CsvText.Read(text.Replace(", net", ""), delimiter).Faults);

        Assert.Equal("WrongDelimiter", fault.Code);
        Assert.Contains(hint, fault.Hint);
    }

    [Fact]
    public void One_plain_column_is_no_fault() => Assert.Empty(CsvText.Read("Name\nx\n").Faults);

    [Theory]
    [InlineData("1,2", "TooFewCells")]
    [InlineData("1", "TooFewCells")]
    [InlineData("1,2,3,4", "TooManyCells")]
    [InlineData("1,2,3,,5,", "TooManyCells")]
    public void Ragged_row(string row, string code)
    {
        var (_, faults, rows) = CsvText.Read($"A,B,C\nx,y,z\n\n{row}\nu,v,w\n");

        Assert.Empty(faults);
        Assert.Equal([null, code, null], rows.Select(r => r.Fault?.Code));
        var fault = rows[1].Fault!;
        Assert.Equal((2, 4), (fault.Row, fault.Line));
        Assert.Contains("the header 3", fault.Message);
    }

    [Theory]
    [InlineData("1,2,3,")]
    [InlineData("1,2,3,,\"\",")]
    public void Empty_cells_beyond_the_header_are_padding(string row) =>
        Assert.Null(Assert.Single(CsvText.Read($"A,B,C\n{row}\n").Rows).Fault);

    [Fact]
    public void Value_under_no_name()
    {
        var fault = Assert.Single(CsvText.Read("A,,C\n1,2,3\n").Rows).Fault!;

        Assert.Equal(("CellWithoutColumn", "column 2"), (fault.Code, fault.Column));
    }

    [Theory]
    [InlineData("1,\"abc", 3)]
    [InlineData("1,\"abc\n2,def\n", 3)]
    [InlineData("1,\"abc \"\"", 3)]
    [InlineData("1,\"abc \"\"\n", 3)]
    [InlineData("1,\"abc\n2,\"def\"\n", 3)]
    [InlineData("1,\"abc\" def", 3)]
    [InlineData("1,\"a\"b\"", 3)]
    [InlineData("1,\"", 3)]
    public void Unclosed_quote_is_reported_on_the_line_that_opens_it(string tail, long line)
    {
        var (_, _, rows) = CsvText.Read("A,B\n0,fine\n" + tail);

        Assert.Null(rows[0].Fault);
        var fault = rows[1].Fault!;
        Assert.Equal(("UnclosedQuote", "B", line), (fault.Code, fault.Column, fault.Line));
        Assert.DoesNotContain("abc", fault.ToString());
    }

    [Fact]
    public void Unclosed_quote_in_the_header() =>
        Assert.Equal("UnclosedQuote", Assert.Single(CsvText.Read("A,\"B\n1,2\n").Faults).Code);

    [Fact]
    public void Reading_goes_on_after_a_broken_row()
    {
        var (_, _, rows) = CsvText.Read("A,B\n1,\"x\" y\n2,z\n");

        Assert.Equal(["UnclosedQuote", null], rows.Select(row => row.Fault?.Code));
        Assert.Equal(3, rows[1].Input.Line);
    }

    [Fact]
    public void Endless_cell_ends_the_reading_without_filling_the_memory()
    {
        var (_, _, rows) = CsvText.Read("A,B\n1,2\n3,\"" + new string('x', 3_000_000) + "\n4,5\n");

        Assert.Equal([null, "CellTooLong"], rows.Select(row => row.Fault?.Code));
        Assert.Equal(3, rows[1].Fault!.Line);
        Assert.DoesNotContain("xxx", rows[1].Fault!.ToString());
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_reported_by_row_and_column()
    {
        var text = "Name,City\nDeal,Oslo\nDeal,Münster\nDeal,Bergen\n";
        var (_, faults, rows) = CsvText.Read(new MemoryStream(Encoding.Latin1.GetBytes(text)));

        Assert.Empty(faults);
        Assert.Equal([null, "InvalidEncoding", null], rows.Select(row => row.Fault?.Code));
        Assert.Equal(("City", 3L), (rows[1].Fault!.Column, rows[1].Fault!.Line));
    }

    [Fact]
    public void UTF16_without_its_mark_is_a_fault_of_the_file() =>
        Assert.Contains(CsvText.Read(new MemoryStream(Encoding.Unicode.GetBytes("Name,City\nx,y\n"))).Faults, fault => fault.Code == "InvalidEncoding");
}
