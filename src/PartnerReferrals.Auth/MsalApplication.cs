using System;
using System.Text.RegularExpressions;
using Microsoft.Identity.Client;
using PartnerReferrals.SignIn;

namespace PartnerReferrals.Auth;

/// <summary>Builds the MSAL application of a request: public, or confidential where it brings a secret or certificate. Logging stays off.</summary>
internal static class MsalApplication
{
    private const string ProductName = "PartnerReferrals";

    private static readonly Regex TenantName = new(@"^[A-Za-z0-9][A-Za-z0-9.\-]*$", RegexOptions.CultureInvariant);

    public static IClientApplicationBase Create(SignInRequest request)
    {
        // Anything else could lead the address, and the secrets with it, to another host.
        if (!TenantName.IsMatch(request.TenantId))
            throw AuthErrors.UnknownTenant.ToException("It is neither a directory id nor a domain.");

        var http = new MsalHttpClientFactory(request);
        var authority = new Uri(request.AuthorityHost, request.TenantId + "/").AbsoluteUri;

        // Microsoft's directory of clouds knows the global host; any other is the user's word, and asking Microsoft about it would tell them.
        var isGlobal = string.Equals(request.AuthorityHost.Host, PartnerApiResource.AuthorityHost.Host, StringComparison.OrdinalIgnoreCase);

        if (request is { Flow: SignInFlow.RefreshToken, ClientSecret: not null } or { Flow: SignInFlow.RefreshToken, Certificate: not null })
        {
            var confidential = ConfidentialClientApplicationBuilder.Create(request.ClientId)
                .WithAuthority(authority, isGlobal)
                .WithInstanceDiscovery(isGlobal)
                .WithHttpClientFactory(http)
                .WithClientName(ProductName);
            return request.Certificate is not null
                ? confidential.WithCertificate(request.Certificate).Build()
                : confidential.WithClientSecret(SecureText.Reveal(request.ClientSecret!)).Build();
        }

        return PublicClientApplicationBuilder.Create(request.ClientId)
            .WithAuthority(authority, isGlobal)
            .WithInstanceDiscovery(isGlobal)
            .WithHttpClientFactory(http)
            .WithClientName(ProductName)
            .WithRedirectUri("http://localhost")
            .Build();
    }
}
