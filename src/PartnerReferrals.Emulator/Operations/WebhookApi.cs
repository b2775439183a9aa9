using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using PartnerReferrals.Emulator.Deterministic;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.Schema;
using PartnerReferrals.Emulator.Security;
using PartnerReferrals.Emulator.State;
using PartnerReferrals.Emulator.Webhooks;

namespace PartnerReferrals.Emulator.Operations;

/// <summary>The other host's addresses (facts 1, "Webhooks"): the registration, test events, and the certificate that events are signed with.</summary>
internal sealed class WebhookApi(EmulatorState state)
{
    private const string Registration = "/webhooks/v1/registration";
    private const string Tests = Registration + "/validationEvents";

    /// <summary>The operation of a request to these addresses; <see langword="null"/> for any other.</summary>
    public static string? NameOf(EmulatorRequest request) =>
        request.Path.StartsWith(Registration, StringComparison.OrdinalIgnoreCase) ? Operation.Webhook
        : request.Path.StartsWith("/cert/", StringComparison.OrdinalIgnoreCase) ? Operation.Certificate
        : null;

    public EmulatorResponse Answer(EmulatorRequest request, string operation)
    {
        if (operation == Operation.Certificate)
        {
            return Certificate(request.Path);
        }

        // Roles of this host are others than those of the referrals, and an app alone may call it too: whoever has a token for it is let in.
        var caller = state.Tokens.Check(request.Header("Authorization"), AccessTokens.WebhookAudience);
        var path = request.Path.TrimEnd('/');
        return (request.Method, path.ToUpperInvariant()) switch
        {
            ("GET", "/WEBHOOKS/V1/REGISTRATION/EVENTS") => Json(WebhookRegistration.Available),
            ("GET", "/WEBHOOKS/V1/REGISTRATION") => Json(Show(Find(caller), withId: false)),
            ("POST" or "PUT", "/WEBHOOKS/V1/REGISTRATION") => Json(Show(Register(request, caller), withId: true)),
            ("POST", "/WEBHOOKS/V1/REGISTRATION/VALIDATIONEVENTS") => SendTest(caller),
            ("GET", _) when path.StartsWith(Tests + "/", StringComparison.OrdinalIgnoreCase) => Json(Result(path[(Tests.Length + 1)..], caller)),
            _ => throw ApiError.NotFound("url", $"There is nothing at {request.Method} {request.Path}."),
        };
    }

    private EmulatorResponse Certificate(string path)
    {
        var signer = state.Events.Signer;
        var bytes = path.ToLowerInvariant() switch
        {
            SignedEvent.CertificatePath => signer.Certificate,
            SignedEvent.ExpiredCertificatePath => signer.ExpiredCertificate,
            SignedEvent.RootPath => signer.Root,
            _ => throw ApiError.NotFound("url", $"There is nothing at {path}."),
        };
        return new EmulatorResponse(200) { Body = bytes, ContentType = "application/pkix-cert" };
    }

    private WebhookRegistration Find(Caller caller) =>
        state.Events.Find(caller.Organization.Id) ?? throw ApiError.NotFound("registration", "Nothing is registered for this tenant.");

    private WebhookRegistration Register(EmulatorRequest request, Caller caller)
    {
        var body = RequestBody.Read(request, JsonValueKind.Object, state.Settings.MaxBodyBytes).EnumerateObject()
            .ToDictionary(member => member.Name, member => member.Value, StringComparer.OrdinalIgnoreCase);
        if (!body.TryGetValue("WebhookUrl", out var url) || !Uri.TryCreate(url.ToString(), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw ApiError.Invalid("WebhookUrl", "must be an absolute address.");
        }

        var events = body.TryGetValue("WebhookEvents", out var names) && names.ValueKind == JsonValueKind.Array
            ? names.EnumerateArray().Select(name => name.ToString()).ToList()
            : [];
        if (events.Count == 0 || events.Find(name => !WebhookRegistration.Available.Contains(name, StringComparer.OrdinalIgnoreCase)) is not null)
        {
            throw ApiError.Invalid("WebhookEvents", $"must name some of {string.Join(", ", WebhookRegistration.Available)}.");
        }

        var registration = new WebhookRegistration(
            SeededGuids.Named(0, "subscriber/" + caller.Organization.Id),
            address,
            events,
            body.TryGetValue("SignatureTokenToMsSignatureHeader", out var moved) && moved.ValueKind == JsonValueKind.True,
            request.Origin);
        state.Events.Register(caller.Organization.Id, registration);
        return registration;
    }

    private EmulatorResponse SendTest(Caller caller)
    {
        var registration = Find(caller);
        if (!registration.Wants(WebhookRegistration.TestEvent))
        {
            throw ApiError.Invalid("WebhookEvents", $"{WebhookRegistration.TestEvent} is not registered.");
        }

        if (state.TestEvents.Wait() is { } wait)
        {
            return ErrorBody.Answer(new ApiError(429, "tooManyRequests", "Two test events a minute are sent."), state.Settings.InnerErrorName)
                .WithHeader("Retry-After", ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture));
        }

        var id = state.TestEvents.NewId();
        var notice = new EventNotice(
            WebhookRegistration.TestEvent, "test", $"https://api.partnercenter.microsoft.com{Tests}/{Scalars.Format(id)}", state.Clock.Now);
        state.TestEvents.Note(id, state.Events.Send(caller.Organization.Id, notice)!);
        return Json(new Dictionary<string, string> { ["correlationId"] = Scalars.Format(id) });
    }

    private Dictionary<string, object> Result(string id, Caller caller)
    {
        var delivery = state.TestEvents.Find(id) ?? throw ApiError.NotFound("correlationId", $"There is no test event '{id}'.");
        return new()
        {
            ["correlationId"] = id,
            ["partnerId"] = caller.Organization.TenantId.ToString("D"),
            ["status"] = delivery.Status,
            ["callbackUrl"] = delivery.Url.AbsoluteUri,
            ["results"] = delivery.Attempts.Select(attempt => new Dictionary<string, object>
            {
                ["responseCode"] = attempt.ResponseCode,
                ["responseMessage"] = attempt.ResponseMessage,
                ["systemError"] = attempt.SystemError,
                ["dateTimeUtc"] = attempt.DateTimeUtc.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture),
            }),
        };
    }

    private static Dictionary<string, object> Show(WebhookRegistration registration, bool withId)
    {
        var shown = new Dictionary<string, object> { ["WebhookUrl"] = registration.Url.AbsoluteUri, ["WebhookEvents"] = registration.Events };
        if (withId)
        {
            shown["SubscriberId"] = registration.SubscriberId;
        }

        return shown;
    }

    private static EmulatorResponse Json(object answer) => EmulatorResponse.FromJson(200, JsonSerializer.SerializeToUtf8Bytes(answer));
}
