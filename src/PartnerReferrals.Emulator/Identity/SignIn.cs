using System;
using System.Linq;
using PartnerReferrals.Emulator.Settings;
using PartnerReferrals.Emulator.State;

namespace PartnerReferrals.Emulator.Identity;

/// <summary>The person at the keyboard: signs in as the settings say, at once and without a page.</summary>
internal static class SignIn
{
    public static Grant As(EmulatorState state, string? loginHint, string tenant, string clientId, string scope)
    {
        var settings = state.Settings;
        return new Grant(
            clientId, string.IsNullOrEmpty(loginHint) ? settings.User : loginHint, OrganizationOf(state, tenant),
            settings.SignInRole, settings.SignInMfa, scope, state.Clock.Now);
    }

    /// <summary>A tenant id names its organization; <c>common</c>, <c>organizations</c> and unknown ids mean the first one.</summary>
    private static Organization OrganizationOf(EmulatorState state, string tenant)
    {
        var first = state.Organizations.Named(state.Settings.Organization);
        return Guid.TryParse(tenant, out var id) ? state.Organizations.All.FirstOrDefault(o => o.TenantId == id) ?? first : first;
    }
}
