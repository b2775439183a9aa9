using System;
using System.Collections.Generic;
using System.Net;

namespace PartnerReferrals.Errors;

/// <summary>The service answered and refused. Error id: <c>PartnerReferral.Api.&lt;code&gt;</c>, such as <c>PartnerReferral.Api.invalidRequest</c>.</summary>
public sealed class ReferralApiException : PartnerReferralException
{
    internal ReferralApiException(ServiceFault fault, string message, string recommendedAction, FailureCategory category)
        : base("PartnerReferral.Api." + fault.Code, message, recommendedAction, inner: null, category)
    {
        StatusCode = fault.StatusCode;
        Code = fault.Code;
        ServiceMessage = fault.Message;
        Target = fault.Target;
        InnerCodes = fault.InnerCodes;
        RequestId = fault.RequestId;
        CorrelationId = fault.CorrelationId;
        RetryAfter = fault.RetryAfter;
        Attempts = fault.Attempts;
        FollowsAnAttempt = fault.FollowsAnAttempt;
    }

    /// <summary>HTTP status of the last answer.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The service's error code (facts 9), or <c>Http&lt;status&gt;</c> where the body had none.</summary>
    public string Code { get; }

    /// <summary>The service's own words; empty where it said nothing.</summary>
    public string ServiceMessage { get; }

    /// <summary>What the service blames, such as a JSON path; null where it did not say.</summary>
    public string? Target { get; }

    /// <summary>Codes of the nested errors, outermost first.</summary>
    public IReadOnlyList<string> InnerCodes { get; }

    /// <summary>The service's id of the call (<c>Request-ID</c>): what Microsoft's support asks for.</summary>
    public string? RequestId { get; }

    /// <summary>The id this client gave to the call (<c>client-request-id</c>, <c>MS-CorrelationId</c>).</summary>
    public Guid CorrelationId { get; }

    /// <summary>How long the service asked to wait, where it did.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>How often the request was sent.</summary>
    public int Attempts { get; }

    /// <summary>Nothing was changed and the same request may succeed later: too many calls, or the service was away and said so.</summary>
    public bool IsTransient => (int)StatusCode is 429 or 503;

    /// <inheritdoc cref="ServiceFault.FollowsAnAttempt"/>
    internal bool FollowsAnAttempt { get; }

    /// <summary>Says what to do about it where somebody knows better than the status tells.</summary>
    internal void Advise(string action) => RecommendedAction = action;
}
