using System;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Http;

/// <summary>Values inside a <c>$filter</c>. Enum and GUID values are written as quoted strings by this service (facts 7).</summary>
internal static class ODataLiteral
{
    /// <summary>A quoted string; a single quote is doubled.</summary>
    public static string Text(string value) => "'" + value.Replace("'", "''") + "'";

    /// <summary>A date and time, as OData v4 writes it: bare, in UTC.</summary>
    public static string DateTime(DateTimeOffset value) => JsonText.FormatDate(value);
}
