using System.Globalization;
using System.IO;
using System.Text;
using PartnerReferrals.Tables.Delimited;

namespace PartnerReferrals.Client.Tests.Tables;

public class CsvFileWriterTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData(null, "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a;b", "a;b")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("a\rb", "\"a\rb\"")]
    [InlineData(" a", "\" a\"")]
    [InlineData("a\t", "\"a\t\"")]
    public void Quotes_only_where_needed(string? cell, string written) =>
        Assert.Equal($"x,{written}\r\n", CsvText.Write(',', false, ["x", cell]));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("+cmd|x", "'+cmd|x")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("'=1", "''=1")]
    [InlineData("-12.50", "-12.50")]
    [InlineData("+14255550100", "+14255550100")]
    [InlineData("-1E3", "-1E3")]
    [InlineData("-1e400", "-1e400")]
    [InlineData("+.5", "+.5")]
    [InlineData("-5.", "-5.")]
    [InlineData("-1e", "'-1e")]
    [InlineData("-.", "'-.")]
    [InlineData("-NaN", "'-NaN")]
    [InlineData("-Infinity", "'-Infinity")]
    [InlineData("-1 ", "\"'-1 \"")]
    [InlineData("-", "'-")]
    [InlineData("'tis", "'tis")]
    [InlineData("a=b", "a=b")]
    public void Formulas_are_neutralized_and_numbers_are_not(string cell, string written)
    {
        Assert.Equal(written + "\r\n", CsvText.Write(',', true, [cell]));
        Assert.Equal(cell, CsvText.Read("A\n" + CsvText.Write(',', true, [cell])).Rows[0].Cells()[0]);
    }

    [Fact]
    public void Formulas_stay_when_not_asked() => Assert.Equal("=1+1\r\n", CsvText.Write(',', false, ["=1+1"]));

    [Fact]
    public void Culture_changes_nothing()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal("1.5,'-1;5\r\n", CsvText.Write(',', true, ["1.5", "-1;5"]));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Encoding_is_the_callers_and_the_writer_stays_open()
    {
        using var file = new MemoryStream();
        using var text = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        using (var writer = new CsvFileWriter().Open(text, ';', neutralizeFormulas: true))
            writer.WriteRow(["Ö", "1"]);
        text.Flush();

        Assert.Equal([0xEF, 0xBB, 0xBF, .. "Ö;1\r\n"u8], file.ToArray());
    }
}
