using System.Text.Json;

namespace PartnerReferrals.Soak;

/// <summary>A referral as the service holds it.</summary>
internal sealed record HeldReferral(string Id, string EngagementId, string OrganizationId, string? ExternalReferenceId, string? Name, decimal Value)
{
    public bool IsMicrosoft => OrganizationId == "msft";

    public static HeldReferral Read(JsonElement json) => new(
        Text(json, "id")!, Text(json, "engagementId")!, Text(json, "organizationId")!, Text(json, "externalReferenceId"), Text(json, "name"), json.GetProperty("details").GetProperty("dealValue").GetDecimal());

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
