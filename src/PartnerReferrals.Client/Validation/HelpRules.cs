using System;
using System.Linq;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Validation;

/// <summary>What has to be there once Microsoft's help is asked for (facts 8, 9).</summary>
internal static class HelpRules
{
    internal static void Check(RuleContext context)
    {
        var referral = context.Referral;
        var code = referral.InviteContext?.AssistanceRequestCode;
        var asksByCode = !string.IsNullOrWhiteSpace(code) && code != AssistanceRequestCode.Unknown;
        var isCoSell = context.DealType == PartnerReferrals.DealType.CoSell;
        if (context.IsMicrosoftLeg)
            CheckMicrosoftLeg(context);
        else if (!isCoSell && !string.IsNullOrWhiteSpace(referral.Type) && referral.DealType != PartnerReferrals.DealType.CoSell)
            CheckNotAsked(context, asksByCode);

        if (!asksByCode && !isCoSell && !context.IsMicrosoftLeg)
            return;

        if (!asksByCode && IsFirstPublishedForm(referral.InviteContext))
            context.Warn(FaultCodes.MissingHelpCode, "InviteContext.AssistanceRequestCode", null, "It is not said which help is asked of Microsoft: the API's first form did without, newer pages want it.");
        else if (!asksByCode)
            context.Error(FaultCodes.MissingHelpCode, "InviteContext.AssistanceRequestCode");

        CheckContact(context);
        CheckSolution(context);
        if (isCoSell || context.IsMicrosoftLeg || referral.DealType == PartnerReferrals.DealType.CoSell)
            CheckPlay(context);

        if (referral.Consent?.ShareWithMicrosoft == false)
            context.Error(FaultCodes.ShareRequired, "Consent.ShareWithMicrosoft");
    }

    // Notes and inviter without a code: as the create page of 2019 has it.
    private static bool IsFirstPublishedForm(InviteContext? invitation) =>
        !string.IsNullOrWhiteSpace(invitation?.Notes) && !string.IsNullOrWhiteSpace(invitation?.InvitedBy?.OrganizationId);

    // Whether Microsoft may see the deal is another question: a partner-led deal is shown, and no help is asked (facts 8).
    private static void CheckNotAsked(RuleContext context, bool asksByCode)
    {
        var referral = context.Referral;
        var isForPartner = referral.Target?.Any(t => t.Type != TargetType.SolutionProfile) == true;
        var hasNotes = !isForPartner && !string.IsNullOrWhiteSpace(referral.InviteContext?.Notes);
        if (!asksByCode && !hasNotes)
            return;

        var given = (asksByCode, hasNotes) switch
        {
            (true, true) => "HelpCode and InviteNotes are",
            (true, false) => "HelpCode is",
            _ => "InviteNotes is",
        };
        context.Warn(FaultCodes.HelpNotAsked, "InviteContext", null, given + " given, but this is no co-sell deal: Microsoft is not asked for help.");
    }

    private static void CheckMicrosoftLeg(RuleContext context)
    {
        context.Require(context.Referral.EngagementId, FaultCodes.MissingEngagementId, "EngagementId");
        if (!(context.Referral.Target ?? []).Any(t => t.Type == TargetType.BusinessProfileLocation && !string.IsNullOrWhiteSpace(t.Id)))
            context.Error(FaultCodes.MissingTarget, "Target");
    }

    private static void CheckContact(RuleContext context)
    {
        var contacts = context.Referral.CustomerProfile?.Team ?? [];
        if (contacts.Length == 0)
        {
            context.Error(FaultCodes.MissingCustomerContact, "CustomerProfile.Team");
        }
        else if (PeopleRules.MissingParts(contacts[0]) is { Length: > 0 } missing)
        {
            // Microsoft is given the first contact.
            context.Error(
                FaultCodes.IncompleteCustomerContact, "CustomerProfile.Team[0]", null, $"The contact lacks {missing}.", FaultCodes.IncompleteCustomerContact.RecommendedAction);
        }
    }

    // The portal demands both; the API's own page does so for Services deals only, so nothing is refused (facts 13.7).
    private static void CheckPlay(RuleContext context)
    {
        var attributes = context.Referral.Details?.Requirements?.AdditionalRequirements?.Attributes ?? [];
        if (!Has(AttributeType.SolutionArea) || !Has(AttributeType.SolutionPlay))
            context.Warn(FaultCodes.MissingSolutionPlay, "Details.Requirements.AdditionalRequirements.Attributes", null, "SolutionArea and SolutionPlay are not both given, which the portal demands of a co-sell deal.");

        bool Has(string type) => attributes.Any(a => string.Equals(a.Type, type, StringComparison.OrdinalIgnoreCase) && !string.IsNullOrWhiteSpace(a.Id));
    }

    private static void CheckSolution(RuleContext context)
    {
        var solutions = context.Referral.Details?.Requirements?.Solutions ?? [];
        var targets = context.Referral.Target ?? [];
        if (solutions.Length == 0 && !context.IsPortal && !targets.Any(t => t.Type == TargetType.SolutionProfile && !string.IsNullOrWhiteSpace(t.Id)))
            context.Error(FaultCodes.MissingSolution, "Details.Requirements.Solutions");
    }
}
