using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Emulator.Schema;

namespace PartnerReferrals.Emulator.Http;

/// <summary>A refusal that becomes an error answer (facts 9).</summary>
internal sealed class ApiError(int status, string code, string message, string? target = null) : Exception(message)
{
    /// <summary>The longest message the service writes.</summary>
    private const int LongestMessage = 1024;

    public int Status { get; } = status;

    public string Code { get; } = code;

    public string? Target { get; } = target;

    public string? InnerCode { get; private init; }

    public string? InnerMessage { get; private init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; private init; } = [];

    public static ApiError Invalid(string target, string message) => new(400, "invalidRequest", message, target);

    /// <summary>Names every fault in the message and the first one in the target.</summary>
    public static ApiError Invalid(IReadOnlyList<Fault> faults)
    {
        var message = string.Join("; ", faults.Select(f => $"{f.Target} {f.Message}"));
        return Invalid(faults[0].Target, message.Length <= LongestMessage ? message : message[..(LongestMessage - 1)] + "…");
    }

    public static ApiError NotFound(string target, string message) => new(404, "itemNotFound", message, target);

    public static ApiError Denied(string message, string? target = null) => new(403, "accessDenied", message, target);

    public static ApiError Unauthenticated(string message) => new(401, "unauthenticated", message)
    {
        Headers = [new("WWW-Authenticate", "Bearer")],
    };

    /// <summary>A sign-in without multi-factor authentication, as Partner Center answers it since 2026 (facts 13.6).</summary>
    public static ApiError MissingMultiFactor() => new(401, "900421", "The token carries no proof of multi-factor authentication.")
    {
        Headers = [new("WWW-Authenticate", "Bearer")],
    };

    public static ApiError MethodNotAllowed(string allow) => new(405, "invalidRequest", $"This address allows {allow}.")
    {
        Headers = [new("Allow", allow)],
    };

    public static ApiError Modified() => new(
        412, "preconditionFailed", "The If-Match header names another version of the referral than the present one.", "eTag")
    {
        InnerCode = "resourceModified",
        InnerMessage = "The referral was changed since it was read.",
    };
}
