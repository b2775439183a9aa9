using System.Globalization;

namespace PartnerReferrals.Files;

/// <summary>How people find a row of a file.</summary>
internal static class RowPlace
{
    /// <summary>By its number, and where that is not what an editor shows, by its line.</summary>
    internal static string Of(long row, long? line) =>
        string.Format(CultureInfo.InvariantCulture, line is null ? "Row {0}" : "Row {0} (line {1})", row, line);
}
