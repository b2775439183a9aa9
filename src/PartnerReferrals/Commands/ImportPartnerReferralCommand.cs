using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Files;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Input;
using PartnerReferrals.Pipeline;
using PartnerReferrals.Reports;
using PartnerReferrals.Runs;
using PartnerReferrals.Tables;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Commands;

/// <summary>
/// <c>Import-PartnerReferral</c>: brings a whole delimited file into Partner Center. The file is checked first, then every row is sent exactly once;
/// the same command run again resumes.
/// </summary>
[Cmdlet(VerbsData.Import, "PartnerReferral", SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
[OutputType(typeof(ImportSummary), typeof(Referral), typeof(SharedReferral))]
public sealed partial class ImportPartnerReferralCommand : CreateRunCommand
{
    private readonly HashSet<string> _warnings = new(StringComparer.Ordinal);
    private PipelineOutput? _output;
    private PipelineEnd? _end;
    private long _files;
    private long _createdByContent;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var paths = ResolveFiles();
        for (var i = 0; i < paths.Count; i++)
        {
            try
            {
                ImportFile(paths[i], isOneOfMany: paths.Count > 1);
            }
            catch when (i + 1 < paths.Count)
            {
                LastWarning.Write(this, $"Not imported: {string.Join(", ", paths.Skip(i + 1).Select(rest => $"'{System.IO.Path.GetFileName(rest)}'"))}.");
                throw;
            }
        }
    }

    /// <inheritdoc/>
    private protected override ValidationOptions ValidationFor(MappedReferral mapped) => ImportPlan.OptionsFor(mapped);

    private void ImportFile(string path, bool isOneOfMany)
    {
        RefuseSharedFiles(isOneOfMany);
        BeginFile(path, Reading, isOneOfMany);
        try
        {
            var stamp = FileStamp.Of(path);
            var journal = JournalFor(path);
            using var recorder = new ImportRecorder(OpenReports(path, journal?.Path));
            if (recorder.NoFile is { } reason)
            {
                WriteWarning($"There is no place for a temporary file in '{System.IO.Path.GetTempPath()}', so what becomes of each row is kept in memory: {reason.Message}");
            }

            Import(path, stamp, journal, recorder, new ImportProgress(this, System.IO.Path.GetFileName(path)));
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        catch (ReferralValidationException e)
        {
            ThrowTerminatingError(ErrorRecordFactory.OfFile(e, path));
        }
        catch (JournalException e)
        {
            ThrowTerminatingError(ErrorRecordFactory.From(e, path));
        }
        catch (Exception e) when (FilePath.IsBadFile(e))
        {
            ThrowTerminatingError(ErrorRecordFactory.Unreadable(e, path));
        }
    }

    private void Import(string path, FileStamp stamp, ImportJournal? journal, ImportRecorder recorder, ImportProgress progress)
    {
        var plan = Check(path, recorder, progress);
        var reading = new CheckedFileReader(path, Reading, stamp, plan);
        if (plan.Invalid.Count > 0 && !SkipInvalid)
        {
            Refuse(path, reading, plan, recorder, progress);
        }

        if (MaxErrors > 0 && plan.Invalid.Count >= MaxErrors)
        {
            RefuseAsHopeless(path, reading, plan, recorder, progress);
        }

        if (!ShouldProcess(Describe(plan, path), $"Import into {Connection!.Endpoint}"))
        {
            if (UpdateExisting && IsWhatIf)
            {
                Preview(reading, recorder);
            }

            progress.Complete();
            return;
        }

        using var lines = plan.Valid == 0 ? null : OpenJournal(journal);
        _output = new PipelineOutput(this);
        _end = new PipelineEnd();
        recorder.Start();
        RunSummary creates, updates;
        Exception? stop, stopOfUpdates;
        try
        {
            (creates, stop) = Create(reading, lines, plan, recorder, progress);
            (updates, stopOfUpdates) = Update(reading, lines, stop, plan, recorder, progress);
        }
        catch (Exception e) when (e is PipelineStoppedException or OperationCanceledException && StopToken.IsCancellationRequested)
        {
            LastWarning.Write(this, DescribeStop(plan, recorder));
            throw;
        }

        stop ??= stopOfUpdates;
        RecordLeft(reading, recorder);
        progress.Complete();

        var numbers = recorder.Summarize(creates, updates);
        var summary = Summarize(path, lines?.Path, numbers, recorder, stop);
        if (_end.IsReached)
        {
            _end.TryWrite(() => WriteSummary(summary));
            if (!_end.Unreported.IsEmpty)
            {
                LastWarning.Write(this, $"The pipeline ended while rows were being sent. {_end.Unreported.Describe()}");
            }

            _end.Rethrow();
        }

        WriteSummary(summary);
        if (stop is not null)
        {
            ThrowTerminatingError(StopRecord(stop, "The import", summary.NotSent, summary));
        }
    }

    /// <summary>The first reading: every fault of every row, before anything is sent.</summary>
    private ImportPlan Check(string path, ImportRecorder recorder, ImportProgress progress)
    {
        var plan = new ImportPlan();
        var warnings = new RowWarnings();
        using var file = TableFile.Open(path, Reading);
        foreach (var row in file.ReadRows())
        {
            StopToken.ThrowIfCancellationRequested();
            progress.Checking(plan, file.Progress);
            var (mapped, errors) = CheckRow(row, plan, warnings);
            if (errors.Count > 0)
            {
                Reject(row, mapped, errors, recorder);
            }
        }

        plan.Complete();
        foreach (var message in file.Remarks.Concat(plan.Total == 0 ? [file.NoRows] : []).Select(remark => $"'{System.IO.Path.GetFileName(path)}': {remark}").Concat(warnings.Messages))
        {
            WriteWarning(message);
        }

        if (plan.Repeats > 0)
        {
            WriteWarning(string.Format(
                CultureInfo.InvariantCulture,
                plan.Repeats == 1
                    ? "Row {1} has no ExternalReferenceId and is equal to an earlier row. Each becomes a referral of its own."
                    : "{0:N0} rows without ExternalReferenceId are equal to an earlier row; the first is row {1}. Each becomes a referral of its own.",
                plan.Repeats,
                plan.FirstRepeat));
        }

        return plan;
    }

    private void Reject(TableRow row, MappedReferral? mapped, IReadOnlyList<Fault> errors, ImportRecorder recorder)
    {
        WriteRowError(ErrorRecordFactory.From(new ReferralValidationException(errors), Binding.PlainObject.Of(row.Input)), row.Input.Row, errors);
        recorder.Record(RowState.Rejected, new ImportSource(row.Input, mapped), row.Fault is null ? ReportFault.From(errors) : [Cut(row)]);
    }

    /// <summary>The fault of a row whose cells do not fit the columns: a report in those columns cannot hold all of it.</summary>
    private static ReportFault Cut(TableRow row)
    {
        var fault = ReportFault.From([row.Fault!])[0];
        return new ReportFault
        {
            ErrorId = fault.ErrorId,
            Reason = fault.Reason,
            Action = string.Format(CultureInfo.InvariantCulture, "{0} A .csv report holds the row cut to the columns: compare line {1} of the file.", fault.Action, row.Input.Line),
        };
    }

    private (MappedReferral? Mapped, IReadOnlyList<Fault> Errors) CheckRow(TableRow row, ImportPlan plan, RowWarnings warnings)
    {
        if (row.Fault is { } broken)
        {
            plan.AddUnreadable(row.Input.Row);
            return (null, [broken]);
        }

        var (mapped, found) = MapAndCheck(ApplyColumns(row.Input, null));
        var faults = plan.Add(mapped, found);
        var errors = ErrorsOf(faults);
        if (errors.Count == 0)
        {
            foreach (var warning in faults)
            {
                warnings.Add(warning);
            }
        }

        return (mapped, errors);
    }

    private static IReadOnlyList<Fault> ErrorsOf(IReadOnlyList<Fault> faults) => faults.Any(f => f.Severity == FaultSeverity.Error)
        ? [.. faults.Where(f => f.Severity == FaultSeverity.Error)]
        : [];

    private void Resolve(ReferralRunOutcome outcome, ImportRecorder recorder, Action stop)
    {
        var source = (ImportSource)outcome.Tag!;
        recorder.Record(outcome, source);
        _createdByContent += outcome.State == RowState.Created && IsByContent(outcome) ? 1 : 0;
        var wasReached = _end!.IsReached;
        if (_end.TryWrite(() => Write(outcome, source)))
        {
            return;
        }

        if (wasReached)
        {
            AddUnreported(outcome);
        }
        else
        {
            // What is under way is waited for and told; the other rows come out as not sent.
            stop();
        }
    }

    // Of what was done, the summary tells; its objects are wanted with -PassThru only.
    private void AddUnreported(ReferralRunOutcome outcome)
    {
        if (PassThru || outcome.State is not (RowState.Created or RowState.Updated))
        {
            _end!.Unreported.Add(outcome);
        }
    }

    private void Write(ReferralRunOutcome outcome, ImportSource source)
    {
        var place = RowPlace.Of(source.Input.Row, source.Input.Line);
        if (outcome.Error is { } error)
        {
            WriteError(ErrorRecordFactory.From(error, Binding.PlainObject.Of(source.Input), place + ": "));
        }

        foreach (var warning in outcome.Warnings.Where(w => _warnings.Add(w.Code + w.Field)))
        {
            WriteWarning($"{place}, and perhaps others: {warning}");
        }

        if (outcome.ChangedSinceCreated)
        {
            WriteWarning($"{place} {ChangedSinceCreated}");
        }

        if (PassThru && outcome.State is RowState.Created or RowState.Updated)
        {
            _output!.Write((object?)outcome.SharedReferral ?? outcome.Referral);
        }
    }

    private static void RecordNotSent(IEnumerable<(TableRow Row, MappedReferral Mapped)> rows, CheckedFileReader reading, ImportRecorder recorder)
    {
        foreach (var (row, mapped) in rows)
        {
            reading.Take(row.Input.Row);
            recorder.Record(RowState.NotSent, new ImportSource(row.Input, mapped), []);
        }
    }

    // Every row ends in one state, also one that the file no longer holds or that asks for something else than when it was checked.
    private static void RecordLeft(CheckedFileReader reading, ImportRecorder recorder)
    {
        foreach (var row in reading.Left)
        {
            recorder.Record(RowState.NotSent, new ImportSource(new InputObject { Row = row }, null), []);
        }
    }

    // A row whose answer was lost is searched for over minutes: nothing that only counts and reports should wait for it.
    private ReferralRunOptions Options(Journal? journal, ImportRecorder recorder, Func<string, bool>? isInInput = null) =>
        NewOptions(journal, unordered: !PassThru, SkipExisting, recorder[RowState.Rejected] + recorder[RowState.Unknown], isInInput);
}
