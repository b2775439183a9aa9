using System.Text.RegularExpressions;

namespace PartnerReferrals.Reports;

/// <summary>
/// Hides what looks like contact data. Our own messages hold none, but a service may repeat a refused value in its own words,
/// and a report is passed around.
/// </summary>
internal static class ContactMask
{
    private static readonly Regex Email = new(@"[^\s@<>""'(),;:]+@[^\s@<>""'(),;:]+\.[^\s@<>""'(),;:]*\w", RegexOptions.CultureInvariant | RegexOptions.Compiled);
    private static readonly Regex Phone = new(@"(?<!\w)\+\d[\d ()/.-]{5,}\d", RegexOptions.CultureInvariant | RegexOptions.Compiled);

    public static string Hide(string text) => Phone.Replace(Email.Replace(text, "(e-mail hidden)"), "(phone hidden)");
}
