using System;
using System.Collections.Generic;
using System.Text.Json;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.State;

namespace PartnerReferrals.Emulator.Identity;

/// <summary>Begins a sign-in on a device without a browser.</summary>
internal sealed class DeviceCodeEndpoint(EmulatorState state)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public EmulatorResponse Answer(IReadOnlyDictionary<string, string> form, string tenant, string origin)
    {
        if (form.GetValueOrDefault("client_id") is not { Length: > 0 } clientId || form.GetValueOrDefault("scope") is not { Length: > 0 } scope)
        {
            throw OAuthError.Invalid("The request needs client_id and scope.");
        }

        var code = new DeviceCode(clientId, scope, tenant, state.Identity.NewUserCode(), state.Clock.Now + Lifetime)
        {
            Approved = state.Settings.DeviceApproval ? true : null,
        };
        var secret = state.Identity.NewSecret("D");
        state.Identity.DeviceCodes[secret] = code;
        var address = $"{origin}/devicelogin";
        return EmulatorResponse.FromJson(200, JsonSerializer.SerializeToUtf8Bytes(new
        {
            user_code = code.UserCode,
            device_code = secret,
            verification_uri = address,
            expires_in = (int)Lifetime.TotalSeconds,
            interval = state.Settings.DeviceInterval,
            message = $"To sign in, use a web browser to open the page {address} and enter the code {code.UserCode} to authenticate.",
        }));
    }
}
