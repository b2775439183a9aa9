using System;
using System.Linq;
using System.Text;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Http;

/// <summary>What a refusal means to the user: one table by HTTP status (facts 2, 9).</summary>
internal static class ApiErrors
{
    internal static ReferralApiException ToException(ApiResponse answer, RequestKind kind, int attempts, TimeSpan? retryAfter, bool followsAnAttempt)
    {
        var fault = ServiceFaults.Read(answer, attempts, retryAfter, followsAnAttempt);
        return new ReferralApiException(fault, Message(fault), Action(fault, kind), Category(answer.Status));
    }

    private const string Role =
        "the signed-in user needs the role Referrals admin, or Referrals user and a place in the referral's team, in Partner Center. App-only tokens are not accepted.";

    private static string Message(ServiceFault fault)
    {
        var text = new StringBuilder();
        text.Append("The service refused (").Append((int)fault.StatusCode).Append(' ').Append(fault.Code);
        if (fault.InnerCodes.Count > 0)
        {
            text.Append(", ").Append(string.Join(", ", fault.InnerCodes));
        }

        text.Append(')');
        if (fault.Target is { Length: > 0 } target)
        {
            text.Append(" at ").Append(target);
        }

        text.Append(fault.Message.Length > 0 ? ": " + fault.Message : " and gave no reason.");
        if (fault.Attempts > 1)
        {
            if (!char.IsPunctuation(text[text.Length - 1]))
            {
                text.Append('.');
            }

            text.Append(" Tried ").Append(fault.Attempts).Append(" times.");
        }

        return text.ToString();
    }

    private static string Action(ServiceFault fault, RequestKind kind) => (int)fault.StatusCode switch
    {
        400 or 403 or 404 or 405 when fault.IsWebPage =>
            "The service itself answers in JSON: something in between refused. Check the proxy of this machine (HTTPS_PROXY and NO_PROXY, or the system's settings) and the -Endpoint of Connect-PartnerReferralApi.",
        400 or 422 => kind switch
        {
            RequestKind.Create => "Correct the value the service names and send it again; Test-PartnerReferral checks a referral without sending it.",
            RequestKind.Change => "Correct the value the service names and repeat the change; -WhatIf shows what would be sent.",
            RequestKind.List => "Correct the filter, the order or the names of the fields that are asked for; without -Filter the friendly parameters, such as -Status and -Country, write it for you.",
            RequestKind.Webhook => "Correct what the service names: the address must be reachable from the internet over https, and each event one that Get-PartnerReferralWebhook lists as available.",
            RequestKind.Read => "Check the id: it is a GUID, as Get-PartnerReferral shows it.",
            _ => "Correct the path, the query or the body the service names and send it again.",
        },
        401 when IsMissingMfa(fault) =>
            "The token does not say that its user passed multi-factor authentication. Sign in again and pass it: Connect-PartnerReferralApi interactively or with -DeviceCode. For -RefreshToken, get a new refresh token from such a sign-in.",
        401 when kind == RequestKind.Webhook =>
            $"The token must be for {ServiceHost.Webhooks.Origin}, another one than that of the referrals. Give the app registration the permission on 'Microsoft Partner Center', then sign in again with Connect-PartnerReferralApi.",
        401 => "Sign in again with Connect-PartnerReferralApi. The token must be for https://api.partner.microsoft.com, not expired, and come from a user who passed multi-factor authentication.",
        403 when IsClaimsChallenge(fault) => "Conditional access asks for a fresh interactive sign-in: run Connect-PartnerReferralApi again and pass multi-factor authentication.",
        403 when kind == RequestKind.Webhook =>
            "Webhooks are for the roles Global admin, Billing admin, Admin agent, Sales agent and Helpdesk agent in Partner Center.",
        403 when kind is RequestKind.Change or RequestKind.Raw =>
            "Each party changes its own referral of an engagement only: Microsoft's is changed by Microsoft. For one of your own, " + Role,
        403 => Role.Substring(0, 1).ToUpperInvariant() + Role.Substring(1),
        404 when kind == RequestKind.Raw => "Check the path: it is relative to the service, such as engagements/referrals or engagements/referrals/<id>. A referral is also not found where the signed-in user may not see it.",
        404 when kind == RequestKind.Create => "Check the engagement id, where one was given, and the -Endpoint of Connect-PartnerReferralApi.",
        404 when kind == RequestKind.Webhook => "There is none: test events are forgotten after seven days. Check also the -WebhookEndpoint of Connect-PartnerReferralApi.",
        404 when kind == RequestKind.List => "There is no Referrals API at this address. Check the -Endpoint of Connect-PartnerReferralApi.",
        404 => "Check the id, and that the signed-in user may see it: a Referrals user sees only deals whose team contains the user.",
        405 or 501 => "The service does not offer this operation.",
        409 or 412 => "Somebody changed the referral since it was read. Read it again with Get-PartnerReferral, then repeat the change; -Force changes it whatever is there.",
        413 => "Shorten the notes or the lists of the referral.",
        415 => "Send JSON: content type application/json.",
        429 when kind == RequestKind.Webhook => "The service takes two test events a minute. Wait a minute and run it again.",
        429 => "Too many calls. Wait" + (fault.RetryAfter is { } wait ? $" {(wait.Ticks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond} seconds" : "") + ", then run it again with a lower -ThrottleLimit.",
        >= 500 => "The service has a problem. Try again later; quote the request id to Microsoft's support if it lasts.",
        _ => "Read what the service says; quote the request id to Microsoft's support if it is not clear.",
    };

    private static FailureCategory Category(int status) => status switch
    {
        400 or 413 or 415 or 422 => FailureCategory.InvalidData,
        401 => FailureCategory.AuthenticationError,
        403 => FailureCategory.PermissionDenied,
        404 or 410 => FailureCategory.ObjectNotFound,
        409 or 412 => FailureCategory.ResourceExists,
        423 => FailureCategory.ResourceBusy,
        429 => FailureCategory.LimitsExceeded,
        >= 500 => FailureCategory.ResourceUnavailable,
        _ => FailureCategory.InvalidOperation,
    };

    /// <summary>Whether the service wants another sign-in, not another token of the same.</summary>
    internal static bool IsMissingMfa(ApiResponse answer) => answer.Status == 401 && IsMissingMfa(ServiceFaults.Read(answer));

    // Since 2026 (facts 2): a code of digits, wherever the body has it.
    private static bool IsMissingMfa(ServiceFault fault) =>
        new[] { fault.Code, fault.Message }.Concat(fault.InnerCodes).Any(text => text.Contains("900421"));

    // The service misspells it (facts 2); take the right spelling too.
    private static bool IsClaimsChallenge(ServiceFault fault) =>
        new[] { fault.Code, fault.Message }.Concat(fault.InnerCodes).Any(text =>
            text.IndexOf("insufficent_claims", StringComparison.OrdinalIgnoreCase) >= 0
            || text.IndexOf("insufficient_claims", StringComparison.OrdinalIgnoreCase) >= 0);
}
