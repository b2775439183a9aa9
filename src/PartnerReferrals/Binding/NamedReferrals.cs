using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net;

namespace PartnerReferrals.Binding;

/// <summary>Referrals by what a user types for them: deal names, wildcards, or the beginning of an id as tables show it.</summary>
internal sealed class NamedReferrals
{
    private readonly List<(string Text, Func<Referral, bool> IsMeant)> _names;
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);

    /// <param name="texts">As they were typed.</param>
    internal NamedReferrals(IEnumerable<string> texts) => _names = [.. texts.Select(text => (text, IsMeantBy(text)))];

    /// <summary>Names without wildcards that no referral had so far: somebody expects them to exist.</summary>
    internal IEnumerable<string> Missing =>
        _names.Select(n => n.Text).Where(text => !WildcardPattern.ContainsWildcardCharacters(text) && !_found.Contains(text));

    /// <summary>Whether a referral is one of them.</summary>
    internal bool Contains(Referral referral)
    {
        var meant = _names.Where(n => n.IsMeant(referral)).Select(n => n.Text).ToList();
        _found.UnionWith(meant);
        return meant.Count > 0;
    }

    private static Func<Referral, bool> IsMeantBy(string text)
    {
        var name = NamePattern.Of(text);
        var start = RecentReferrals.BeginningOfId(text);
        // The service may give names encoded as HTML (facts 10.9).
        return referral => (referral.Name is { } known && (name.IsMatch(known) || name.IsMatch(WebUtility.HtmlDecode(known))))
            || (start is not null && referral.Id?.StartsWith(start, StringComparison.OrdinalIgnoreCase) == true);
    }
}
