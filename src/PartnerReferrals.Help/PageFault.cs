using System.Globalization;

namespace PartnerReferrals.Help;

/// <summary>Something wrong in a page, at a line (1-based).</summary>
internal sealed record PageFault(string File, int Line, string Code, string Message)
{
    /// <summary>MSBuild's canonical error format, so that the build and every editor point to the line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}({Line}): error {Code}: {Message}");
}
