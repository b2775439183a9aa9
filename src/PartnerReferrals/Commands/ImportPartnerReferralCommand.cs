using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Bulk;
using PartnerReferrals.Csv;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Importing;
using PartnerReferrals.Mapping;
using PartnerReferrals.Reports;
using PartnerReferrals.Running;
using PartnerReferrals.Sending;
using PartnerReferrals.Sessions;
using PartnerReferrals.Streams;
using PartnerReferrals.Updating;
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
    private bool _hasReported;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var path = ResolveFile(LiteralPath ?? Path!);
        var stamp = FileStamp.Of(path);
        try
        {
            using var recorder = new ImportRecorder(OpenReports(path));
            Import(path, stamp, recorder, new ImportProgress(this, System.IO.Path.GetFileName(path)));
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
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(ErrorRecordFactory.Unreadable(e, path));
        }
    }

    /// <inheritdoc/>
    private protected override ValidationOptions ValidationFor(MappedReferral mapped) => new()
    {
        DealType = ImportPlan.KindOf(mapped) == ImportRowKind.CoSell ? PartnerReferrals.DealType.CoSell : mapped.DealType,
    };

    private void Import(string path, FileStamp stamp, ImportRecorder recorder, ImportProgress progress)
    {
        var plan = Check(path, recorder, progress);
        if (plan.Invalid.Count > 0 && !SkipInvalid)
        {
            Refuse(path, stamp, plan, recorder, progress);
        }

        if (MaxErrors > 0 && plan.Invalid.Count >= MaxErrors)
        {
            RefuseAsHopeless(path, stamp, plan, recorder, progress);
        }

        if (!ShouldProcess(Describe(plan, path), $"Import into {Connection!.Endpoint}"))
        {
            progress.Complete();
            return;
        }

        var journalPath = JournalFor(path, plan);
        _output = new PipelineOutput(this);
        _end = new PipelineEnd();
        recorder.Start();
        RunSummary creates, updates;
        Exception? stop, stopOfUpdates;
        try
        {
            (creates, stop) = Create(path, stamp, journalPath, plan, recorder, progress);
            (updates, stopOfUpdates) = Update(path, stamp, stop, plan, recorder, progress);
        }
        catch (Exception e) when (e is PipelineStoppedException or OperationCanceledException && StopToken.IsCancellationRequested)
        {
            LastWarning.Write(this, DescribeStop(plan, recorder));
            throw;
        }

        stop ??= stopOfUpdates;
        progress.Complete();

        var numbers = recorder.Summarize(creates, updates);
        var summary = Summarize(path, journalPath, numbers, recorder, stop);
        if (_end.IsReached)
        {
            _end.TryWrite(() => WriteSummary(summary));
            if (!_end.Untold.IsEmpty)
            {
                LastWarning.Write(this, $"The pipeline ended while rows were being sent. {_end.Untold.Describe()}");
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
        using var file = CsvInput.Open(path, Delimiter);
        foreach (var row in file.ReadRows())
        {
            StopToken.ThrowIfCancellationRequested();
            progress.Checking(plan, file.Progress);
            var (mapped, errors) = CheckRow(row, plan, warnings);
            if (errors.Count > 0)
            {
                var source = new ImportSource(row.Input, mapped);
                WriteRowError(ErrorRecordFactory.From(new ReferralValidationException(errors), Binding.PlainObject.Of(row.Input)), row.Input.Row, errors);
                recorder.Record(RowState.Rejected, source, row.Fault is null ? ReportFault.From(errors) : [Cut(row)]);
            }
        }

        plan.Complete();
        foreach (var message in warnings.Messages)
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

    /// <summary>The fault of a row whose cells do not fit the columns: a report in those columns cannot hold all of it.</summary>
    private static ReportFault Cut(CsvRow row)
    {
        var fault = ReportFault.From([row.Fault!])[0];
        return new ReportFault
        {
            ErrorId = fault.ErrorId,
            Reason = fault.Reason,
            Action = string.Format(CultureInfo.InvariantCulture, "{0} A .csv report holds the row cut to the columns: compare line {1} of the file.", fault.Action, row.Input.Line),
        };
    }

    private (MappedReferral? Mapped, IReadOnlyList<Fault> Errors) CheckRow(CsvRow row, ImportPlan plan, RowWarnings warnings)
    {
        if (row.Fault is { } broken)
        {
            plan.AddUnreadable(row.Input.Row);
            return (null, [broken]);
        }

        var (mapped, faults) = MapAndCheck(ApplyColumns(row.Input, null));
        var errors = plan.Add(mapped, faults);
        if (errors.Count == 0)
        {
            // An update gives only what it changes: what is to be said of a whole referral is not its matter.
            foreach (var warning in (mapped.ReferralId is null ? faults : mapped.Faults).Where(f => f.Severity == FaultSeverity.Warning))
            {
                warnings.Add(warning);
            }
        }

        return (mapped, errors);
    }

    private (RunSummary Numbers, Exception? Stop) Create(string path, FileStamp stamp, string? journalPath, ImportPlan plan, ImportRecorder recorder, ImportProgress progress)
    {
        if (plan[ImportRowKind.Create] + plan[ImportRowKind.CoSell] == 0)
        {
            return (new RunSummary(), null);
        }

        var journal = journalPath is null ? null : Journal.Open(journalPath, JournalSource.Of(System.IO.Path.GetFileName(path), JournalSettings.Of(this).Append(new("Endpoint", Connection!.Endpoint.ToString()))));
        using var run = new ReferralRun(Connection!.Client, Options(journal, recorder));
        WarnOfSearch(run);
        var rows = ReadValid(path, stamp, plan).Where(row => ImportPlan.KindOf(row.Mapped) != ImportRowKind.Update).Select(row => new ReferralRunRow
        {
            Row = row.Row.Input.Row,
            Referral = row.Mapped.Referral,
            Legs = ImportPlan.KindOf(row.Mapped) == ImportRowKind.CoSell ? SharedReferralLegs.Split(row.Mapped.Referral, SolutionId) : null,
            Tag = new ImportSource(row.Row.Input, row.Mapped),
        });
        Send(run, rows, recorder, () => progress.Sending(recorder, plan.Total, run.SearchedFor));
        if (journal is { Unsettled: { Count: > 0 } unsettled } && run.StopReason is null && !_end!.IsReached)
        {
            WriteWarning(string.Format(
                CultureInfo.InvariantCulture,
                unsettled.Count == 1
                    ? "A row that an earlier run may have sent is no longer in the file (then row {1}), so nobody knows whether it was created. See '{2}'."
                    : "{0:N0} rows that an earlier run may have sent are no longer in the file (then rows {1}), so nobody knows whether they were created. See '{2}'.",
                unsettled.Count,
                string.Join(", ", unsettled.Take(10).Select(r => r.Row)) + (unsettled.Count > 10 ? ", …" : ""),
                journalPath));
        }

        return (run.Summary, run.StopReason);
    }

    private (RunSummary Numbers, Exception? Stop) Update(string path, FileStamp stamp, Exception? stop, ImportPlan plan, ImportRecorder recorder, ImportProgress progress)
    {
        if (plan[ImportRowKind.Update] == 0)
        {
            return (new RunSummary(), null);
        }

        var updates = ReadValid(path, stamp, plan).Where(row => ImportPlan.KindOf(row.Mapped) == ImportRowKind.Update);
        if (stop is not null || _end!.IsReached)
        {
            RecordNotSent(updates, recorder);
            return (new RunSummary(), null);
        }

        using var run = new ReferralUpdateRun(Connection!.Client, Options(null, recorder));
        var rows = updates.Select(row => new ReferralUpdateRow { Mapped = row.Mapped, Tag = new ImportSource(row.Row.Input, row.Mapped) });
        Send(run, rows, recorder, () => progress.Sending(recorder, plan.Total));
        return (run.Summary, run.StopReason);
    }

    /// <summary>Hands rows to a run and takes in what becomes of each, whatever ends it.</summary>
    private void Send<TRow>(IRowRun<TRow> run, IEnumerable<TRow> rows, ImportRecorder recorder, Action tick)
    {
        var feeder = new WorkFeeder<TRow, ReferralRunOutcome>(this, run, Streams, outcome => Settle(outcome, recorder, run.Stop), StopToken, tick);
        try
        {
            foreach (var row in rows)
            {
                feeder.Add(row);
            }

            feeder.Finish();
        }
        catch
        {
            // Ctrl+C, or the file can no longer be read.
            feeder.Settle(AddUntold);
            run.Dispose();
            feeder.TakeReady(outcome =>
            {
                recorder.Record(outcome, (ImportSource)outcome.Tag!);
                AddUntold(outcome);
            });
            throw;
        }
    }

    /// <summary>Later readings: only what the first found good.</summary>
    private IEnumerable<(CsvRow Row, MappedReferral Mapped)> ReadValid(string path, FileStamp stamp, ImportPlan plan)
    {
        if (FileStamp.Of(path) != stamp)
        {
            throw new IOException($"'{path}' was changed while it was imported. Run the same command again: it goes on where it stopped.");
        }

        using var file = CsvInput.Open(path, Delimiter);
        foreach (var row in file.ReadRows())
        {
            StopToken.ThrowIfCancellationRequested();
            if (!plan.Invalid.Contains(row.Input.Row))
            {
                yield return (row, MapAgain(ApplyColumns(row.Input, null)));
            }
        }
    }

    private void Settle(ReferralRunOutcome outcome, ImportRecorder recorder, Action stop)
    {
        var source = (ImportSource)outcome.Tag!;
        recorder.Record(outcome, source);
        var wasReached = _end!.IsReached;
        if (_end.TryWrite(() => Write(outcome, source)))
        {
            return;
        }

        if (wasReached)
        {
            AddUntold(outcome);
        }
        else
        {
            // What is under way is waited for and told; the other rows come out as not sent.
            stop();
        }
    }

    // Of what was done, the summary tells; its objects are wanted with -PassThru only.
    private void AddUntold(ReferralRunOutcome outcome)
    {
        if (PassThru || outcome.State is not (RowState.Created or RowState.Updated))
        {
            _end!.Untold.Add(outcome);
        }
    }

    private void Write(ReferralRunOutcome outcome, ImportSource source)
    {
        var place = string.Format(CultureInfo.InvariantCulture, "Row {0} (line {1})", source.Input.Row, source.Input.Line);
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
            WriteWarning($"{place} was created by an earlier run from other data. The change was not sent: use Set-PartnerReferral.");
        }

        if (PassThru && outcome.State is RowState.Created or RowState.Updated)
        {
            _output!.Write((object?)outcome.SharedReferral ?? outcome.Referral);
        }
    }

    private static void RecordNotSent(IEnumerable<(CsvRow Row, MappedReferral Mapped)> rows, ImportRecorder recorder)
    {
        foreach (var (row, mapped) in rows)
        {
            recorder.Record(RowState.NotSent, new ImportSource(row.Input, mapped), []);
        }
    }

    // A row whose answer was lost is searched for over minutes: nothing that only counts and reports should wait for it.
    private ReferralRunOptions Options(Journal? journal, ImportRecorder recorder) =>
        NewOptions(journal, unordered: !PassThru, SkipExisting, recorder[RowState.Rejected] + recorder[RowState.Unknown]);
}
