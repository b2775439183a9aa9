using PartnerReferrals.KnownValues;

using static PartnerReferrals.Mapping.Fields.FieldKind;

namespace PartnerReferrals.Mapping.Fields;

/// <summary>Top level of a referral (facts 4.1), and the instructions that are not on the wire.</summary>
internal static class ReferralRows
{
    internal static readonly Field Id = new("id", Text, "Referral id. A row that has one is an update.")
        { IsReadOnly = true, Aliases = ["Id", "ReferralId"], PortalColumns = ["Referral ID"] };

    internal static readonly Field Status = new("status", Enumeration, "New, Active or Closed. The service sets it itself when you create your own leg.")
        { KnownValues = KnownValueSets.Status, Aliases = ["Status"], PortalColumns = ["Partner Referral Status"], CanPatch = true };

    internal static readonly Field Substatus = new("substatus", Enumeration, "Finer state within the status; the two must be legal together.")
        { KnownValues = KnownValueSets.Substatus, Aliases = ["Substatus"], PortalColumns = ["Partner Referral Substatus"], CanPatch = true };

    internal static readonly Field StatusReason = new("statusReason", Reason, "Why the deal was declined, lost or closed as an error.")
        { Aliases = ["StatusReason", "Reason"], PortalColumns = ["Decline/Lost/Error reason", "Declined/Lost/Error reason"], CanPatch = true };

    internal static readonly Field Type = new("type", Enumeration, "Independent for one party's deal, Shared for a deal with an invited party.")
        { KnownValues = KnownValueSets.Type, Aliases = ["Type", "ReferralType"] };

    internal static readonly Field DealType = new("dealType", Enumeration, "Private, PartnerLed or CoSell: sets type and share flag.")
        { KnownValues = KnownValueSets.DealType, Aliases = ["DealType"], IsVirtual = true };

    internal static readonly Field HelpRequired = new("microsoftHelpRequired", Boolean, "Yes asks for Microsoft's help (co-sell), No does not.")
        { PortalColumns = ["Microsoft help required?"], IsVirtual = true };

    internal static readonly Field ContactConsent = new("consentToShareContacts", Boolean, "The portal's one consent: sets ConsentToShareInfo and ConsentToContact. No refuses the row.")
        { PortalColumns = ["Consent to share Customer/Partner contact"], IsVirtual = true };

    internal static readonly Field ETag = ReadOnly("eTag", Text, "Concurrency stamp.");

    internal static readonly Field UpdatedDateTime = ReadOnly("updatedDateTime", Date, "When it changed last.");

    internal static readonly Field MicrosoftCrmId = new("trackingInfo.microsoftMsxId", Text, "Id in Microsoft's CRM.") { IsReadOnly = true, PortalColumns = ["Microsoft MSX ID"] };

    internal static readonly Field[] All =
    [
        Id,
        new("engagementId", Guid, "Groups the referrals of one engagement; leave it out to start a new one.")
            { Aliases = ["EngagementId"], PortalColumns = ["Engagement ID"] },
        new("name", Text, "Name of the deal. Required.") { IsName = true, Aliases = ["Name", "DealName"], PortalColumns = ["Deal Name"] },
        ReadOnly("organizationId", Text, "Party that owns the referral."),
        ReadOnly("organizationName", Text, "Name of the owning party."),
        ReadOnly("businessProfileId", Text, "Business profile (old pages only)."),
        new("externalReferenceId", Text, "Your own id of the deal, such as the CRM's.")
            { Aliases = ["ExternalReferenceId", "CrmId"], PortalColumns = ["CRM ID"], CanPatch = true },
        DealType,
        HelpRequired,
        Type,
        new("qualification", Enumeration, "Who qualified the lead.") { KnownValues = KnownValueSets.Qualification, Aliases = ["Qualification"] },
        Status,
        Substatus,
        StatusReason,
        new("salesStage", Enumeration, "Sales stage: a word or the portal's percentage, sent as written; the portal's name of a stage is sent as its percentage.")
            { KnownValues = KnownValueSets.SalesStage, Aliases = ["SalesStage", "Stage"], PortalColumns = ["Sales Stage"], CanPatch = true },
        new("campaignId", Text, "Marketing campaign id.")
            { Aliases = ["CampaignId"], PortalColumns = ["Marketing Campaign ID"], CanPatch = true },
        new("referralProgram", Text, "Go-to-market programme.") { Aliases = ["ReferralProgram"], CanPatch = true },
        new("mpnId", Text, "PartnerID (formerly MPN id) of the partner location.")
            { Aliases = ["MpnId", "PartnerId"], PortalColumns = ["PartnerID", "PartnerID (formerly MPN ID)", "MPN ID"], IsFrozen = true },
        new("favorite", Boolean, "Marked with a heart in Partner Center.") { Aliases = ["Favorite"] },
        new("lastModifiedVia", Text, "Tag of the client that changed the referral last."),
        new("lastRunId", Text, "Run id of the client that changed the referral last."),
        new("target[]", Objects, "Whom the referral addresses.") { Aliases = ["Target"] },
        new("target[].type", Enumeration, "Kind of target.") { KnownValues = KnownValueSets.TargetType, Aliases = ["TargetType"] },
        new("target[].id", Text, "Solution id, location id, or msft.") { Aliases = ["TargetId"] },
        .. InviteRows,
        .. ServiceRows,
    ];

