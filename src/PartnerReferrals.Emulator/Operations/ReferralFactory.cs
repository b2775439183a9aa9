using System;
using System.Linq;
using System.Text.Json.Nodes;
using PartnerReferrals.Emulator.Rules;
using PartnerReferrals.Emulator.Schema;
using PartnerReferrals.Emulator.Settings;

namespace PartnerReferrals.Emulator.Operations;

/// <summary>Turns a canonical create body into a whole referral with what the service itself adds (facts 4 and 6).</summary>
internal static class ReferralFactory
{
    /// <summary>The caller's own leg: Active and Accepted at once, whatever legal state was sent.</summary>
    public static void CompleteOwnLeg(JsonObject referral, Organization owner, string id, string origin, EmulatorSettings settings)
    {
        Complete(referral, owner, id, origin);
        referral["status"] = StateTable.Active;
        referral["substatus"] = "Accepted";
        referral["direction"] = settings.ObservedDirection ? "Incoming" : "Outgoing";

        // The request for help lives on Microsoft's leg; the own leg reads Unknown (facts 4.8).
        var invite = referral.Part("inviteContext") ?? [];
        invite["assistanceRequestCode"] = "Unknown";
        invite["invitedBy"] = InvitedBy(owner);
        referral["inviteContext"] = invite;
    }

    /// <summary>Microsoft's leg of a co-sell: it waits for Microsoft's reply until it lapses.</summary>
    public static void CompleteMicrosoftLeg(
        JsonObject referral, Organization inviter, string id, string origin, DateTimeOffset expires)
    {
        Complete(referral, Organization.Microsoft, id, origin);
        referral["status"] = StateTable.New;
        referral["substatus"] = "Pending";
        referral["type"] = "Shared";
        referral["direction"] = "Outgoing";
        referral["expirationDateTime"] = Scalars.FormatStamp(expires);
        var invite = referral.Part("inviteContext") ?? [];
        invite["assistanceRequestCode"] ??= "Unknown";
        invite["invitedBy"] = InvitedBy(inviter);
        referral["inviteContext"] = invite;
    }

    /// <summary>A lead or invitation that came from outside.</summary>
    public static void CompleteIncoming(
        JsonObject referral, Organization owner, Organization? inviter, string id, string origin, DateTimeOffset expires)
    {
        Complete(referral, owner, id, origin);
        referral["status"] ??= StateTable.New;
        referral["substatus"] ??= "Pending";
        referral["direction"] = "Incoming";
        referral["expirationDateTime"] = Scalars.FormatStamp(expires);
        var invite = referral.Part("inviteContext") ?? [];
        invite["assistanceRequestCode"] ??= "Unknown";
        invite["invitedBy"] ??= inviter is null ? null : InvitedBy(inviter);
        referral["inviteContext"] = invite;
    }

    public static bool InvitesMicrosoft(JsonObject referral) => referral.Items("target").Any(
        target => target.Text("type") == "BusinessProfileLocation" && target.Text("id") == Organization.Microsoft.Id);

    private static void Complete(JsonObject referral, Organization owner, string id, string origin)
    {
        var engagementId = referral.Text("engagementId")!;
        referral["id"] = id;
        referral["organizationId"] = owner.Id;
        referral["organizationName"] = owner.Name;
        referral["quality"] = "Unknown";
        referral["isSpam"] = false;
        referral["dealSensitivity"] = "None";
        referral["registrationStatus"] = "None";
        referral["links"] = ReferralLinks.Write(origin, id, engagementId);
    }

    private static JsonObject InvitedBy(Organization organization) => new()
    {
        ["organizationId"] = organization.Id,
        ["organizationName"] = organization.Name,
    };
}
