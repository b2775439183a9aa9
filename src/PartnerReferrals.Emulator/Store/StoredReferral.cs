using System;
using System.Text.Json;
using System.Text.Json.Nodes;
using PartnerReferrals.Emulator.Schema;

namespace PartnerReferrals.Emulator.Store;

/// <summary>One version of a referral. It never changes; a write puts another version in its place.</summary>
internal sealed class StoredReferral
{
    private JsonDocument? _document;

    public StoredReferral(JsonObject document, DateTimeOffset listedFrom)
    {
        Json = DocumentWriter.Write(document, ReferralSchema.Referral);
        Id = Guid.Parse(Text(document, "id")!);
        EngagementId = Guid.Parse(Text(document, "engagementId")!);
        OrganizationId = string.Intern(Text(document, "organizationId")!);
        Status = string.Intern(Text(document, "status")!);
        ETag = Text(document, "eTag")!;
        Created = Time(document, "createdDateTime")!.Value;
        Updated = Time(document, "updatedDateTime")!.Value;
        Expires = Time(document, "expirationDateTime");
        HasRegistrations = document["registrations"] is JsonArray { Count: > 0 };
        ListedFrom = listedFrom;
    }

    /// <summary>The document as it is held; answers write it with few changes.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>The document to look into. Read at first use: most referrals of a large run are never looked into.</summary>
    public JsonElement Document => (_document ??= JsonDocument.Parse(Json)).RootElement;

    public Guid Id { get; }

    public Guid EngagementId { get; }

    public string OrganizationId { get; }

    public DateTimeOffset Created { get; }

    public DateTimeOffset Updated { get; }

    public DateTimeOffset? Expires { get; }

    public string Status { get; }

    public bool HasRegistrations { get; }

    public string ETag { get; }

    /// <summary>From when on lists show the referral (the service's listing delay).</summary>
    public DateTimeOffset ListedFrom { get; }

    /// <summary>A copy that may be changed.</summary>
    public JsonObject ToJsonObject() => JsonNode.Parse(Json.Span)!.AsObject();

    private static string? Text(JsonObject document, string name) => document[name]?.GetValue<string>();

    private static DateTimeOffset? Time(JsonObject document, string name) =>
        Text(document, name) is { } text && Scalars.TryTime(text, out var time) ? time : null;
}
