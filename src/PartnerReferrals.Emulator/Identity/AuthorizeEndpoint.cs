using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.State;

namespace PartnerReferrals.Emulator.Identity;

/// <summary>Where a browser goes first: signs the person in and sends the browser back with a code.</summary>
internal sealed class AuthorizeEndpoint(EmulatorState state)
{
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(10);

    public EmulatorResponse Answer(IReadOnlyDictionary<string, string> query, string tenant)
    {
        var redirectUri = Demand(query, "redirect_uri");
        if (!Uri.TryCreate(redirectUri, UriKind.Absolute, out var address) || !address.IsLoopback)
        {
            throw OAuthError.Invalid("AADSTS50011: the redirect_uri must be a loopback address.");
        }

        if (query.GetValueOrDefault("code_challenge_method", "S256") != "S256" || Demand(query, "response_type") != "code")
        {
            throw OAuthError.Invalid("Only response_type=code with an S256 challenge is answered.");
        }

        var grant = SignIn.As(state, query.GetValueOrDefault("login_hint"), tenant, Demand(query, "client_id"), Demand(query, "scope"));
        var code = state.Identity.NewSecret("1.");
        state.Identity.AuthorizationCodes[code] = new AuthorizationCode(
            grant, redirectUri, query.GetValueOrDefault("code_challenge"), query.GetValueOrDefault("nonce"), state.Clock.Now + CodeLifetime);
        var answer = new Dictionary<string, string> { ["code"] = code };
        if (query.TryGetValue("state", out var clientState))
        {
            answer["state"] = clientState;
        }

        if (query.GetValueOrDefault("client_info") == "1")
        {
            answer["client_info"] = TokenAnswer.ClientInfo(grant);
        }

        return query.GetValueOrDefault("response_mode") == "form_post" ? FormPost(redirectUri, answer) : Redirect(redirectUri, answer);
    }

    private static EmulatorResponse Redirect(string redirectUri, Dictionary<string, string> answer) =>
        new EmulatorResponse(302).WithHeader(
            "Location", redirectUri + (redirectUri.Contains('?', StringComparison.Ordinal) ? "&" : "?")
            + string.Join('&', answer.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}")));

    /// <summary>A page whose form sends itself: the way that keeps the code out of the browser's history.</summary>
    private static EmulatorResponse FormPost(string redirectUri, Dictionary<string, string> answer) => new(200)
    {
        ContentType = "text/html; charset=utf-8",
        Body = Encoding.UTF8.GetBytes(
            $"""<!DOCTYPE html><html><body onload="document.forms[0].submit()"><form method="post" action="{WebUtility.HtmlEncode(redirectUri)}">"""
            + string.Concat(answer.Select(pair => $"""<input type="hidden" name="{pair.Key}" value="{WebUtility.HtmlEncode(pair.Value)}"/>"""))
            + "</form></body></html>"),
    };

    private static string Demand(IReadOnlyDictionary<string, string> query, string name) =>
        query.GetValueOrDefault(name) is { Length: > 0 } value ? value : throw OAuthError.Invalid($"The request needs {name}.");
}
