using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Events;

/// <summary>The registration for events (facts 1, "Webhooks"): another host than that of the referrals, with tokens of its own.</summary>
internal sealed class WebhookClient(WebhookClientOptions options) : IDisposable
{
    private const string Registration = "webhooks/v1/registration";
    private const string Tests = Registration + "/validationEvents";

    private readonly RequestSender _sender = new(options);

    /// <summary>The host it talks to.</summary>
    internal Uri Endpoint => options.Endpoint;

    /// <summary>When test events were sent: the service takes two a minute.</summary>
    internal TestEventPace Pace { get; } = new(options.Clock);

    /// <summary>The events that can be had.</summary>
    internal async Task<IReadOnlyList<string>> GetAvailableEventsAsync(RequestContext context, CancellationToken cancellationToken)
    {
        IReadOnlyList<string>? names = null;
        await ReadAsync(Registration + "/events", json => (names = (json as JArray)?.Values<string>().OfType<string>().ToList()) is not null, context, cancellationToken).ConfigureAwait(false);
        return names!;
    }

    /// <summary>The registration; an empty one where there is none.</summary>
    internal async Task<ReferralWebhook> GetAsync(RequestContext context, CancellationToken cancellationToken)
    {
        ReferralWebhook? read = null;
        try
        {
            await ReadAsync(Registration, json => (read = ReadRegistration(json)) is not null || json is null, context, cancellationToken).ConfigureAwait(false);
        }
        catch (ReferralApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return new ReferralWebhook();
        }

        return read ?? new ReferralWebhook();
    }

    /// <summary>Registers. What was registered before is replaced, so sending it twice is the same as sending it once.</summary>
    /// <param name="webhook">What to register.</param>
    /// <param name="replaces">Whether there is a registration.</param>
    /// <param name="context">What the call brings along.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    internal async Task<ReferralWebhook> SetAsync(ReferralWebhook webhook, bool replaces, RequestContext context, CancellationToken cancellationToken)
    {
        var body = new JObject { ["WebhookUrl"] = webhook.Uri!.AbsoluteUri, ["WebhookEvents"] = new JArray(webhook.Event) };
        if (webhook.SignatureHeader is { } header)
        {
            body["SignatureTokenToMsSignatureHeader"] = header == EventSignature.SignatureHeader;
        }

        var answer = await SendAsync(
            new OutgoingRequest
            {
                Method = replaces ? HttpMethod.Put : HttpMethod.Post,
                Address = Address(Registration),
                Rule = RetryRule.Idempotent,
                Kind = RequestKind.Webhook,
                Body = Encoding.UTF8.GetBytes(JsonText.Write(body)),
            },
            "Get-PartnerReferralWebhook shows what is registered now.",
            context,
            cancellationToken).ConfigureAwait(false);
        var registered = ReadRegistration(Parse(answer.Body));
        return new ReferralWebhook
        {
            Uri = registered?.Uri ?? webhook.Uri,
            Event = registered is { Event.Count: > 0 } ? registered.Event : webhook.Event,
            SubscriberId = registered?.SubscriberId,
            SignatureHeader = registered?.SignatureHeader ?? webhook.SignatureHeader,
        };
    }

    /// <summary>Has a test event sent; returns the id to follow it by.</summary>
    internal async Task<string> SendTestAsync(RequestContext context, CancellationToken cancellationToken)
    {
        string? id = null;
        await SendAsync(
            new OutgoingRequest
            {
                Method = HttpMethod.Post,
                Address = Address(Tests),
                Rule = RetryRule.NonIdempotent,
                Kind = RequestKind.Webhook,
                IsUsable = answer => (id = IdIn(Parse(answer.Body))) is not null,
            },
            "A test event may be on its way: see whether it arrives before you send another.",
            context,
            cancellationToken).ConfigureAwait(false);
        return id!;
    }

    /// <summary>What became of a test event so far.</summary>
    internal async Task<WebhookTest> GetTestAsync(string correlationId, RequestContext context, CancellationToken cancellationToken)
    {
        WebhookTest? test = null;
        await ReadAsync(Tests + "/" + Uri.EscapeDataString(correlationId), json => (test = ReadTest(json, correlationId)) is not null, context, cancellationToken).ConfigureAwait(false);
        return test!;
    }

