using System;
using System.Collections.Generic;
using System.Text.Json;
using PartnerReferrals.Emulator.Schema;

namespace PartnerReferrals.Emulator.Http;

/// <summary>A refusal of the identity side, in the words and with the numbers of the real one.</summary>
internal sealed class OAuthError(string error, int number, string message, int status = 400) : Exception(message)
{
    /// <summary>Refusals by the name a fault rule gives in <c>code</c> with the body <c>oauth</c>.</summary>
    private static readonly Dictionary<string, Func<OAuthError>> Named = new(StringComparer.OrdinalIgnoreCase)
    {
        ["authorization_pending"] = () => new("authorization_pending", 70016, "OAuth 2.0 device flow error. Authorization is pending. Continue polling."),
        ["slow_down"] = () => new("slow_down", 1000040, "The client polls too often."),
        ["authorization_declined"] = () => new("authorization_declined", 70018, "The user declined the sign-in."),
        ["expired_token"] = () => new("expired_token", 70019, "The device code has expired."),
        ["interaction_required"] = () => new("interaction_required", 50079, "The user must enroll in multi-factor authentication.") { SubError = "basic_action" },
        ["mfa_required"] = () => new("interaction_required", 50076, "The user must use multi-factor authentication.")
        {
            SubError = "basic_action",
            Claims = """{"access_token":{"capolids":{"essential":true,"values":["7b0f1d3c-8f0c-4c54-9d52-3f6a9be1c111"]}}}""",
        },
        ["consent_required"] = () => new("invalid_grant", 65001, "The user or administrator has not consented to use the application.") { SubError = "consent_required" },
        ["invalid_grant"] = () => new("invalid_grant", 70000, "The provided grant is not valid."),
        ["token_expired"] = () => new("invalid_grant", 700082, "The refresh token has expired due to inactivity.") { SubError = "token_expired" },
        ["token_revoked"] = () => new("invalid_grant", 50173, "The grant was revoked; the user must sign in again.") { SubError = "bad_token" },
        ["code_expired"] = () => new("invalid_grant", 70008, "The authorization code has expired or was redeemed before."),
        ["invalid_client"] = () => new("invalid_client", 7000215, "Invalid client secret provided.", 401),
        ["unauthorized_client"] = () => new("unauthorized_client", 700016, "The application was not found in the directory."),
        ["unknown_tenant"] = () => new("invalid_request", 90002, "The tenant was not found."),
        ["temporarily_unavailable"] = () => new("temporarily_unavailable", 90024, "The service is temporarily overloaded.", 503),
        ["too_many_requests"] = () => new("invalid_request", 90055, "Too many requests.", 429),
    };

    public string Error { get; } = error;

    public int Status { get; } = status;

    public string? SubError { get; private init; }

    public string? Claims { get; private init; }

    public static IEnumerable<string> Names => Named.Keys;

    public static OAuthError OfName(string name) => Named[name]();

    public static OAuthError Invalid(string message) => new("invalid_request", 900144, message);

    public EmulatorResponse Answer(DateTimeOffset now, Guid traceId, string? correlationId)
    {
        var body = new Dictionary<string, object?>
        {
            ["error"] = Error,
            ["error_description"] = $"AADSTS{number}: {Message} Trace ID: {traceId:D} Timestamp: {now:u}",
            ["error_codes"] = new[] { number },
            ["timestamp"] = now.ToString("u"),
            ["trace_id"] = Scalars.Format(traceId),
            ["correlation_id"] = correlationId ?? Scalars.Format(traceId),
        };
        if (SubError is not null)
        {
            body["suberror"] = SubError;
        }

        if (Claims is not null)
        {
            body["claims"] = Claims;
        }

        return EmulatorResponse.FromJson(Status, JsonSerializer.SerializeToUtf8Bytes(body));
    }
}
