using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PartnerReferrals.Emulator.Webhooks;

/// <summary>One event on its way to one subscriber, with every attempt to deliver it.</summary>
/// <param name="registration">Where it goes.</param>
/// <param name="notice">What it says.</param>
internal sealed class EventDelivery(WebhookRegistration registration, EventNotice notice)
{
    /// <summary>After so many attempts it is given up (facts 1).</summary>
    public const int MostAttempts = 10;

    private readonly List<DeliveryAttempt> _attempts = [];

    [JsonIgnore]
    public WebhookRegistration Registration => registration;

    public string EventName => notice.EventName;

    public string ResourceUri => notice.ResourceUri;

    public Uri Url => registration.Url;

    /// <summary><c>completed</c> once it was delivered or given up; until then the emulator's own word <c>inProgress</c>.</summary>
    public string Status { get; private set; } = "inProgress";

    public IReadOnlyList<DeliveryAttempt> Attempts
    {
        get
        {
            lock (_attempts)
            {
                return [.. _attempts];
            }
        }
    }

    /// <summary>The body, in the service's PascalCase.</summary>
    public byte[] Body() => JsonSerializer.SerializeToUtf8Bytes(new
    {
        notice.EventName,
        notice.ResourceUri,
        notice.ResourceName,
        AuditUri = (string?)null,
        ResourceChangeUtcDate = notice.Time,
    });

    /// <summary>Notes an attempt; true if there is to be no other.</summary>
    public bool Note(DeliveryAttempt attempt, bool isFinal)
    {
        lock (_attempts)
        {
            _attempts.Add(attempt);
            if (isFinal || _attempts.Count == MostAttempts)
            {
                Status = "completed";
            }

            return Status == "completed";
        }
    }
}

/// <summary>One attempt, as the validation result shows it.</summary>
internal sealed record DeliveryAttempt(string ResponseCode, string ResponseMessage, bool SystemError, DateTimeOffset DateTimeUtc);
