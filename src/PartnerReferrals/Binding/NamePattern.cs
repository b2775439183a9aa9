using System.Management.Automation;

namespace PartnerReferrals.Binding;

/// <summary>What a user types for a name: with wildcards, or as it is.</summary>
internal static class NamePattern
{
    /// <summary>The pattern of a text. One that is none, such as a bracket that is not closed, means itself.</summary>
    internal static WildcardPattern Of(string text)
    {
        var pattern = New(text);
        try
        {
            // A pattern is read when it is first used.
            pattern.IsMatch("");
            return pattern;
        }
        catch (WildcardPatternException)
        {
            return New(WildcardPattern.Escape(text));
        }
    }

    private static WildcardPattern New(string text) => new(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
}
