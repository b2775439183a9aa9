using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals;

/// <summary>Where Partner Center sends which events of the partner organization. There is one registration a tenant.</summary>
public sealed class ReferralWebhook
{
    internal ReferralWebhook()
    {
    }

    /// <summary>The address that the events are posted to; null while nothing is registered.</summary>
    public Uri? Uri { get; internal init; }

    /// <summary>The events that are sent.</summary>
    public IReadOnlyList<string> Event { get; internal init; } = [];

    /// <summary>The events that can be had; empty where they were not asked for.</summary>
    public IReadOnlyList<string> AvailableEvent { get; internal init; } = [];

    /// <summary>The header that carries the signature: <c>Authorization</c> or <c>x-ms-signature</c>; null where the service does not tell.</summary>
    public string? SignatureHeader { get; internal init; }

    /// <summary>The service's id of the subscriber; null where it does not tell.</summary>
    public string? SubscriberId { get; internal init; }

    /// <summary>True once something is registered.</summary>
    public bool IsRegistered => Uri is not null;

    /// <inheritdoc/>
    public override string ToString() => IsRegistered ? $"{Uri}: {string.Join(", ", Event)}" : "(not registered)";

    /// <summary>The same, with the events that can be had.</summary>
    internal ReferralWebhook With(IReadOnlyList<string> available) => new()
    {
        Uri = Uri, Event = Event, AvailableEvent = available, SignatureHeader = SignatureHeader, SubscriberId = SubscriberId,
    };

    internal bool Sends(string eventName) => Event.Contains(eventName, StringComparer.OrdinalIgnoreCase);
}

/// <summary>What became of a test event.</summary>
public sealed class WebhookTest
{
    internal WebhookTest()
    {
    }

    /// <summary>Id of the test event; the service forgets it after seven days.</summary>
    public string CorrelationId { get; internal init; } = "";

    /// <summary>How far the delivery is, in the service's word, such as <c>completed</c>.</summary>
    public string? Status { get; internal init; }

    /// <summary>The address it was sent to.</summary>
    public string? CallbackUri { get; internal init; }

    /// <summary>True once an attempt was answered with success.</summary>
    public bool IsDelivered => Attempt.Any(attempt => attempt.IsSuccess);

    /// <summary>Each attempt to deliver it, the first one first; up to ten.</summary>
    public IReadOnlyList<WebhookAttempt> Attempt { get; internal init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{CorrelationId}: {Status}";
}

/// <summary>One attempt to deliver a test event.</summary>
public sealed class WebhookAttempt
{
    internal WebhookAttempt()
    {
    }

    /// <summary>What your address answered, such as <c>OK</c> or <c>NotFound</c>.</summary>
    public string? ResponseCode { get; internal init; }

    /// <summary>What went wrong, where something did.</summary>
    public string? ResponseMessage { get; internal init; }

    /// <summary>The fault lay with Partner Center itself.</summary>
    public bool IsSystemError { get; internal init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? DateTime { get; internal init; }

    internal bool IsSuccess => !IsSystemError && ResponseCode is { } code
        && (code.Equals("OK", StringComparison.OrdinalIgnoreCase) || (code.Length == 3 && code[0] == '2')
            || new[] { "Created", "Accepted", "NoContent" }.Contains(code, StringComparer.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public override string ToString() => string.IsNullOrEmpty(ResponseMessage) ? ResponseCode ?? "" : $"{ResponseCode}: {ResponseMessage}";
}
