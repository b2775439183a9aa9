using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PartnerReferrals.Client.Tests.Tables;
using PartnerReferrals.Reports;
using PartnerReferrals.Runs;
using PartnerReferrals.Tables.Delimited;

namespace PartnerReferrals.Client.Tests.Reports;

public sealed class FailureRowsTests
{
    private const string Input = "Name,Country,Notes\r\nFirst,US,\r\n\"Second, Ltd\",XX,\"two\r\nlines\"\r\nThird,DE,'=not a formula\r\n";

    [Fact]
    public void Holds_the_rejected_rows_as_they_were_with_their_faults_in_front()
    {
        var text = Write(Input, ',', row => row == 2);

        Assert.Equal("Errors,Name,Country,Notes\r\nCountry: XX is no country. Use two letters.; Notes: too long.,\"Second, Ltd\",XX,\"two\r\nlines\"\r\n", text);
    }

    [Fact]
    public void Reading_it_again_gives_the_same_cells()
    {
        const string input = "Name;Notes;Total\r\n=1+1;-x;-5\r\n@a;'=b;\r\n";
        var text = Write(input, ';', _ => true);

        Assert.Contains(";'=1+1;'-x;-5\r\n", text);
        var again = CsvText.Read(text, ';');
        Assert.Equal(["Errors", "Name", "Notes", "Total"], again.Columns);
        Assert.Equal(CsvText.Read(input, ';').Rows.Select(row => row.Cells()), again.Rows.Select(row => row.Cells().Skip(1).ToArray()));
    }

    [Fact]
    public void Errors_of_an_earlier_round_are_replaced()
    {
        var once = Write(Input, ',', _ => true);

        Assert.Equal(once, Write(once, ',', _ => true));
    }

    [Theory]
    [InlineData(RowState.Unknown)]
    [InlineData(RowState.NotSent)]
    [InlineData(RowState.Skipped)]
    [InlineData(RowState.Created)]
    [InlineData(RowState.Updated)]
    public void A_row_that_another_file_could_create_twice_is_left_out(RowState state)
    {
        var text = Write(Input, ',', _ => true, state);

        Assert.Equal("Errors,Name,Country,Notes\r\n", text);
    }

    [Fact]
    public void A_fault_cannot_become_a_formula()
    {
        using var text = new StringWriter();
        var report = Begin(text, ["Name"], ',');
        report.Add(new ReportRow { Row = 1, State = RowState.Rejected, Input = new() { Fields = [new("Name", "x")] }, Faults = [new() { ErrorId = "A", Reason = "=cmd|' /C calc'!A0" }] });
        report.Complete(new RunSummary(), null);

        Assert.Equal("Errors,Name\r\n'=cmd|' /C calc'!A0,x\r\n", text.ToString());
    }

    private static FailureRows Begin(TextWriter text, IReadOnlyList<string> columns, char delimiter) => FailureRows.Begin(columns, own =>
    {
        var rows = new CsvFileWriter().Open(text, delimiter, neutralizeFormulas: true);
        rows.WriteRow(own);
        return rows;
    });

    private static string Write(string input, char delimiter, Predicate<long> rejected, RowState state = RowState.Rejected)
    {
        var (columns, _, rows) = CsvText.Read(input, delimiter);
        using var text = new StringWriter();
        var report = Begin(text, columns, delimiter);
        foreach (var row in rows)
        {
            report.Add(new ReportRow
            {
                Row = row.Input.Row,
                State = rejected(row.Input.Row) ? state : RowState.Created,
                Input = row.Input,
                Faults = rejected(row.Input.Row) ? Faults() : [],
            });
        }

        report.Complete(new RunSummary(), null);
        return text.ToString();
    }

    private static IReadOnlyList<ReportFault> Faults() =>
    [
        new() { ErrorId = "A", Reason = "Country: XX is no country.", Action = "Use two letters." },
        new() { ErrorId = "B", Reason = "Notes: too long." },
    ];
}
