using System;

namespace PartnerReferrals.Errors;

/// <summary>No usable token: not signed in, expired, revoked, refused. Error ids begin with <c>PartnerReferral.Auth.</c>.</summary>
/// <param name="errorId">Stable id, such as <c>PartnerReferral.Auth.Expired</c>.</param>
/// <param name="message">What happened. Never a token or secret.</param>
/// <param name="recommendedAction">What the user can do about it.</param>
/// <param name="inner">The cause, if it is one of the framework's own exceptions.</param>
public sealed class AuthenticationException(string errorId, string message, string recommendedAction, Exception? inner = null)
    : PartnerReferralException(errorId, message, recommendedAction, inner, FailureCategory.AuthenticationError)
{
    /// <summary>True if trying again later can help with nothing changed: network, throttling, an outage. Nothing has been sent to the API.</summary>
    public bool IsTransient { get; init; }

    /// <summary>The identity service's own code, such as <c>AADSTS65001</c>; null where it gave none.</summary>
    public string? ServiceCode { get; init; }

    /// <summary>The identity service's correlation id, for support; null where it gave none.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Claims that a fresh sign-in has to satisfy (conditional access), as JSON; null where none were asked for.</summary>
    public string? Claims { get; init; }
}
