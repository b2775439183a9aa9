using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using PartnerReferrals.Errors;
using PartnerReferrals.Isolation;
using PartnerReferrals.Tables;

namespace PartnerReferrals.Files;

/// <summary>A delimited file as output: UTF-8 with a byte order mark, formulas neutralised, written row by row.</summary>
internal sealed class DelimitedOutput : IRowOutput
{
    private readonly StreamWriter _writer;
    private readonly IRowWriter _rows;

    private DelimitedOutput(StreamWriter writer, char delimiter)
    {
        _writer = writer;
        _rows = OpenRows(writer, delimiter);
    }

    /// <summary>Begins rows of text that a spreadsheet can open without running anything.</summary>
    internal static IRowWriter OpenRows(TextWriter writer, char delimiter) =>
        IsolatedAssembly.Create<ICsvWriter>("PartnerReferrals.Tables", "PartnerReferrals.Tables.Delimited.CsvFileWriter").Open(writer, delimiter, neutralizeFormulas: true);

    /// <summary>Opens a file and writes its header, or goes on with a file that has the same.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="ReferralValidationException">The file to go on with has other columns.</exception>
    internal static DelimitedOutput Open(string path, IReadOnlyList<string> columns, char delimiter, bool append)
    {
        var goesOn = append && new FileInfo(path) is { Exists: true, Length: > 0 };
        if (goesOn)
        {
            CheckColumns(path, columns, delimiter);
        }

        var file = new FileStream(path, goesOn ? FileMode.Open : FileMode.Create, FileAccess.ReadWrite, FileShare.Read);
        var output = new DelimitedOutput(new StreamWriter(file, new UTF8Encoding(!goesOn), 1 << 15), delimiter);
        if (goesOn)
        {
            // The last line of a file that somebody edited may lack its end.
            file.Seek(-1, SeekOrigin.End);
            if (file.ReadByte() != '\n')
            {
                output._writer.Write("\r\n");
            }
        }
        else
        {
            output.WriteRow(columns);
        }

        return output;
    }

    /// <inheritdoc/>
    public void WriteRow(IReadOnlyList<object?> cells) => _rows.WriteRow(cells);

    /// <inheritdoc/>
    public void Close()
    {
        _rows.Dispose();
        _writer.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Close();
        }
        catch (IOException)
        {
            // Whoever wanted to know has called Close.
        }
    }

    private static void CheckColumns(string path, IReadOnlyList<string> columns, char delimiter)
    {
        using var file = TableFile.Open(path, new TableReading { Delimiter = delimiter });
        if (!file.Columns.SequenceEqual(columns, StringComparer.OrdinalIgnoreCase))
        {
            throw new ReferralValidationException(new Fault
            {
                Code = "OtherColumns",
                Field = "File",
                Message = $"'{Path.GetFileName(path)}' has other columns than this export writes.",
                Hint = "Use the -Format and -Delimiter it was written with, or another file.",
            });
        }
    }
}
