using System.Net.Http;

namespace PartnerReferrals.Http;

/// <summary>
/// The retry rule. A POST is sent again only when the service certainly did nothing: the body never left, or 429. After 503 with Retry-After, which may be said
/// by what stands in front of a service that went on, only where the caller looks before. A lost answer, a time-out, any redirect, or any other 5xx is unknown
/// (facts 3: no idempotency key is known to work).
/// </summary>
internal static class RetryClassifier
{
    /// <param name="request">What was sent.</param>
    /// <param name="result">How it ended.</param>
    /// <param name="isLookedFor">Before it is sent again somebody looks whether it was done.</param>
    internal static Disposition Of(OutgoingRequest request, AttemptResult result, bool isLookedFor) =>
        result.ApiResponse is { } answer ? OfAnswer(request, answer, result.CertainlyNotSent, isLookedFor) : OfFailure(request.Rule, result);

    private static Disposition OfAnswer(OutgoingRequest request, ApiResponse answer, bool certainlyNotSent, bool isLookedFor)
    {
        var repeatable = request.Rule == RetryRule.Idempotent;
        return answer.Status switch
        {
            >= 200 and < 300 when request.IsUsable(answer) => Disposition.Success,
            >= 200 and < 300 => repeatable ? Disposition.Transient : Disposition.Unknown,

            // Whatever its number, a redirect can come from a gateway after the service did its work: only a read may follow one.
            >= 300 and < 400 when request.Method != HttpMethod.Get => Disposition.Unknown,
            _ when answer.IsRedirect => Disposition.Redirected,
            401 => Disposition.Unauthenticated,

            // A proxy's word about a tunnel it did not open. From anybody else it says nothing about what was done.
            407 => repeatable || certainlyNotSent ? Disposition.Final : Disposition.Unknown,
            429 => Disposition.Transient,
            503 when isLookedFor && answer.Header("Retry-After") is not null => Disposition.Transient,
            408 or 500 or 502 or 503 or 504 or 509 => repeatable ? Disposition.Transient : Disposition.Unknown,
            >= 500 => repeatable ? Disposition.Final : Disposition.Unknown,
            _ => Disposition.Final,
        };
    }

    private static Disposition OfFailure(RetryRule rule, AttemptResult result)
    {
        // Neither trust nor a proxy's leave comes back by trying again, and an answer that had no end will have none.
        if (result.Failure is TransportFailure.Tls or TransportFailure.ProxyRefused or TransportFailure.TooLarge && (result.CertainlyNotSent || rule == RetryRule.Idempotent))
        {
            return Disposition.Final;
        }

        return result.CertainlyNotSent || rule == RetryRule.Idempotent ? Disposition.Transient : Disposition.Unknown;
    }
}

/// <summary>Whether a request may be sent a second time.</summary>
internal enum RetryRule
{
    /// <summary>Sending twice is the same as sending once (GET): anything transient is retried.</summary>
    Idempotent,

    /// <summary>Sending twice may do it twice (POST, PATCH): retried only when the service certainly did nothing.</summary>
    NonIdempotent,
}

/// <summary>What follows from how an attempt ended.</summary>
internal enum Disposition
{
    /// <summary>Done.</summary>
    Success,

    /// <summary>The token was refused: try once more with a fresh one.</summary>
    Unauthenticated,

    /// <summary>Read the address the answer names.</summary>
    Redirected,

    /// <summary>May be sent again.</summary>
    Transient,

    /// <summary>Final: the service refused, or could never be reached.</summary>
    Final,

    /// <summary>Nobody knows whether the service acted.</summary>
    Unknown,
}

/// <summary>What is done after the service answered that it did nothing and asked to wait.</summary>
internal enum RepeatDecision
{
    /// <summary>It is believed: the request is sent again.</summary>
    Repeat,

    /// <summary>It cannot be checked yet whether that is so: wait once more.</summary>
    AskAgain,

    /// <summary>It is not believed: nobody knows.</summary>
    Unknown,
}
