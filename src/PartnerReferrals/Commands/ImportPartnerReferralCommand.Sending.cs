using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PartnerReferrals.Creating;
using PartnerReferrals.Editing;
using PartnerReferrals.Errors;
using PartnerReferrals.Files;
using PartnerReferrals.Mapping;
using PartnerReferrals.Pipeline;
using PartnerReferrals.Runs;
using PartnerReferrals.Tables;

namespace PartnerReferrals.Commands;

/// <content>Sends the rows that were found good: those that create, then those that change.</content>
public sealed partial class ImportPartnerReferralCommand
{
    private (RunSummary Numbers, Exception? Stop) Create(CheckedFileReader reading, Journal? journal, ImportPlan plan, ImportRecorder recorder, ImportProgress progress)
    {
        if (plan[ImportRowKind.Create] + plan[ImportRowKind.CoSell] == 0)
        {
            return (new RunSummary(), null);
        }

        _createdByContent = 0;
        using var run = new ReferralRun(Connection!.Client, Options(journal, recorder, plan.Contains));
        WarnOfSearch(run);
        var rows = ReadAgain(reading, recorder).Where(row => ImportPlan.KindOf(row.Mapped) != ImportRowKind.Update).Select(row =>
        {
            reading.Take(row.Row.Input.Row);
            return new ReferralRunRow
            {
                Row = row.Row.Input.Row,
                Referral = row.Mapped.Referral,
                Legs = ImportPlan.KindOf(row.Mapped) == ImportRowKind.CoSell ? SharedReferralLegs.Split(row.Mapped.Referral, SolutionId) : null,
                Change = UpdateExisting ? (id, eTag) => EditRequest.OfRow(row.Mapped, id, RowVersion.Of(row.Row.Input), Force).After(eTag) : null,
                Tag = new ImportSource(row.Row.Input, row.Mapped),
            };
        });
        Send(run, rows, recorder, () => progress.Sending(recorder, plan.Total, run.SearchedFor));
        if (journal is { InDoubt: { Count: > 0 } inDoubt } && run.StopReason is null && reading.Failure is null && !_end!.IsReached)
        {
            WriteWarning(string.Format(
                CultureInfo.InvariantCulture,
                inDoubt.Count == 1
                    ? "A row that an earlier run may have sent is no longer in the file (then row {1}), so nobody knows whether it was created. See '{2}'."
                    : "{0:N0} rows that an earlier run may have sent are no longer in the file (then rows {1}), so nobody knows whether they were created. See '{2}'.",
                inDoubt.Count,
                string.Join(", ", inDoubt.Take(10).Select(r => r.Row)) + (inDoubt.Count > 10 ? ", …" : ""),
                journal.Path));
        }

        WarnOfMovedRows(journal, _createdByContent);
        return (run.Summary, run.StopReason ?? reading.Failure);
    }

    private (RunSummary Numbers, Exception? Stop) Update(CheckedFileReader reading, Journal? journal, Exception? stop, ImportPlan plan, ImportRecorder recorder, ImportProgress progress)
    {
        if (plan[ImportRowKind.Update] == 0)
        {
            return (new RunSummary(), null);
        }

        var updates = ReadAgain(reading, recorder).Where(row => ImportPlan.KindOf(row.Mapped) == ImportRowKind.Update);
        if (stop is not null || _end!.IsReached)
        {
            RecordNotSent(updates, reading, recorder);
            return (new RunSummary(), null);
        }

        using var run = new ReferralUpdateRun(Connection!.Client, Options(journal, recorder));
        var rows = updates.Select(row =>
        {
            reading.Take(row.Row.Input.Row);
            return new ReferralUpdateRow
            {
                Row = row.Row.Input.Row,
                Request = EditRequest.OfRow(row.Mapped, row.Mapped.ReferralId!, RowVersion.Of(row.Row.Input), Force),
                Hash = PayloadFingerprint.Of(row.Mapped.Referral).Hash,
                Tag = new ImportSource(row.Row.Input, row.Mapped),
            };
        });
        Send(run, rows, recorder, () => progress.Sending(recorder, plan.Total));
        return (run.Summary, run.StopReason ?? reading.Failure);
    }

    /// <summary>Hands rows to a run and takes in what becomes of each, whatever ends it.</summary>
    private void Send<TRow>(IRowRun<TRow> run, IEnumerable<TRow> rows, ImportRecorder recorder, Action tick)
    {
        var pump = new PipelinePump<TRow, ReferralRunOutcome>(this, run, Streams, outcome => Resolve(outcome, recorder, run.Stop), StopToken, tick);
        try
        {
            foreach (var row in rows)
            {
                pump.Add(row);
            }

            pump.Finish();
        }
        catch
        {
            // Ctrl+C, or the file can no longer be read.
            pump.FinishEarly(AddUnreported);
            run.Dispose();
            pump.TakeReady(outcome =>
            {
                recorder.Record(outcome, (ImportSource)outcome.Tag!);
                AddUnreported(outcome);
            });
            throw;
        }
    }

    /// <summary>
    /// The later reading: what the first found good, checked again. A script of the property map may give something else the second time, and a file that
    /// somebody writes in place may hold something else.
    /// </summary>
    private IEnumerable<(TableRow Row, MappedReferral Mapped)> ReadAgain(CheckedFileReader reading, ImportRecorder recorder)
    {
        foreach (var row in reading.Rows(StopToken))
        {
            MappedReferral? mapped = null;
            IReadOnlyList<Fault> errors;
            if (row.Fault is { } broken)
            {
                errors = [broken];
            }
            else
            {
                (mapped, var faults) = MapAndCheck(ApplyColumns(row.Input, null));
                errors = ErrorsOf(ImportPlan.Evaluate(mapped, faults));
            }

            if (errors.Count == 0)
            {
                yield return (row, mapped!);
            }
            else
            {
                reading.Take(row.Input.Row);
                Reject(row, mapped, errors, recorder);
            }
        }
    }
}
