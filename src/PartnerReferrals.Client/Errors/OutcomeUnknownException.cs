using System;
using System.Net;

namespace PartnerReferrals.Errors;

/// <summary>
/// A change was sent and nobody can say whether the service made it: the answer was lost, late, or unreadable.
/// It must not be sent again before that is known. Error id <c>PartnerReferral.OutcomeUnknown</c>.
/// </summary>
public sealed class OutcomeUnknownException : PartnerReferralException
{
    /// <summary>The error id.</summary>
    public const string Id = "PartnerReferral.OutcomeUnknown";

    internal OutcomeUnknownException(string message, string recommendedAction, Exception? inner = null)
        : base(Id, message, recommendedAction, inner, FailureCategory.OperationTimeout)
    {
    }

    /// <summary>When it was sent first, by this machine's clock (UTC).</summary>
    public DateTimeOffset SentAt { get; internal init; }

    /// <summary>The idempotency id that went with it (<c>MS-RequestId</c>).</summary>
    public Guid LogicalRequestId { get; internal init; }

    /// <summary>The id this client gave to the last call (<c>client-request-id</c>).</summary>
    public Guid CorrelationId { get; internal init; }

    /// <summary>The service's id of the call, where an answer arrived.</summary>
    public string? RequestId { get; internal init; }

    /// <summary>HTTP status, where an answer arrived.</summary>
    public HttpStatusCode? StatusCode { get; internal init; }

    /// <summary>How often the request was sent.</summary>
    public int Attempts { get; internal init; }

    /// <summary>The service answered with success, only the body was unusable: such a create is searched for and never sent again.</summary>
    public bool ServiceReportedSuccess => (int?)StatusCode is >= 200 and < 300;

    /// <summary>The same, where something else than looking for a referral is to be done about it.</summary>
    internal OutcomeUnknownException Advising(string recommendedAction)
    {
        RecommendedAction = recommendedAction;
        return this;
    }
}
