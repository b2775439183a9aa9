using System.Management.Automation;
using PartnerReferrals.Binding;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;
using PartnerReferrals.Pipeline;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Commands;

/// <summary>
/// <c>New-PartnerReferral</c>: creates referrals from anything that describes one, and returns what the service made of it.
/// </summary>
[Cmdlet(VerbsCommon.New, "PartnerReferral", SupportsShouldProcess = true)]
[OutputType(typeof(Referral))]
public sealed class NewPartnerReferralCommand : BulkCreateCommand
{
    private bool _hasWarnedOfCopies;

    // The existing referral that the present row is a copy of; null for a row of its own.
    private string? _copied;

    /// <inheritdoc/>
    private protected override MappedReferral MapInput(ReferralMapper mapper, InputObject input, object? target)
    {
        _copied = null;
        if (InputReader.ModelOf(target) is { Id: { } id } model)
        {
            return Copy(mapper, model, id, input.Row);
        }

        if (!input.IsWholeReferral)
        {
            return base.MapInput(mapper, input, target);
        }

        var whole = mapper.Map(input);
        _copied = whole.ReferralId;
        return whole is { HasErrors: false, ReferralId: { } known } ? Copy(mapper, whole.Referral, known, input.Row) : whole;
    }

    private MappedReferral Copy(ReferralMapper mapper, Referral existing, string id, long row)
    {
        _copied = id;
        if (!_hasWarnedOfCopies)
        {
            _hasWarnedOfCopies = true;
            var without = existing.ExternalReferenceId is { Length: > 0 } external ? $", without the ExternalReferenceId '{external}'," : "";
            WriteWarning($"{existing.Name} ({id}) exists already. A copy of it{without} is created as a deal of its own in a new engagement; so is one of any other existing referral. To change it, use Set-PartnerReferral.");
        }

        return MapCopy(mapper, existing, row, copy =>
        {
            // The same external id twice would be one deal for whoever looks for it.
            copy.ExternalReferenceId = null;
            if (MyInvocation.BoundParameters.ContainsKey(nameof(DealType)))
            {
                // What makes a deal one of another type.
                copy.Type = null;
                copy.Target = null;
                if (copy.Consent is { } consent)
                {
                    consent.ShareWithMicrosoft = null;
                }
            }
        });
    }

    /// <inheritdoc/>
    private protected override Redirection? Redirect(MappedReferral mapped, object? target) => mapped switch
    {
        { ReferralId: { } id } when _copied is null => new Redirection(
            ReferralRows.Id.Name,
            id,
            ErrorRecordFactory.Refused(
                "PartnerReferral.RowIsUpdate",
                $"The input names the existing referral {id}, so it is an update and not a create.",
                ErrorCategory.ResourceExists,
                target,
                "Change it with Set-PartnerReferral, or leave the Referral ID out to create a new one.")),
        { DealType: PartnerReferrals.DealType.CoSell } => new Redirection(
            nameof(DealType),
            null,
            ErrorRecordFactory.Refused(
                "PartnerReferral.CoSellNeedsBothLegs",
                $"'{mapped.Referral.Name}' is a co-sell deal, which needs two referrals under one engagement.",
                ErrorCategory.InvalidArgument,
                target,
                "Use New-PartnerSharedReferral: it posts both.")),
        { EffectiveDealType: PartnerReferrals.DealType.CoSell } when _copied is { } id => new Redirection(
            nameof(DealType),
            null,
            ErrorRecordFactory.Refused(
                "PartnerReferral.CoSellNeedsBothLegs",
                $"'{mapped.Referral.Name}' ({id}) is one leg of a co-sell deal; a copy of it would be half a deal.",
                ErrorCategory.InvalidArgument,
                target,
                "For a copy as an ordinary deal say -DealType Private or PartnerLed. New-PartnerSharedReferral gives the deal itself the leg it lacks.")),
        _ => null,
    };

    /// <inheritdoc/>
    private protected override ReferralRunRow? Prepare(object? value, bool hasInput, long row) =>
        Map(value, hasInput, row) is { } mapped && ShouldProcess(ReferralSummary.Of(mapped.Referral), "Create referral")
            ? new ReferralRunRow { Row = row, Referral = mapped.Referral, Tag = value }
            : null;

    /// <inheritdoc/>
    private protected override object? ResultOf(ReferralRunOutcome outcome) => outcome.Referral;
}