    private static Field[] InviteRows =>
    [
        new("inviteContext", Object, "What the invited party is told.") { Aliases = ["InviteContext"] },
        new("inviteContext.notes", Text, "Message to the invited party.")
            { Aliases = ["InviteNotes"], PortalColumns = ["Notes to Microsoft"] },
        new("inviteContext.assistanceRequestCode", Enumeration, "Kind of help asked for.")
        {
            KnownValues = KnownValueSets.HelpCode, Aliases = ["HelpCode"], OtherNames = ["HelpCode"],
            PortalColumns = ["What specific help from Microsoft?"],
        },
        new("inviteContext.invitedMpnId", Text, "PartnerID of the invited location.") { Aliases = ["InvitedMpnId"] },
        new("inviteContext.invitedBy", Object, "Who invites."),
        new("inviteContext.invitedBy.organizationId", Text, "Inviting organization: a GUID, or msft.") { Aliases = ["InvitedByOrganizationId"] },
        new("inviteContext.invitedBy.organizationName", Text, "Name of the inviting organization.") { Aliases = ["InvitedByOrganizationName"] },
    ];

    private static Field[] ServiceRows =>
    [
        new("createdDateTime", Date, "When it was created.") { IsReadOnly = true, PortalColumns = ["Created Date"] },
        UpdatedDateTime,
        ReadOnly("expirationDateTime", Date, "When an unanswered invitation expires."),
        ReadOnly("acceptedDateTime", Date, "When it became active."),
        ReadOnly("closedDateTime", Date, "When it was closed."),
        ETag,
        ReadOnly("direction", Enumeration, "Incoming or Outgoing.", KnownValueSets.Direction),
        ReadOnly("referralSource", Text, "Marketplace source of a lead."),
        ReadOnly("callToAction", Text, "What a marketplace visitor clicked."),
        ReadOnly("quality", Enumeration, "Lead quality.", KnownValueSets.Quality),
        ReadOnly("isSpam", Boolean, "Taken for spam."),
        ReadOnly("dealSensitivity", Enumeration, "Sensitivity.", KnownValueSets.DealSensitivity),
        ReadOnly("createdVia", Text, "Client it was created with."),
        ReadOnly("tags", Json, "Tags."),
        ReadOnly("registrationStatus", Enumeration, "State of the deal registration.", KnownValueSets.RegistrationStatus),
        ReadOnly("links", Json, "Addresses of related resources."),
        ReadOnly("trackingInfo", Object, "Ids in Microsoft's own systems."),
        MicrosoftCrmId,
        ReadOnly("trackingInfo.microsoftUSFedOpportunityId", Text, "Opportunity id of Microsoft US Federal."),
        ReadOnly("trackingInfo.microsoftUSFedLeadId", Text, "Lead id of Microsoft US Federal."),
        new("trackingInfo.migratedPSCDealId", Text, "Deal id before migration.")
            { IsReadOnly = true, Name = "MigratedPscDealId", PortalColumns = ["Migrated PSC deal ID"] },
        new("trackingInfo.migratedPSCPartnerDealId", Text, "Partner's deal id before migration.") { IsReadOnly = true, Name = "MigratedPscPartnerDealId" },
    ];

    internal static Field ReadOnly(string wirePath, FieldKind kind, string description, KnownValueSet? knownValues = null) =>
        new(wirePath, kind, description) { IsReadOnly = true, KnownValues = knownValues };
}
