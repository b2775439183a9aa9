using System;
using System.Net.Http;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Http;

/// <summary>Turns a failed call into the exception the user sees.</summary>
internal static class CallFailure
{
    /// <summary>Nobody knows whether the service acted.</summary>
    internal static OutcomeUnknownException Unknown(Call call, AttemptResult result, Uri endpoint)
    {
        var answer = result.Answer;
        var what = answer switch
        {
            null when result.Failure == TransportFailure.TimedOut => $"{endpoint.Host} gave no answer in time",
            null => $"the connection to {endpoint.Host} was lost before the answer",
            { IsSuccess: true } => $"{endpoint.Host} answered {answer.Status}, but the answer is empty, cut off, or not the referral that was sent",
            { Status: >= 300 and < 400 } => $"{endpoint.Host} answered {answer.Status} and points elsewhere, which does not say whether it acted",
            _ => $"{endpoint.Host} answered {answer.Status}: {ServiceFaults.Read(answer).Message}".TrimEnd(' ', ':'),
        };
        return new OutcomeUnknownException(
            $"The request was sent and nobody can say whether it took effect: {what}.",
            "Do not send it again before you have looked in Partner Center or with Get-PartnerReferral whether it is there.",
            result.Cause)
        {
            SentAt = call.SentAt,
            LogicalRequestId = call.Context.LogicalRequestId,
            CorrelationId = result.CorrelationId,
            RequestId = answer?.RequestId,
            StatusCode = answer?.StatusCode,
            Attempts = call.Attempts,
        };
    }

    /// <summary>Refused, or not reached, or out of attempts.</summary>
    internal static PartnerReferralException Final(Call call, AttemptResult result, Uri endpoint, TimeSpan? retryAfter)
    {
        var isRead = call.Request.Method == HttpMethod.Get;
        if (result.Answer is not { } answer)
        {
            return !isRead && (call.MayHaveActed || !result.CertainlyNotSent)
                ? Unknown(call, result, endpoint)
                : result.NoToken ?? (PartnerReferralException)TransportFailures.ToException(result.Failure, endpoint, result.CorrelationId, call.Attempts, result.Cause!);
        }

        if (answer.IsSuccess)
        {
            return isRead ? InvalidAnswer(answer, endpoint, call.Attempts) : Unknown(call, result, endpoint);
        }

        if (!isRead && answer.Status >= 500 && (call.MayHaveActed || answer.Header("Retry-After") is null))
        {
            return Unknown(call, result, endpoint);
        }

        return ApiErrors.ToException(answer, call.Attempts, retryAfter, call.MayHaveActed);
    }

    private static ConnectionException InvalidAnswer(Answer answer, Uri endpoint, int attempts)
    {
        var title = ServiceFaults.HtmlTitle(answer);
        var what = answer.Body.Length == 0 ? "is empty" : title is null ? "cannot be read" : $"is a web page ({title})";
        return new ConnectionException(
            "PartnerReferral.Connection.InvalidAnswer",
            $"{endpoint.Host} answered {answer.Status}, but the answer {what}.",
            "Check the -Endpoint of Connect-PartnerReferralApi and any proxy in between, then try again.",
            FailureCategory.InvalidResult)
        {
            CorrelationId = answer.CorrelationId,
            Attempts = attempts,
        };
    }
}
