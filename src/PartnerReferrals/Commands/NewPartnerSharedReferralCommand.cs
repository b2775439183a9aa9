using System.Management.Automation;
using PartnerReferrals.Binding;
using PartnerReferrals.Creating;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Editing;
using PartnerReferrals.Http;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;
using PartnerReferrals.Pipeline;
using PartnerReferrals.Runs;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Commands;

/// <summary>
/// <c>New-PartnerSharedReferral</c>: creates both legs of a co-sell deal: your own referral, then Microsoft's under the
/// same engagement. A run that died between the two is finished, never doubled.
/// </summary>
[Cmdlet(VerbsCommon.New, "PartnerSharedReferral", SupportsShouldProcess = true)]
[OutputType(typeof(SharedReferral))]
public sealed class NewPartnerSharedReferralCommand : BulkCreateCommand
{
    /// <inheritdoc/>
    private protected override string DefaultType => ReferralType.Shared;

    /// <inheritdoc/>
    // Half a deal of an earlier run is finished, not doubled.
    private protected override bool ChecksForExisting => true;

    /// <inheritdoc/>
    private protected override ValidationOptions ValidationFor(MappedReferral mapped) => new() { DealType = PartnerReferrals.DealType.CoSell };

    /// <inheritdoc/>
    // To ask Microsoft for help with a deal that is said to be none of its business would break a promise to the customer.
    private protected override Redirection? Redirect(MappedReferral mapped, object? target) => mapped switch
    {
        { ReferralId: { } id } when InputReader.ModelOf(target) is null => new Redirection(
            ReferralRows.Id.Name,
            id,
            ErrorRecordFactory.Refused(
                "PartnerReferral.RowIsUpdate",
                $"The input names the existing referral {id}, and is not the referral itself.",
                ErrorCategory.ResourceExists,
                target,
                $"Get-PartnerReferral '{id}' | New-PartnerSharedReferral gives the deal Microsoft's leg. For a new deal leave the Referral ID out.")),
        { DealType: { } kind and not PartnerReferrals.DealType.CoSell } => new Redirection(
            nameof(DealType),
            null,
            ErrorRecordFactory.Refused(
                "PartnerReferral.NotCoSell",
                $"{(mapped.Referral.Name is { Length: > 0 } name ? $"'{name}'" : "The deal")} is said to be {kind}, and a shared deal asks Microsoft for help.",
                ErrorCategory.InvalidArgument,
                target,
                "Use New-PartnerReferral for it, or say DealType CoSell.")),
        _ => null,
    };

    /// <inheritdoc/>
    private protected override MappedReferral MapInput(ReferralMapper mapper, InputObject input, object? target) =>
        ExistingLeg(target) is { } existing ? MapCopy(mapper, existing, input.Row) : base.MapInput(mapper, input, target);

    /// <inheritdoc/>
    private protected override ReferralRunRow? Prepare(object? value, bool hasInput, long row)
    {
        if (Map(value, hasInput, row) is not { } mapped)
        {
            return null;
        }

        var existing = ExistingLeg(value);
        if (existing is not null && !ShareWithMicrosoftFirst(existing, mapped.Referral))
        {
            return null;
        }

        // Both steps are asked for and shown before the first is sent: half a deal is not a choice.
        var summary = ReferralSummary.Of(mapped.Referral);
        return (existing is not null || ShouldProcess(summary, "Create own referral"))
            & ShouldProcess(summary, "Create Microsoft's referral in the same engagement")
            ? new ReferralRunRow { Row = row, Referral = mapped.Referral, Legs = SharedReferralLegs.Split(mapped.Referral, SolutionId), ExistingOwnLeg = existing, Tag = value }
            : null;
    }

    /// <inheritdoc/>
    private protected override object? ResultOf(ReferralRunOutcome outcome) => outcome.SharedReferral;

    private static Referral? ExistingLeg(object? value) => InputReader.ModelOf(value) is { Id: not null, EngagementId: not null } leg ? leg : null;

    // A private deal has to become visible to Microsoft's sellers before they can be asked to help (facts 6).
    private bool ShareWithMicrosoftFirst(Referral existing, Referral wanted)
    {
        if (existing.Consent?.ShareWithMicrosoft == true || wanted.Consent?.ShareWithMicrosoft != true)
        {
            return true;
        }

        if (!ShouldProcess(existing.ToString(), "Share with Microsoft's sellers, which cannot be taken back"))
        {
            return MyInvocation.BoundParameters.ContainsKey("WhatIf");
        }

        var editor = new ReferralEditor(Connection!.Client, new RequestContext { Observer = HttpTraceWriter.For(this, Streams) });
        var share = new EditRequest
        {
            Id = existing.Id!,
            Current = existing,
            ETag = existing.ETag,
            Edit = FieldEdit.Read([new NamedValue(nameof(ShareWithMicrosoft), true)]),
        };
        try
        {
            Await(token => editor.ApplyAsync(share, token));
            return true;
        }
        catch (PartnerReferralException e)
        {
            WriteError(ErrorRecordFactory.From(e, existing));
            return false;
        }
    }
}
