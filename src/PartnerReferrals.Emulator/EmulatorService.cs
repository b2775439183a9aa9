using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Emulator.Control;
using PartnerReferrals.Emulator.Faults;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.Identity;
using PartnerReferrals.Emulator.Operations;
using PartnerReferrals.Emulator.Schema;
using PartnerReferrals.Emulator.Settings;
using PartnerReferrals.Emulator.State;

namespace PartnerReferrals.Emulator;

/// <summary>
/// The core behind both transports: counts a request, lets faults strike, has it answered.
/// A request that arrived is handled at once and whole; waits come between the work and the answer. So a caller who
/// goes away early is as much in doubt about what happened as with a real service.
/// </summary>
internal sealed class EmulatorService
{
    private readonly ReferralApi _referrals;
    private readonly WebhookApi _webhooks;
    private readonly IdentityApi _identity;
    private readonly ControlApi _control;

    public EmulatorService(EmulatorSettings settings)
    {
        State = new EmulatorState(settings);
        _referrals = new ReferralApi(State);
        _webhooks = new WebhookApi(State);
        _identity = new IdentityApi(State);
        _control = new ControlApi(State);
    }

    public EmulatorState State { get; }

    public async Task<EmulatorResponse> HandleAsync(EmulatorRequest request, CancellationToken cancellationToken)
    {
        if (ControlApi.IsFor(request))
        {
            return _control.Answer(request);
        }

        var identityOperation = IdentityApi.NameOf(request);
        var operation = identityOperation ?? WebhookApi.NameOf(request) ?? ReferralApi.NameOf(request);
        var outcome = "abandoned";
        ActiveFault? fault = null;
        State.Statistics.Begin();
        try
        {
            fault = State.Faults.Decide(operation, request);
            var response = Work(request, operation, identityOperation is not null, fault?.Rule);
            var wait = State.Settings.Latency + Wait(fault?.Rule);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, cancellationToken).ConfigureAwait(false);
            }

            outcome = response.Fate switch
            {
                ConnectionFate.Dropped => "dropped",
                ConnectionFate.Truncated => "truncated",
                _ => response.Status.ToString(CultureInfo.InvariantCulture),
            };
            return response;
        }
        finally
        {
            State.Statistics.Count(operation, outcome);

            // The forms of the identity side hold secrets: they are never logged.
            State.Log.Add(
                request, operation, outcome, fault?.Name, State.Clock.Now, State.Settings.LogBodies && identityOperation is null);
            State.Statistics.End();
        }
    }

    private static TimeSpan Wait(FaultRule? rule) =>
        rule is null ? TimeSpan.Zero : TimeSpan.FromMilliseconds(rule.LatencyMs) + TimeSpan.FromSeconds(rule.SilenceSeconds);

    private EmulatorResponse Work(EmulatorRequest request, string operation, bool isIdentity, FaultRule? rule)
    {
        var now = State.Clock.Now;
        EmulatorResponse response;
        if (rule is { Replaces: true, Commit: false })
        {
            response = Replace(request, rule);
        }
        else
        {
            response = Dispatch(request, operation, isIdentity);
            if (rule is { Commit: true } and ({ Status: not null } or { Body: FaultRule.OAuthBody }))
            {
                response = Replace(request, rule);
            }
        }

        if (rule is not null)
        {
            response = FaultAnswer.Spoil(response, rule, now);
        }

        return response.Fate == ConnectionFate.Dropped ? response : WithStandardHeaders(response, request, now);
    }

    private EmulatorResponse Replace(EmulatorRequest request, FaultRule rule)
    {
        if (rule.Body != FaultRule.OAuthBody)
        {
            return FaultAnswer.Replace(rule, State.Settings.InnerErrorName);
        }

        var error = OAuthError.OfName(rule.Code!);
        return error.Answer(State.Clock.Now, State.RequestIds.Next(), request.Header("client-request-id")) with
        {
            Status = rule.Status ?? error.Status,
        };
    }

    private EmulatorResponse Dispatch(EmulatorRequest request, string operation, bool isIdentity)
    {
        try
        {
            return isIdentity ? _identity.Answer(request, operation)
                : operation is Operation.Webhook or Operation.Certificate ? _webhooks.Answer(request, operation)
                : _referrals.Answer(request, operation);
        }
        catch (ApiError error)
        {
            return ErrorBody.Answer(error, State.Settings.InnerErrorName);
        }
#pragma warning disable CA1031 // A mistake in the emulator must look like a mistake of a service, not like one of its caller.
        catch (Exception mistake)
#pragma warning restore CA1031
        {
            return ErrorBody.Answer(
                new ApiError(500, "generalException", $"The emulator itself failed: {mistake}"), State.Settings.InnerErrorName);
        }
    }

    /// <summary>What every answer carries (facts 3, "Response").</summary>
    private EmulatorResponse WithStandardHeaders(EmulatorResponse response, EmulatorRequest request, DateTimeOffset now)
    {
        var requestId = Scalars.Format(State.RequestIds.Next());
        response
            .WithHeader("Date", (now + State.Settings.DateSkew).ToString("r", CultureInfo.InvariantCulture))
            .WithHeader("Request-ID", requestId)
            .WithHeader("timestamp", Scalars.FormatStamp(now))
            .WithHeader("x-ms-ags-diagnostic", """{"ServerInfo":{"DataCenter":"Emulator","Slice":"Local"}}""");
        foreach (var name in (ReadOnlySpan<string>)["client-request-id", "MS-CorrelationId", "MS-RequestId"])
        {
            if (request.Header(name) is { } value)
            {
                response.WithHeader(name, value);
            }
        }

        return response;
    }
}
