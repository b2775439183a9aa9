using System;
using System.IO;
using System.Text;
using PartnerReferrals.Reports;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Files;

/// <summary>A report on its way to disk: written beside its place, and put there only when it is whole.</summary>
internal sealed class ReportFile : IDisposable
{
    private readonly string _draft;
    private readonly IDisposable _file;
    private readonly IRunReport _report;
    private bool _isDone;

    private ReportFile(string path, Func<Stream, (IRunReport Report, IDisposable File)> make)
    {
        Path = path;
        if (!Directory.Exists(System.IO.Path.GetDirectoryName(path)))
        {
            throw new DirectoryNotFoundException($"The folder of '{path}' does not exist.");
        }

        _draft = path + "." + Guid.NewGuid().ToString("N").Substring(0, 8) + ".tmp";
        (_report, _file) = make(new FileStream(_draft, FileMode.CreateNew, FileAccess.ReadWrite));
    }

    /// <summary>Where it goes.</summary>
    internal string Path { get; }

    /// <summary>Why it cannot be finished; null while all is well.</summary>
    internal Exception? Failure { get; private set; }

    /// <summary>Begins a report that is text.</summary>
    /// <param name="path">Where it goes.</param>
    /// <param name="byteOrderMark">Spreadsheets need it to see that a file is UTF-8.</param>
    /// <param name="make">Makes the report over its writer.</param>
    /// <exception cref="IOException">The folder does not exist or cannot be written.</exception>
    internal static ReportFile OfText(string path, bool byteOrderMark, Func<TextWriter, IRunReport> make) => new(path, stream =>
    {
        var writer = new StreamWriter(stream, new UTF8Encoding(byteOrderMark));
        return (make(writer), writer);
    });

    /// <summary>Begins any other report.</summary>
    /// <param name="path">Where it goes.</param>
    /// <param name="make">Makes the report over its file.</param>
    /// <exception cref="IOException">The folder does not exist or cannot be written.</exception>
    internal static ReportFile OfBytes(string path, Func<Stream, IRunReport> make) => new(path, stream => (make(stream), stream));

    /// <summary>Takes a row. A full disk must not end an import: it ends the report.</summary>
    internal void Add(ReportRow row) => Try(() => _report.Add(row));

    /// <summary>Puts the report in its place.</summary>
    internal void Complete(RunSummary summary, string? stopReason)
    {
        Try(() =>
        {
            _report.Complete(summary, stopReason);
            _file.Dispose();
            File.Delete(Path);
            File.Move(_draft, Path);
        });
        _isDone = Failure is null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDone)
        {
            return;
        }

        _isDone = true;
        try
        {
            _file.Dispose();
        }
        catch (IOException)
        {
            // What did not get to disk is thrown away with the rest.
        }

        File.Delete(_draft);
    }

    private void Try(Action step)
    {
        if (Failure is not null)
        {
            return;
        }

        try
        {
            step();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Failure = e;
        }
    }
}
