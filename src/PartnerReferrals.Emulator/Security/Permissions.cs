using System;
using System.Text.Json;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.Settings;
using PartnerReferrals.Emulator.Store;

namespace PartnerReferrals.Emulator.Security;

/// <summary>What a role may do, and which referrals a caller sees (facts 2 and 7, "Scope of results").</summary>
internal sealed class Permissions(ReferralStore store)
{
    /// <exception cref="ApiError">401: the user has not passed multi-factor authentication; 403: the kind of token or the role is not enough.</exception>
    public static void Demand(Caller caller, EmulatorSettings settings, bool write)
    {
        if (caller.AppOnly)
        {
            throw ApiError.Denied("Referrals are open to App+User tokens only; this one stands for an application alone.");
        }

        if (!caller.MultiFactor)
        {
            throw ApiError.MissingMultiFactor();
        }

        var allowed = caller.Role switch
        {
            PartnerRole.ReferralsAdmin => true,
            PartnerRole.ReferralsUser => !write || settings.ReferralsUserWrites,
            PartnerRole.GlobalAdmin => settings.GlobalAdmin,
            _ => false,
        };
        if (!allowed)
        {
            throw ApiError.Denied("The user needs the role Referrals admin or Referrals user in Partner Center for this.");
        }
    }

    /// <summary>Whether the referral is the caller's own organization's, or another leg of one of its engagements.</summary>
    public bool ConcernsOrganizationOf(Caller caller, StoredReferral referral) =>
        referral.OrganizationId == caller.Organization.Id || OwnLeg(caller, referral) is not null;

    /// <summary>Whether the caller sees the referral: a Referrals user only when the team names them.</summary>
    public bool Sees(Caller caller, StoredReferral referral)
    {
        var own = referral.OrganizationId == caller.Organization.Id ? referral : OwnLeg(caller, referral);
        return own is not null && (caller.Role != PartnerRole.ReferralsUser || HasOnTeam(own, caller.User));
    }

    private StoredReferral? OwnLeg(Caller caller, StoredReferral referral)
    {
        foreach (var leg in store.InEngagement(referral.EngagementId))
        {
            if (leg.OrganizationId == caller.Organization.Id)
            {
                return leg;
            }
        }

        return null;
    }

    private static bool HasOnTeam(StoredReferral referral, string user)
    {
        foreach (var member in referral.Document.GetProperty("team").EnumerateArray())
        {
            if (member.GetProperty("email") is { ValueKind: JsonValueKind.String } email
                && string.Equals(email.GetString(), user, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
