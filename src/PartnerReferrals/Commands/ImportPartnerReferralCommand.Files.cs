using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Files;
using PartnerReferrals.Reports;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Commands;

/// <content>The files around an import, and what is said at its end.</content>
public sealed partial class ImportPartnerReferralCommand
{
    private IReadOnlyList<string> ResolveFiles()
    {
        const string ErrorId = "PartnerReferral.Import.NotAFile";
        const string Action = "Give the path of a delimited file, a workbook or a JSON file.";
        return LiteralPath is not null
            ? [.. LiteralPath.Select(path => FilePath.Resolve(this, path, ErrorId, Action))]
            : [.. Path!.SelectMany(path => Expand(path, ErrorId, Action)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>One journal and one report can belong to one file only.</summary>
    private void RefuseSharedFiles(bool isOneOfMany)
    {
        if (!isOneOfMany && ++_files == 1)
        {
            return;
        }

        if (JournalPath is not null)
        {
            ThrowTerminatingError(ErrorRecordFactory.Refused(
                "PartnerReferral.Import.JournalPath", "One journal cannot be that of several files.", ErrorCategory.InvalidArgument, JournalPath, "Leave -JournalPath out: each file gets a journal beside it."));
        }

        if (ReportPath is not null)
        {
            ThrowTerminatingError(ErrorRecordFactory.Refused(
                "PartnerReferral.Import.ReportPath", "A second file would overwrite the report of the first.", ErrorCategory.InvalidArgument, ReportPath, "Import the files one by one, each with a report of its own."));
        }
    }

    /// <summary>The journal, and the name by which it knows the file; null for none.</summary>
    private ImportJournal? JournalFor(string path)
    {
        if (NoJournal)
        {
            return null;
        }

        var journal = JournalPath is null
            ? ImportJournal.Beside(path)
            : new ImportJournal(ResolveJournal(JournalPath), System.IO.Path.GetFileName(FilePath.Target(path)));
        if (journal is null)
        {
            ThrowTerminatingError(ErrorRecordFactory.Refused(
                "PartnerReferral.Import.TwoJournals",
                $"'{path}' is a link, and there are two journals: one by its name and one by that of the file it stands for.",
                ErrorCategory.InvalidArgument,
                path,
                "Name the one to go on with by -JournalPath, or import the file by the name it was imported by before."));
        }
        else if (FilePath.AreSame(journal.Path, path))
        {
            ThrowTerminatingError(ErrorRecordFactory.Refused(
                "PartnerReferral.Import.JournalPath", "The journal would be the file that is imported.", ErrorCategory.InvalidArgument, JournalPath, "Give a path of its own, or leave -JournalPath out."));
        }

        return journal;
    }

    /// <inheritdoc/>
    private protected override bool LeavesJournalOpen => true;

    /// <inheritdoc/>
    private protected override string HowToSendChanges => "import with -UpdateExisting, or use Set-PartnerReferral";

    private Journal? OpenJournal(ImportJournal? file) => file is null ? null : Journal.Open(
        file.Path,
        JournalSource.Of(file.SourceName, JournalSettings.Of(this, Columns).Append(new("Endpoint", Connection!.ServiceName))));

    private IReadOnlyList<ReportFile> OpenReports(string path, string? journalPath)
    {
        if (ReportPath is null)
        {
            return [];
        }

        const string Action = "Give a path of its own that ends in .html, .json, .csv or .xlsx.";
        var paths = ReportPath.Select(report => FilePath.Resolve(this, report, "PartnerReferral.Import.ReportPath", Action)).ToList();
        RefuseReports(ReportFiles.Refusal(paths, path, journalPath), Action);

        if (IsWhatIf)
        {
            return [];
        }

        using var file = TableFile.Open(path, Reading);
        RefuseReports(ReportFiles.Refusal(paths, file.Kind), "Give a path that ends in .html or .json.");
        try
        {
            return ReportFiles.Open(paths, NewHeader(path), file.Columns, file.Delimiter ?? ',');
        }
        catch (Exception e) when (FilePath.IsBadFile(e))
        {
            ThrowTerminatingError(ReportRecord(e, ReportPath));
            return [];
        }
    }

    private void RefuseReports(string? reason, string action)
    {
        if (reason is not null)
        {
            ThrowTerminatingError(ErrorRecordFactory.Refused("PartnerReferral.Import.ReportPath", reason, ErrorCategory.InvalidArgument, ReportPath, action));
        }
    }

    private ReportHeader NewHeader(string path) => new()
    {
        FileName = System.IO.Path.GetFileName(path),
        StartedAt = DateTimeOffset.Now,
        Account = Connection!.Account,
        Endpoint = Connection.Endpoint,
    };

    /// <summary>Nothing is sent: says so, once, with the counts.</summary>
    private void Refuse(string path, CheckedFileReader reading, ImportPlan plan, ImportRecorder recorder, ImportProgress progress)
    {
        RecordNotSent(ReadAgain(reading, recorder), reading, recorder);
        RecordLeft(reading, recorder);
        progress.Complete();
        var message = string.Format(
            CultureInfo.InvariantCulture,
            "{0:N0} of {1:N0} {2} of '{3}' {4} faults, so nothing was sent.",
            plan.Invalid.Count,
            plan.Total,
            plan.Total == 1 ? "row" : "rows",
            System.IO.Path.GetFileName(path),
            plan.Invalid.Count == 1 ? "has" : "have");
        var summary = Summarize(path, journalPath: null, recorder.Summarize(), recorder, stop: null, message);
        ThrowTerminatingError(ErrorRecordFactory.Refused(
            "PartnerReferral.Import.InvalidRows",
            message,
            ErrorCategory.InvalidData,
            summary,
            plan.Valid == 0
                ? "Correct the rows, then run the same command again."
                : string.Format(CultureInfo.InvariantCulture, "Correct the rows, then run the same command again; or send the other {0} with -SkipInvalid.", plan.Valid == 1 ? "one" : plan.Valid.ToString("N0", CultureInfo.InvariantCulture))));
    }

    /// <summary>As many rows have faults as -MaxErrors allows: nothing is sent.</summary>
    private void RefuseAsHopeless(string path, CheckedFileReader reading, ImportPlan plan, ImportRecorder recorder, ImportProgress progress)
    {
        RecordNotSent(ReadAgain(reading, recorder), reading, recorder);
        RecordLeft(reading, recorder);
        progress.Complete();
        var stop = RunStoppedException.TooManyErrors(MaxErrors, last: null);
        var summary = Summarize(path, journalPath: null, recorder.Summarize(), recorder, stop);
        WriteSummary(summary);
        ThrowTerminatingError(StopRecord(stop, "The import", summary.NotSent, summary));
    }

    private ImportSummary Summarize(string path, string? journalPath, RunSummary numbers, ImportRecorder recorder, Exception? stop, string? refusal = null)
    {
        var reason = refusal ?? stop?.Message;
        var rows = recorder.Complete(numbers, reason);
        foreach (var report in recorder.Reports.Where(report => report.Failure is not null))
        {
            WriteError(ReportRecord(report.Failure!, report.Path));
        }

        return new ImportSummary(numbers)
        {
            Path = path,
            JournalPath = journalPath,
            ReportPath = [.. recorder.Reports.Where(report => report.Failure is null).Select(report => report.Path)],
            StopReason = reason,
            Rows = rows,
        };
    }

    private void WriteSummary(ImportSummary summary)
    {
        if (PassThru)
        {
            WriteInformation(summary, ["PartnerReferrals.ImportSummary"]);
        }
        else
        {
            WriteObject(summary);
        }
    }

    private static ErrorRecord ReportRecord(Exception failure, object target) => ErrorRecordFactory.ReportNotWritten("PartnerReferral.Import.ReportNotWritten", failure, target);

    /// <summary>After Ctrl+C: how far it came, what is in doubt, and how to go on.</summary>
    private string DescribeStop(ImportPlan plan, ImportRecorder recorder)
    {
        var done = recorder[RowState.Created] + recorder[RowState.Updated] + recorder[RowState.Skipped];
        return string.Format(
            CultureInfo.InvariantCulture,
            "The import was stopped: {0:N0} of {1:N0} rows are done.{2} Nothing else was sent. {3}",
            done,
            plan.Total,
            _end!.Unreported.IsEmpty ? "" : " " + _end.Unreported.Describe(),
            NoJournal && plan.Valid > plan[ImportRowKind.Update]
                ? "With -NoJournal nobody remembers what was created: use -SkipExisting when you run it again."
                : "Run the same command again: it goes on where it stopped.");
    }

    private string Describe(ImportPlan plan, string path)
    {
        var creating = UpdateExisting ? "create or change" : "create";
        var parts = new List<string>();
        Add(plan[ImportRowKind.Create], creating + " {0:N0} referral{1}");
        Add(plan[ImportRowKind.CoSell], creating + " {0:N0} co-sell deal{1} (two referrals each)");
        Add(plan[ImportRowKind.Update], "change {0:N0} referral{1}");
        Add(plan.Invalid.Count, "leave out {0:N0} row{1} with faults");
        return $"{System.IO.Path.GetFileName(path)}: {(parts.Count == 0 ? "no rows" : string.Join(", ", parts))}";

        void Add(long count, string text)
        {
            if (count > 0)
            {
                parts.Add(string.Format(CultureInfo.InvariantCulture, text, count, count == 1 ? "" : "s"));
            }
        }
    }
}
