using System.Net.Http;

namespace PartnerReferrals.Http;

/// <summary>
/// The retry rule. A POST is sent again only when the service certainly did nothing: the body never left, 429, or 503 with Retry-After.
/// A lost answer, a time-out, any redirect, or any other 5xx is unknown (facts 3: no idempotency key is known to work).
/// </summary>
internal static class RetryJudge
{
    internal static Disposition Of(OutgoingRequest request, AttemptResult result) =>
        result.Answer is { } answer ? Of(request, answer) : OfFailure(request.Rule, result);

    private static Disposition Of(OutgoingRequest request, Answer answer)
    {
        var repeatable = request.Rule == RetryRule.Repeatable;
        return answer.Status switch
        {
            >= 200 and < 300 when request.IsUsable(answer) => Disposition.Success,
            >= 200 and < 300 => repeatable ? Disposition.Transient : Disposition.Unknown,

            // Whatever its number, a redirect can come from a gateway after the service did its work: only a read may follow one.
            >= 300 and < 400 when request.Method != HttpMethod.Get => Disposition.Unknown,
            _ when answer.IsRedirect => Disposition.Redirected,
            401 => Disposition.Unauthenticated,
            429 => Disposition.Transient,
            503 when answer.Header("Retry-After") is not null => Disposition.Transient,
            408 or 500 or 502 or 503 or 504 or 509 => repeatable ? Disposition.Transient : Disposition.Unknown,
            >= 500 => repeatable ? Disposition.Final : Disposition.Unknown,
            _ => Disposition.Final,
        };
    }

    private static Disposition OfFailure(RetryRule rule, AttemptResult result)
    {
        // Trust does not come back by trying again.
        if (result.Failure == TransportFailure.Tls && (result.CertainlyNotSent || rule == RetryRule.Repeatable))
        {
            return Disposition.Final;
        }

        return result.CertainlyNotSent || rule == RetryRule.Repeatable ? Disposition.Transient : Disposition.Unknown;
    }
}
