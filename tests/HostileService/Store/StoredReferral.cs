using System;
using System.Text.Json.Nodes;

namespace PartnerReferrals.Hostile;

/// <summary>A referral as the service holds it, and as it was sent.</summary>
public sealed record StoredReferral
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its engagement.</summary>
    public required string EngagementId { get; init; }

    /// <summary>Microsoft's leg of the engagement.</summary>
    public required bool IsMicrosofts { get; init; }

    /// <summary>Nobody here sent it.</summary>
    public bool IsStrangers { get; init; }

    /// <summary>What was sent, to the letter.</summary>
    public required string Sent { get; init; }

    /// <summary>The idempotency id it was sent with.</summary>
    public string? RequestId { get; init; }

    /// <summary>When it was made, by true time.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>What lists and reads show; changed by the store alone.</summary>
    public required JsonObject Held { get; init; }

    /// <summary>The deal's name as it was sent.</summary>
    public string? SentName => SentText("name");

    /// <summary>The external id as it was sent.</summary>
    public string? SentExternalId => SentText("externalReferenceId");

    /// <summary>A text of what was sent; null where it was not.</summary>
    public string? SentText(string name) => (JsonNode.Parse(Sent) as JsonObject)?[name]?.ToString();

    /// <inheritdoc/>
    public override string ToString() => $"{(IsMicrosofts ? "Microsoft's leg" : "own leg")} {Id} '{SentName}' ({SentExternalId ?? "no external id"}), made {MadeAt:O}";
}
