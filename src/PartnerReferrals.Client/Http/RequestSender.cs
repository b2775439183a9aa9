using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Http;

/// <summary>Sends one logical request: token, limiter, attempts, waits. What may be repeated is <see cref="RetryClassifier"/>'s decision.</summary>
internal sealed class RequestSender : IDisposable
{
    private const int MaxRedirects = 3;

    private readonly ServiceOptions _options;
    private readonly HttpTransport _transport;
    private readonly Backoff _backoff = new();
    private readonly string _userAgent;

    internal RequestSender(ServiceOptions options)
    {
        _options = options;
        _transport = new HttpTransport(options);
        ServiceClock = new ServiceClock(options.Clock);
        _userAgent = options.UserAgent ?? "PartnerReferrals/" + typeof(RequestSender).Assembly.GetName().Version?.ToString(3);
    }

    internal string? LastRequestId { get; private set; }

    internal TimeSpan? ServerSkew { get; private set; }

    /// <summary>What time it is for the service, as far as its last answer tells; never past the end of all years, which a date may be near.</summary>
    internal DateTimeOffset ServerNow => TimeRange.Add(Clock.UtcNow, ServerSkew ?? TimeSpan.Zero);

    internal ServiceClock ServiceClock { get; }

    private IClock Clock => _options.Clock;

    /// <summary>Sends until done, refused, unknown, or out of attempts.</summary>
    /// <returns>A successful, usable answer.</returns>
    internal async Task<ApiResponse> SendAsync(OutgoingRequest request, RequestContext? context, CancellationToken cancellationToken)
    {
        var call = new Call(request, context ?? new RequestContext(), context?.Retry ?? _options.Retry, Clock.UtcNow);
        using var waits = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, call.Context.NoNewAttempts);
        try
        {
            return await SendAsync(call, waits.Token, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!call.MayHaveArrived)
        {
            throw new NothingSentException(waits.Token, e);
        }
    }

    public void Dispose() => _transport.Dispose();

    // Only what is not certainly nothing counts: 429 and the like did nothing.
    private static bool MayHaveActed(AttemptResult result) =>
        result.ApiResponse is { } answer ? answer.Status != 429 && answer.Header("Retry-After") is null : !result.CertainlyNotSent;

    private static string ReasonOf(AttemptResult result) =>
        result.ApiResponse is { } answer ? "status " + answer.Status
        : result.NoToken is { } noToken ? "no access token: " + noToken.ErrorId
        : TransportFailures.Describe(result.Failure);

    private async Task<ApiResponse> SendAsync(Call call, CancellationToken startToken, CancellationToken cancellationToken)
    {
        while (true)
        {
            startToken.ThrowIfCancellationRequested();
            var result = await AttemptAsync(call, startToken, cancellationToken).ConfigureAwait(false);
            if (result.NoToken is null && result.ApiResponse is not { Status: 401 })
            {
                // Only two refusals in succession say that a new token is no help: during a long wait the new one may have expired too.
                call.RejectedToken = null;
            }

            var disposition = RetryClassifier.Of(call.Request, result, call.Context.Repeating is not null);
            switch (disposition)
            {
                case Disposition.Success:
                    result.ApiResponse!.Attempts = call.Attempts;
                    return result.ApiResponse;

                // Refused before anything was done, so this is safe for a POST too.
                case Disposition.Unauthenticated when call.RejectedToken is null && !ApiErrors.IsMissingMfa(result.ApiResponse!):
                    call.RejectedToken = result.Token;
                    continue;

                case Disposition.Redirected:
                    call.Request = Follow(call, result.ApiResponse!);
                    continue;

                case Disposition.Transient when WaitBeforeNext(call, result) is { } wait:
                    call.MayHaveActed |= MayHaveActed(result);
                    call.WasTurnedAway |= result.ApiResponse is not null;
                    await WaitAsync(call, result, wait, startToken).ConfigureAwait(false);
                    await AskAsync(call, result, startToken).ConfigureAwait(false);
                    continue;

                case Disposition.Unknown:
                    throw CallFailure.Unknown(call, result, _options.Endpoint);

                default:
                    throw CallFailure.Final(call, result, _options.Endpoint, RetryAfterOf(result.ApiResponse));
            }
        }
    }

