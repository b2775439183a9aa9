using System.Collections.Generic;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.Settings;
using PartnerReferrals.Emulator.State;

namespace PartnerReferrals.Emulator.Control;

/// <summary>Tokens, settings, and back to the start.</summary>
internal sealed class ServiceControl(EmulatorState state)
{
    public IEnumerable<ControlCall> Calls =>
    [
        new("POST", "/tokens", "mints an access token", (request, _) => Issue(request)),
        new("GET", "/settings", "shows the settings", (_, _) => state.Settings),
        new("POST", "/settings", "changes settings while running", (request, _) =>
            state.Settings = SettingTable.Apply(state.Settings, ControlBody.ReadTexts(request), running: true)),
        new("POST", "/reset", "back to the first moment: no referrals, no counts", (_, _) =>
        {
            state.Reset();
            return null;
        }),
    ];

    private Dictionary<string, object> Issue(EmulatorRequest request)
    {
        var token = TokenRequests.Read(ControlBody.ReadTexts(request), state.Settings);
        var organization = state.Organizations.Named(token.Organization);
        return new()
        {
            ["access_token"] = state.Tokens.Issue(token),
            ["token_type"] = "Bearer",
            ["expires_in"] = (long)token.Lifetime.TotalSeconds,
            ["expires_on"] = state.Clock.Now + token.Lifetime,
            ["user"] = token.User,
            ["role"] = token.Role,
            ["tenantId"] = organization.TenantId,
            ["organizationId"] = organization.Id,
            ["organizationName"] = organization.Name,
        };
    }
}
