using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.Identity;
using PartnerReferrals.Emulator.State;

namespace PartnerReferrals.Emulator.Control;

/// <summary>The people behind the sign-ins: they approve and decline device codes, and administrators revoke.</summary>
internal sealed class IdentityControl(EmulatorState state)
{
    public IEnumerable<ControlCall> Calls =>
    [
        new("GET", "/identity", "counts sign-ins and renewals; lists device codes that wait", (_, _) => new
        {
            state.Identity.SignIns,
            state.Identity.Renewals,
            RefreshTokens = state.Identity.RefreshTokens.Count,
            Waiting = state.Identity.DeviceCodes.Values.Where(c => c.Approved is null).Select(c => c.UserCode),
        }),
        new("POST", "/identity/approve", "the user approves a device code: userCode", (request, _) => Reply(request, approved: true)),
        new("POST", "/identity/decline", "the user declines a device code: userCode", (request, _) => Reply(request, approved: false)),
        new("POST", "/identity/revoke", "an administrator revokes a user's sign-ins: user", (request, _) =>
        {
            var user = Text(ControlBody.Read(request, "user"), "user") ?? state.Settings.User;
            state.Identity.Revoked[user] = state.Clock.Now;
            return new { User = user };
        }),
        new("POST", "/identity/refreshTokens", "mints a refresh token: clientId, user, scope", (request, _) => Mint(request)),
    ];

    private object Reply(EmulatorRequest request, bool approved)
    {
        var userCode = Text(ControlBody.Read(request, "userCode"), "userCode");
        var waiting = state.Identity.DeviceCodes.Values.Where(c => userCode is null || c.UserCode == userCode).ToList();
        if (waiting.Count == 0)
        {
            throw new ControlError(404, "No device code waits under this userCode.");
        }

        waiting.ForEach(code => code.Approved = approved);
        return new { UserCodes = waiting.Select(c => c.UserCode) };
    }

    private Dictionary<string, object> Mint(EmulatorRequest request)
    {
        var body = ControlBody.Read(request, "clientId", "user", "scope");
        var grant = SignIn.As(
            state, Text(body, "user"), "common", Text(body, "clientId") ?? throw new ControlError(400, "Name the clientId."),
            Text(body, "scope") ?? Security.AccessTokens.Audience + "/.default");
        var token = state.Identity.NewSecret("R");
        state.Identity.RefreshTokens[token] = grant;
        return new() { ["refresh_token"] = token, ["user"] = grant.User, ["tenantId"] = grant.Organization.TenantId };
    }

    private static string? Text(Dictionary<string, System.Text.Json.JsonElement> body, string name) =>
        body.TryGetValue(name, out var value) ? value.ToString() : null;
}
