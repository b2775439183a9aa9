using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Events;

/// <summary>Reads the body of an event (facts 1, "Webhooks").</summary>
internal static class EventBody
{
    /// <exception cref="Errors.EventException"><c>PartnerReferral.Event.Body</c>: it is none.</exception>
    internal static ReferralEvent Read(byte[] body, bool isVerified)
    {
        var json = Parse(body);
        var name = Text(json, "EventName") ?? throw EventErrors.Body("it has no EventName.");
        var uri = Text(json, "ResourceUri");
        var side = EventNames.SideOf(name);
        var id = side is null ? null : IdIn(uri) ?? throw EventErrors.Body("its ResourceUri does not end in the id of a referral.");
        var changed = Time(Text(json, "ResourceChangeUtcDate"));
        return new ReferralEvent
        {
            EventName = name,
            ReferralId = id,
            Side = side,
            ChangedDateTime = changed,
            EventKey = KeyOf(name, id ?? uri, changed?.UtcDateTime.ToString("o", CultureInfo.InvariantCulture) ?? Convert.ToBase64String(body)),
            ResourceName = Text(json, "ResourceName"),
            ResourceUri = uri,
            AuditUri = Text(json, "AuditUri"),
            IsVerified = isVerified,
        };
    }

    private static JObject Parse(byte[] body)
    {
        try
        {
            return JsonText.Parse(Encoding.UTF8.GetString(body).TrimStart('\uFEFF')) as JObject ?? throw EventErrors.Body("it is JSON, but no object.");
        }
        catch (JsonException)
        {
            throw EventErrors.Body("it is not JSON.");
        }
    }

    private static string? Text(JObject json, string name) =>
        json.GetValue(name, StringComparison.OrdinalIgnoreCase) is JValue { Value: string { Length: > 0 } text } ? text : null;

    private static string? IdIn(string? uri)
    {
        if (!Uri.TryCreate(uri, UriKind.Absolute, out var address))
        {
            return null;
        }

        var path = address.AbsolutePath.TrimEnd('/');
        return Guid.TryParse(path.Substring(path.LastIndexOf('/') + 1), out var id) ? id.ToString() : null;
    }

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    // Of what the event says, not of how it is written; without a time, two changes are told apart by nothing else.
    private static string KeyOf(string name, string? resource, string occasion)
    {
        var text = string.Join("\n", name.ToLowerInvariant(), resource?.ToLowerInvariant(), occasion);
        using var sha = SHA256.Create();
        return BitConverter.ToString(sha.ComputeHash(Encoding.UTF8.GetBytes(text)), 0, 16).Replace("-", "").ToLowerInvariant();
    }
}
