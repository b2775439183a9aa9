using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Editing;

/// <summary>What the service is known to refuse (facts 4.1, 6, 8), said before anything is sent. It checks only what differs.</summary>
internal static class ChangeRules
{
    private const int MostElements = 50;

    // Set by the caller once and read-only from then on (facts 4.1, 6); the table marks the rest of the frozen ones.
    private static readonly string[] FixedAtCreation = ["engagementId", "type", "target[]", "consent.consentToContact"];

    private static readonly string[] FixedByHelpRequest = ["customerProfile.team[]", "inviteContext.notes", "inviteContext.assistanceRequestCode"];

    private static readonly string[] NeverEmpty =
        ["name", "status", "substatus", "details.currency", "consent.consentToShareReferralWithMicrosoftSellers"];

    /// <summary>Checks the changes that differ.</summary>
    internal static IEnumerable<Fault> Check(EditPlan plan, EditContext context)
    {
        if (plan.Changes.Count == 0)
        {
            return [];
        }

        if (context.Current is { IsTerminal: true } ended)
        {
            return [Ended(ended, plan)];
        }

        return plan.Changes.SelectMany(c => CheckField(c, context)).Concat(CheckWhole(plan, context));
    }

    private static IEnumerable<Fault> CheckField(FieldChange change, EditContext context)
    {
        var field = change.Path.Field;
        var chain = FieldPath.AncestorsOf(field).Concat([field]).ToList();
        if (change.Pointer.IsRegistration)
        {
            yield return Refuse(ChangeFaultCodes.RegistrationField, change, "Registrations have a cmdlet of their own.");
        }
        else if (field.IsReadOnly)
        {
            yield return Refuse(ChangeFaultCodes.ReadOnlyField, change, "The service sets it itself.");
        }
        else if (chain.Any(f => f.IsFrozen || FixedAtCreation.Contains(f.WirePath)))
        {
            yield return Refuse(ChangeFaultCodes.FrozenField, change, "It cannot change once the referral exists.");
        }
        else if (NeverEmpty.Contains(field.WirePath) && FieldEquality.Same(null, change.Value))
        {
            yield return Refuse(ChangeFaultCodes.RequiredField, change, "It cannot be emptied.", field.Accepted);
        }
        else if (chain.Any(f => FixedByHelpRequest.Contains(f.WirePath)) && HelpFault(change, context) is { } help)
        {
            yield return help;
        }
        else if (TakesShareBack(change, context.Current))
        {
            yield return Refuse(ChangeFaultCodes.ShareTakenBack, change, "Microsoft's sellers can see the deal already, and that cannot be taken back.");
        }
        else if (!chain.Any(f => f.CanPatch))
        {
            yield return Warn(ChangeFaultCodes.UndocumentedChange, change, "No source says that the service lets it be changed; it is sent as it is.");
        }
    }

    private static IEnumerable<Fault> CheckWhole(EditPlan plan, EditContext context)
    {
        if (context.Current is not null && StateChange.Check(plan.Changes, context.Current) is { } illegal)
        {
            yield return illegal;
        }

        if (StateChange.CheckReason(plan.Changes, context.Current) is { } reason)
        {
            yield return reason;
        }

        if (plan.After is null)
        {
            yield break;
        }

        var after = JsonModel.View<Referral>(plan.After);
        if (Changed(plan, "details.dealValue") is { } value && after.Details is { DealValue: not null, Currency: null or "" })
        {
            yield return Refuse(FaultCodes.MissingCurrency, value, FaultCodes.MissingCurrency.Meaning, FaultCodes.MissingCurrency.RecommendedAction);
        }

        if (Changed(plan, "details.requirements.solutions[]") is { } solutions)
        {
            var items = after.Details?.Requirements?.Solutions ?? [];
            if (items.Length > MostElements)
            {
                yield return Refuse(FaultCodes.TooManySolutions, solutions, FaultCodes.TooManySolutions.Meaning, FaultCodes.TooManySolutions.RecommendedAction);
            }

            if (items.Any(s => string.IsNullOrWhiteSpace(s.Id)))
            {
                yield return Refuse(FaultCodes.MissingSolutionId, solutions, FaultCodes.MissingSolutionId.Meaning, FaultCodes.MissingSolutionId.RecommendedAction);
            }
        }

        if (Changed(plan, "team[]") is { } team && after.Team?.Length > MostElements)
        {
            yield return Refuse(FaultCodes.TooManyTeamMembers, team, FaultCodes.TooManyTeamMembers.Meaning, FaultCodes.TooManyTeamMembers.RecommendedAction);
        }
    }

    private static FieldChange? Changed(EditPlan plan, string wirePath) =>
        plan.Changes.FirstOrDefault(c => c.Path.Field.WirePath == wirePath || c.Path.Field.Parent?.WirePath == wirePath);

    /// <summary>Certain when Microsoft's leg is known; a shared deal may still lack it (facts 8).</summary>
    private static Fault? HelpFault(FieldChange change, EditContext context)
    {
        const string Message = "It cannot change once Microsoft's help was asked for.";
        return context switch
        {
            { Connected: not null } => Refuse(ChangeFaultCodes.FrozenByHelpRequest, change, Message),
            { Current.Type: { } type } when type.Equals(ReferralType.Shared, StringComparison.OrdinalIgnoreCase) =>
                Warn(ChangeFaultCodes.FrozenByHelpRequest, change, Message + " It is sent as it is."),
            _ => null,
        };
    }

    private static bool TakesShareBack(FieldChange change, Referral? current) =>
        change.Path.Field.WirePath == "consent.consentToShareReferralWithMicrosoftSellers"
        && current?.Consent?.ShareWithMicrosoft == true
        && change.Value is JValue { Value: false };

    private static Fault Ended(Referral referral, EditPlan plan) => new()
    {
        Code = ChangeFaultCodes.TerminalReferral.Code,
        Field = plan.Changes[0].Name,
        Message = $"The referral is {referral.Status}/{referral.Substatus}, which is final: it takes no more changes.",
        Hint = string.Equals(referral.Substatus, ReferralSubstatus.Won, StringComparison.OrdinalIgnoreCase)
            ? "Only deal registration is left: Register-PartnerReferral."
            : "Create a new referral if the deal lives again.",
    };

    private static Fault Refuse(FaultCode code, FieldChange change, string message, string? hint = null) =>
        Make(FaultSeverity.Error, code, change, message, hint);

    private static Fault Warn(FaultCode code, FieldChange change, string message) => Make(FaultSeverity.Warning, code, change, message, null);

    private static Fault Make(FaultSeverity severity, FaultCode code, FieldChange change, string message, string? hint) => new()
    {
        Severity = severity,
        Code = code.Code,
        Field = change.Name,
        Value = change.Value is JValue { Value: not null } ? change.Show(change.Value) : null,
        Message = message,
        Hint = hint ?? code.RecommendedAction,
    };
}
