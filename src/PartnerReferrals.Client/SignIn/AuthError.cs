using System;
using System.Collections.Generic;
using PartnerReferrals.Errors;

namespace PartnerReferrals.SignIn;

/// <summary>One way in which signing in can fail.</summary>
public sealed class AuthError
{
    internal AuthError(string name, IReadOnlyList<SignInFlow> flows, string cause, string cure, bool isTransient = false)
    {
        Id = "PartnerReferral.Auth." + name;
        Flows = flows;
        Cause = cause;
        Cure = cure;
        IsTransient = isTransient;
    }

    /// <summary>Stable error id.</summary>
    public string Id { get; }

    /// <summary>The ways of signing in that can end so, while signing in or at a later renewal.</summary>
    public IReadOnlyList<SignInFlow> Flows { get; }

    /// <summary>What happened, one sentence.</summary>
    public string Cause { get; }

    /// <summary>What to do about it.</summary>
    public string Cure { get; }

    /// <summary>True if trying again later can help with nothing changed; no request to the API has been sent.</summary>
    public bool IsTransient { get; }

    /// <summary>The exception for it.</summary>
    /// <param name="detail">More about this case; never a token or secret.</param>
    /// <param name="inner">The cause, if it is one of the framework's own exceptions.</param>
    /// <param name="answer">What the identity service said beside its words.</param>
    internal AuthenticationException ToException(
        string? detail = null, Exception? inner = null, (string? Code, string? CorrelationId, string? Claims) answer = default) =>
        new(Id, detail is null ? Cause : $"{Cause} {detail}", Cure, inner)
        {
            IsTransient = IsTransient,
            ServiceCode = answer.Code,
            CorrelationId = answer.CorrelationId,
            Claims = answer.Claims,
        };

    /// <inheritdoc/>
    public override string ToString() => Id;
}
