using System;
using System.Globalization;
using System.Text.Json;
using Microsoft.OData.Edm;
using PartnerReferrals.Emulator.Store;

namespace PartnerReferrals.Emulator.Query;

/// <summary>Values as filters compare them: text, GUID, time, boolean, and every number as a decimal.</summary>
internal static class ScalarValue
{
    public static object? Of(JsonElement element, IEdmTypeReference type) => element.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.GetDecimal(),
        _ => type.PrimitiveKind() switch
        {
            EdmPrimitiveTypeKind.Guid => element.GetGuid(),
            EdmPrimitiveTypeKind.DateTimeOffset => element.GetDateTimeOffset(),
            _ => element.GetString(),
        },
    };

    public static object? OfConstant(object? value) => value switch
    {
        byte or sbyte or short or int or long or float or double => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        _ => value,
    };

    /// <summary>Properties a stored referral has at hand, without looking into its document.</summary>
    public static Func<StoredReferral, object?>? Known(string property) => property switch
    {
        "id" => static r => r.Id,
        "engagementId" => static r => r.EngagementId,
        "organizationId" => static r => r.OrganizationId,
        "status" => static r => r.Status,
        "createdDateTime" => static r => r.Created,
        "updatedDateTime" => static r => r.Updated,
        _ => null,
    };

    public static bool AreEqual(object? left, object? right) => (left, right) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (string a, string b) => string.Equals(a, b, StringComparison.Ordinal),
        _ => left.Equals(right),
    };

    /// <summary>Orders two values of one kind; null comes first.</summary>
    public static int Compare(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string a, string b) => string.CompareOrdinal(a, b),
        (IComparable a, _) => a.CompareTo(right),
        _ => 0,
    };
}
