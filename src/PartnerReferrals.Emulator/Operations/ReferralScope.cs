using System;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.Security;
using PartnerReferrals.Emulator.Settings;
using PartnerReferrals.Emulator.State;
using PartnerReferrals.Emulator.Store;

namespace PartnerReferrals.Emulator.Operations;

/// <summary>Finds one referral for a caller, or refuses with the right status (facts 9).</summary>
internal sealed class ReferralScope(EmulatorState state)
{
    private readonly Permissions _permissions = new(state.Store);

    /// <exception cref="ApiError">404 for another organization's referral, 403 when the caller's role does not reach it.</exception>
    public StoredReferral FindForReading(Caller caller, string id)
    {
        var referral = Guid.TryParse(id, out var guid) ? state.Store.Find(guid) : null;
        if (referral is null || !_permissions.ConcernsOrganizationOf(caller, referral))
        {
            throw ApiError.NotFound("id", $"There is no referral '{id}'.");
        }

        return DemandSight(caller, referral);
    }

    /// <exception cref="ApiError">403: the team of the referral does not name a Referrals user.</exception>
    public StoredReferral DemandSight(Caller caller, StoredReferral referral) => _permissions.Sees(caller, referral)
        ? referral
        : throw ApiError.Denied("The user is not on the team of this referral.", "team");

    /// <exception cref="ApiError">As for reading; also 403 for a leg that another party owns.</exception>
    public StoredReferral FindForWriting(Caller caller, string id)
    {
        var referral = FindForReading(caller, id);
        return referral.OrganizationId == caller.Organization.Id
            ? referral
            : throw ApiError.Denied("Each party changes its own referral of an engagement only.", "organizationId");
    }

    public bool Lists(Caller caller, StoredReferral referral, bool connected) =>
        (referral.OrganizationId == caller.Organization.Id || connected) && _permissions.Sees(caller, referral);
}