    /// <inheritdoc/>
    public void Dispose() => _sender.Dispose();

    private Task<ApiResponse> ReadAsync(string path, Func<JToken?, bool> isUsable, RequestContext context, CancellationToken cancellationToken) => _sender.SendAsync(
        new OutgoingRequest
        {
            Method = HttpMethod.Get,
            Address = Address(path),
            Rule = RetryRule.Idempotent,
            Kind = RequestKind.Webhook,
            IsUsable = answer => isUsable(Parse(answer.Body)),
        },
        context,
        cancellationToken);

    private async Task<ApiResponse> SendAsync(OutgoingRequest request, string advice, RequestContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await _sender.SendAsync(request, context, cancellationToken).ConfigureAwait(false);
        }
        catch (OutcomeUnknownException e)
        {
            throw e.Advising(advice);
        }
    }

    private Uri Address(string path) => new(options.Endpoint, path);

    private static JToken? Parse(string body)
    {
        try
        {
            return body.Length == 0 ? null : JsonText.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ReferralWebhook? ReadRegistration(JToken? json) => json is not JObject registration ? null : new ReferralWebhook
    {
        Uri = Uri.TryCreate(Text(registration, "WebhookUrl"), UriKind.Absolute, out var uri) ? uri : null,
        Event = (Value(registration, "WebhookEvents") as JArray)?.Values<string>().OfType<string>().ToList() ?? [],
        SubscriberId = Text(registration, "SubscriberId"),
        SignatureHeader = Value(registration, "SignatureTokenToMsSignatureHeader") is JValue { Value: bool moved } ? moved ? EventSignature.SignatureHeader : "Authorization" : null,
    };

    // The reference calls the answer a text, the guide shows an object (facts 1).
    private static string? IdIn(JToken? json) => json switch
    {
        JValue { Value: string { Length: > 0 } id } => id,
        JObject answer => Text(answer, "correlationId"),
        _ => null,
    };

    private static WebhookTest? ReadTest(JToken? json, string correlationId) => json is not JObject test ? null : new WebhookTest
    {
        CorrelationId = Text(test, "correlationId") ?? correlationId,
        Status = Text(test, "status"),
        CallbackUri = Text(test, "callbackUrl"),
        Attempt = [.. ((Value(test, "results") as JArray)?.OfType<JObject>() ?? []).Select(attempt => new WebhookAttempt
        {
            ResponseCode = Text(attempt, "responseCode"),
            ResponseMessage = Text(attempt, "responseMessage"),
            IsSystemError = Value(attempt, "systemError") is JValue { Value: true },
            DateTime = DateTimeOffset.TryParse(Text(attempt, "dateTimeUtc"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null,
        })],
    };

    private static JToken? Value(JObject json, string name) => json.GetValue(name, StringComparison.OrdinalIgnoreCase);

    private static string? Text(JObject json, string name) => Value(json, name) switch
    {
        JValue { Value: string text } => text,
        JValue { Value: long number } => number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}

/// <summary>Keeps to the two test events a minute that the service takes (facts 1).</summary>
internal sealed class TestEventPace(IClock clock)
{
    private const int Most = 2;

    private static readonly TimeSpan Span = TimeSpan.FromMinutes(1);

    private readonly object _gate = new();
    private readonly Queue<TimeSpan> _sent = new();

    /// <summary>How long to wait before the next one; zero where it may leave now, which is then noted.</summary>
    internal TimeSpan TryLeave()
    {
        lock (_gate)
        {
            while (_sent.Count > 0 && clock.Elapsed - _sent.Peek() >= Span)
            {
                _sent.Dequeue();
            }

            if (_sent.Count >= Most)
            {
                return Span - (clock.Elapsed - _sent.Peek());
            }

            _sent.Enqueue(clock.Elapsed);
            return TimeSpan.Zero;
        }
    }
}
