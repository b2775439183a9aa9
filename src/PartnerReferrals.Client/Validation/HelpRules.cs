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

        CheckAsked(context, asksByCode, isCoSell);
        CheckContact(context);
        CheckSolution(context);
        if (isCoSell || context.IsMicrosoftLeg || referral.DealType == PartnerReferrals.DealType.CoSell)
            CheckPlay(context);
    }

    /// <summary>
    /// What help, and whether its sellers may see the deal. The create page of 2019 says neither, only who invites; so does the own leg of any co-sell deal
    /// as the service gives it.
    /// </summary>
    private static void CheckAsked(RuleContext context, bool asksByCode, bool isCoSell)
    {
        var referral = context.Referral;
        var isFirstForm = !asksByCode && !string.IsNullOrWhiteSpace(referral.InviteContext?.InvitedBy?.OrganizationId);
        if (isFirstForm)
            context.Warn(FaultCodes.MissingHelpCode, "InviteContext.AssistanceRequestCode", null, "It is not said which help is asked of Microsoft: the API's first form did without, newer pages want it.");
        else if (!asksByCode)
            context.Error(FaultCodes.MissingHelpCode, "InviteContext.AssistanceRequestCode");

        // A deal that is not co-sell asks nobody, so only a plain No speaks against its help code.
        var share = referral.Consent?.ShareWithMicrosoft;
        if (share == true || (share is null && !isCoSell && !context.IsMicrosoftLeg))
            return;

        if (isFirstForm)
            context.Warn(FaultCodes.ShareRequired, "Consent.ShareWithMicrosoft", null, "It is not said that Microsoft's sellers may see the deal, and Microsoft is asked all the same: the API's first form did without, newer pages want it.");
        else
            context.Error(FaultCodes.ShareRequired, "Consent.ShareWithMicrosoft");
    }

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
