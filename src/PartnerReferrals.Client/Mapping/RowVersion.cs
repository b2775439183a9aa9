using System;
using System.Globalization;
using System.Linq;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Mapping;

/// <summary>Which state of a referral a row was written from, as an export notes it.</summary>
/// <param name="ETag">The concurrency stamp; null where the row has none.</param>
/// <param name="UpdatedAt">When the referral was last changed then; null where the row does not say.</param>
internal readonly record struct RowVersion(string? ETag, DateTimeOffset? UpdatedAt)
{
    /// <summary>Reads the columns of a row.</summary>
    internal static RowVersion Of(InputObject row) => new(Text(row, "eTag"), DateOf(row));

    private static DateTimeOffset? DateOf(InputObject row) =>
        DateTimeOffset.TryParse(Text(row, "updatedDateTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    private static string? Text(InputObject row, string wirePath) => row.Fields
        .Where(f => FieldTable.Find(f.Key)?.Field.WirePath == wirePath)
        .Select(f => f.Value is DateTimeOffset or DateTime ? ((IFormattable)f.Value).ToString("O", CultureInfo.InvariantCulture) : Convert.ToString(f.Value, CultureInfo.InvariantCulture)?.Trim())
        .FirstOrDefault(text => !string.IsNullOrEmpty(text));
}