    /// <summary>Asks the caller before a request is sent again that the service answered, and waits on while he cannot tell.</summary>
    private async Task AskAsync(Call call, AttemptResult result, CancellationToken cancellationToken)
    {
        if (result.ApiResponse is not { } answer || call.Context.Repeating is not { } repeating)
        {
            return;
        }

        while (true)
        {
            switch (await repeating(answer.StatusCode, cancellationToken).ConfigureAwait(false))
            {
                case RepeatDecision.Repeat:
                    return;

                case RepeatDecision.Unknown:
                    throw CallFailure.Unknown(call, result, _options.Endpoint);
            }

            call.Attempts++;
            if (WaitBeforeNext(call, result) is not { } wait)
            {
                throw CallFailure.Final(call, result, _options.Endpoint, RetryAfterOf(answer));
            }

            await WaitAsync(call, result, wait, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<AttemptResult> AttemptAsync(Call call, CancellationToken startToken, CancellationToken cancellationToken)
    {
        var limiter = call.Context.Limiter;
        if (limiter is not null)
        {
            await limiter.AcquireAsync(startToken).ConfigureAwait(false);
        }

        var succeeded = false;
        try
        {
            call.Started ??= Clock.Elapsed;
            call.Attempts++;
            string token;
            try
            {
                token = await _options.GetTokenAsync(call.RejectedToken, startToken).ConfigureAwait(false);
            }
            catch (AuthenticationException e) when (e.IsTransient)
            {
                // The identity service is away, and nothing was sent: one more attempt that failed, for any request.
                return new AttemptResult { NoToken = e, CertainlyNotSent = true };
            }
            catch (AuthenticationException e)
            {
                limiter?.Close(e);
                throw;
            }

            if (call.Context.Leaving is { } leaving)
            {
                await leaving(cancellationToken).ConfigureAwait(false);
            }

            var result = await ExchangeAsync(call, token, cancellationToken).ConfigureAwait(false);
            succeeded = result.ApiResponse is { IsSuccess: true };
            if (result.ApiResponse is { Status: 401 } refusal && (call.RejectedToken is not null || ApiErrors.IsMissingMfa(refusal)))
            {
                // A new token was refused as well, or would tell the same of its user. Before this call gives its place to the next.
                limiter?.Close(CallFailure.Final(call, result, _options.Endpoint, retryAfter: null));
            }

            return result;
        }
        finally
        {
            limiter?.Exit(succeeded);
        }
    }

    private async Task<AttemptResult> ExchangeAsync(Call call, string token, CancellationToken cancellationToken)
    {
        var traffic = new HttpTracer(call, _options.Observer);
        var correlationId = Guid.NewGuid();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(call.Context.AttemptTimeout ?? _options.AttemptTimeout);
        var message = call.Request.ToMessage(_userAgent, token, correlationId, call.Context.LogicalRequestId, out var content);
        traffic.Starting(correlationId);
        var started = Clock.Elapsed;
        try
        {
            var answer = await _transport.SendAsync(message, correlationId, call.Request.AnswerLimit, timeout.Token).ConfigureAwait(false);
            answer.Private = PrivateText.OfRequest(token, call.Request.Body);
            (answer.Sent, answer.Received) = (started, Clock.Elapsed);
            Remember(answer);
            traffic.Received(answer, Clock.Elapsed - started);
            return new AttemptResult
            {
                ApiResponse = answer,
                CertainlyNotSent = answer.Status == 407 && content?.TryRevoke() == true,
                Proxy = answer.Status == 407 ? _transport.ProxyFor(call.Request.Address) : null,
                Token = token,
                CorrelationId = correlationId,
            };
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && e is not PartnerReferralException)
        {
            var proxy = _transport.ProxyFor(call.Request.Address);
            var failure = timeout.IsCancellationRequested ? TransportFailure.TimedOut : TransportFailures.Classify(e, proxy is not null);
            traffic.Failed(correlationId, Clock.Elapsed - started, TransportFailures.Describe(failure));
            return new AttemptResult
            {
                Failure = failure,
                Cause = e,
                Proxy = proxy,
                CertainlyNotSent = content?.TryRevoke() ?? false,
                Token = token,
                CorrelationId = correlationId,
            };
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            call.MayHaveActed |= content?.TryRevoke() != true;
            throw new OperationCanceledException(cancellationToken);
        }
    }

    /// <summary>How long to wait before the next attempt; null when there may be none.</summary>
    private TimeSpan? WaitBeforeNext(Call call, AttemptResult result)
    {
        var limits = call.Limits;
        if (call.Attempts >= limits.MaxAttempts)
        {
            return null;
        }

        var wait = RetryAfterOf(result.ApiResponse) ?? _backoff.After(call.Attempts, limits);
        wait = wait > limits.MaxDelay ? limits.MaxDelay : wait;
        return Clock.Elapsed - call.Started!.Value + wait > limits.MaxTotalTime ? null : wait;
    }

    private async Task WaitAsync(Call call, AttemptResult result, TimeSpan wait, CancellationToken cancellationToken)
    {
        var traffic = new HttpTracer(call, _options.Observer);
        var askedToWait = result.ApiResponse is { Status: 429 or 503 } answer && (answer.Status == 429 || answer.Header("Retry-After") is not null);
        if (askedToWait && call.Context.Limiter is { } limiter)
        {
            // The limiter makes every call wait, this one included when it next acquires a permit.
            limiter.Hold(wait, tooManyCalls: result.ApiResponse!.Status == 429);
            traffic.Throttled(wait);
            return;
        }

        traffic.Retrying(wait, ReasonOf(result));
        await Clock.DelayAsync(wait, cancellationToken).ConfigureAwait(false);
    }

    private OutgoingRequest Follow(Call call, ApiResponse answer)
    {
        var target = answer.Header("Location");
        if (call.Redirects++ < MaxRedirects
            && Uri.TryCreate(call.Request.Address, target, out var address)
            && ServiceAddress.IsSameOrigin(_options.Endpoint, address))
        {
            return call.Request.At(address);
        }

        throw new ConnectionException(
            "PartnerReferral.Connection.Redirected",
            $"The service answered {answer.Status} and points elsewhere. That is not followed, so that the access token goes to {_options.Endpoint.Host} only.",
            "Check the -Endpoint of Connect-PartnerReferralApi and any proxy in between.",
            FailureCategory.InvalidResult)
        {
            CorrelationId = answer.CorrelationId,
            Attempts = call.Attempts,
        };
    }

    private TimeSpan? RetryAfterOf(ApiResponse? answer) =>
        RetryAfter.Parse(answer?.Header("Retry-After"), ServerNow);

    private void Remember(ApiResponse answer)
    {
        LastRequestId = answer.RequestId ?? LastRequestId;
        ServiceClock.HearDate(answer);
        if (DateTimeOffset.TryParse(answer.Header("Date"), System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var date))
        {
            ServerSkew = date - Clock.UtcNow;
        }
    }
}
