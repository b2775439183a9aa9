using System;
using System.Collections.Generic;
using System.Text.Json;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.State;

namespace PartnerReferrals.Emulator.Identity;

/// <summary>The addresses of the identity platform that a sign-in library talks to.</summary>
internal sealed class IdentityApi(EmulatorState state)
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["common/discovery/instance"] = Operation.Discovery,
        ["{tenant}/.well-known/openid-configuration"] = Operation.Discovery,
        ["{tenant}/v2.0/.well-known/openid-configuration"] = Operation.Discovery,
        ["{tenant}/oauth2/v2.0/devicecode"] = Operation.DeviceCode,
        ["{tenant}/oauth2/v2.0/token"] = Operation.Token,
        ["{tenant}/oauth2/v2.0/authorize"] = Operation.Authorize,
    };

    private readonly AuthorizeEndpoint _authorize = new(state);
    private readonly DeviceCodeEndpoint _deviceCode = new(state);
    private readonly TokenEndpoint _token = new(state);

    /// <summary>The operation of an identity request, or <see langword="null"/> when the address is not one of these.</summary>
    public static string? NameOf(EmulatorRequest request)
    {
        var path = request.Path.Trim('/');
        if (Names.TryGetValue(path, out var name))
        {
            return name;
        }

        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 ? Names.GetValueOrDefault("{tenant}" + path[slash..]) : null;
    }

    public EmulatorResponse Answer(EmulatorRequest request, string operation)
    {
        try
        {
            var tenant = request.Path.Trim('/').Split('/')[0];
            return operation switch
            {
                Operation.Discovery => Discovery(request, tenant),
                Operation.Authorize => _authorize.Answer(QueryText.Read(request.Query), tenant),
                Operation.DeviceCode => _deviceCode.Answer(Form(request), tenant, request.Origin),
                _ => _token.Answer(Form(request), tenant, request.Origin),
            };
        }
        catch (OAuthError error)
        {
            return error.Answer(state.Clock.Now, state.RequestIds.Next(), request.Header("client-request-id"));
        }
    }

    private static Dictionary<string, string> Form(EmulatorRequest request) => request.Method == "POST"
        ? QueryText.Read(request.BodyText)
        : throw OAuthError.Invalid("This address takes POST with a form.");

    private static EmulatorResponse Discovery(EmulatorRequest request, string tenant)
    {
        var root = $"{request.Origin}/{tenant}";
        object document = request.Path.EndsWith("/instance", StringComparison.OrdinalIgnoreCase)
            ? new Dictionary<string, object>
            {
                ["tenant_discovery_endpoint"] = $"{root}/v2.0/.well-known/openid-configuration",
                ["api-version"] = "1.1",
                ["metadata"] = new[]
                {
                    new { preferred_network = new Uri(request.Origin).Authority, preferred_cache = new Uri(request.Origin).Authority, aliases = new[] { new Uri(request.Origin).Authority } },
                },
            }
            : new
            {
                issuer = $"{root}/v2.0",
                authorization_endpoint = $"{root}/oauth2/v2.0/authorize",
                token_endpoint = $"{root}/oauth2/v2.0/token",
                device_authorization_endpoint = $"{root}/oauth2/v2.0/devicecode",
                response_types_supported = new[] { "code" },
                code_challenge_methods_supported = new[] { "S256" },
            };
        return EmulatorResponse.FromJson(200, JsonSerializer.SerializeToUtf8Bytes(document));
    }
}
