using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Creating;
using PartnerReferrals.Editing;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Files;
using PartnerReferrals.Http;
using PartnerReferrals.Mapping;
using PartnerReferrals.Pipeline;
using PartnerReferrals.Runs;
using PartnerReferrals.Tables;

namespace PartnerReferrals.Commands;

/// <content>What <c>-UpdateExisting -WhatIf</c> shows: referrals are read, and nothing is changed.</content>
public sealed partial class ImportPartnerReferralCommand
{
    private const int PreviewCapacity = 256;

    private void Preview(CheckedFileReader reading, ImportRecorder recorder)
    {
        var context = new RequestContext { Limiter = new ConcurrencyLimiter(ThrottleLimit), Observer = HttpTraceWriter.For(this, Streams), Retry = Connection!.RunRetry };
        var existing = new ExistingReferrals(Connection.Client, context);
        var editor = new ReferralEditor(Connection.Client, context);
        var (changed, unchanged, created) = (0L, 0L, 0L);
        using var pool = new WorkerPool<(TableRow Row, MappedReferral Mapped), PreviewedRow>(
            ThrottleLimit, PreviewCapacity, ordered: true, (row, _, token) => PreviewAsync(row.Row, row.Mapped, existing, editor, token));
        var pump = new PipelinePump<(TableRow Row, MappedReferral Mapped), PreviewedRow>(this, pool, Streams, Show, StopToken);
        foreach (var row in ReadAgain(reading, recorder))
        {
            pump.Add(row);
        }

        pump.Finish();
        ShouldProcess(
            Connection.Endpoint.ToString(),
            string.Format(CultureInfo.InvariantCulture, "In all: create {0:N0}, change {1:N0}, leave {2:N0} as they are", created, changed, unchanged));

        void Show(PreviewedRow row)
        {
            created += row is { Plan: null, Error: null } ? 1 : 0;
            unchanged += row.Plan is { IsRefused: false, Changes.Count: 0 } ? 1 : 0;
            if (row.Error is { } error)
            {
                WriteError(ErrorRecordFactory.From(error, Binding.PlainObject.Of(row.Source.Input), row.Place + ": "));
            }
            else if (row.Plan is { Changes.Count: > 0 } plan)
            {
                changed++;
                ShouldProcess($"{row.Place}: {row.Source.Name ?? row.Source.ExternalReferenceId ?? row.Source.ReferralId}", "Change " + plan.Describe());
            }
        }
    }

    private async Task<PreviewedRow> PreviewAsync(TableRow row, MappedReferral mapped, ExistingReferrals existing, ReferralEditor editor, CancellationToken cancellationToken)
    {
        var source = new ImportSource(row.Input, mapped);
        try
        {
            var id = mapped.ReferralId
                ?? (mapped.Referral.ExternalReferenceId is { Length: > 0 } external
                    ? (await existing.FindByExternalIdAsync(external, mapped.Referral, cancellationToken).ConfigureAwait(false))?.Id
                    : null);
            if (id is null)
            {
                return new PreviewedRow(source, null, null);
            }

            var plan = await editor.PlanAsync(EditRequest.OfRow(mapped, id, RowVersion.Of(row.Input), Force), cancellationToken).ConfigureAwait(false);
            return new PreviewedRow(source, plan, plan.IsRefused ? new ReferralValidationException(ErrorsOf(plan.Faults)) : null);
        }
        catch (PartnerReferralException e)
        {
            return new PreviewedRow(source, null, e);
        }
    }

    private sealed record PreviewedRow(ImportSource Source, EditPlan? Plan, PartnerReferralException? Error)
    {
        internal string Place => RowPlace.Of(Source.Input.Row, Source.Input.Line);
    }
}
