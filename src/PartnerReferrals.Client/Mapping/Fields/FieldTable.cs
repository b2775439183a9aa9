using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.KnownValues;

namespace PartnerReferrals.Mapping.Fields;

/// <summary>
/// The one table of a referral's properties and everything they are called.
/// It drives mapping, help, completion, export and the paths of patches.
/// </summary>
internal static class FieldTable
{
    private static readonly Dictionary<string, Field> ByWirePath;
    private static readonly FieldNames Index;

    static FieldTable()
    {
        All = [.. ReferralRows.All, .. CustomerRows.All, .. DetailsRows.All, .. MemberRows.Team, .. RegistrationRows.All];

        // The service's samples mix the case of names.
        ByWirePath = All.ToDictionary(f => f.WirePath, StringComparer.OrdinalIgnoreCase);
        foreach (var field in All)
            Attach(field);

        Index = new FieldNames(All);
        Top = All.Where(f => f.Parent is null && !f.IsVirtual).SelectMany(WithNames).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
    }

    /// <summary>Every field, parents before children.</summary>
    public static IReadOnlyList<Field> All { get; }

    /// <summary>The names to offer for completion: flat names, clean paths and the portal's columns (numbered ones without their number).</summary>
    public static IReadOnlyList<string> Names => Index.Spellings;

    /// <summary>
    /// The field somebody means by a name: a wire, clean or flat name, a dotted or indexed path, or a column of the portal's file;
    /// case, spaces, punctuation and a trailing remark in parentheses do not matter. Null for a name nobody knows.
    /// </summary>
    /// <param name="name">The name as written.</param>
    public static FieldPath? Find(string name) => Index.Find(name ?? throw new ArgumentNullException(nameof(name)));

    /// <summary>The field of a wire path, such as <c>customerProfile.address.city</c> or <c>team[].email</c>.</summary>
    /// <param name="wirePath">The path, exactly.</param>
    /// <exception cref="KeyNotFoundException">No field has that path.</exception>
    public static Field Get(string wirePath) => ByWirePath[wirePath];

    /// <summary>The field of a wire path; null for a property that has no row.</summary>
    internal static Field? TryGet(string wirePath) => ByWirePath.TryGetValue(wirePath, out var field) ? field : null;

    /// <summary>The known name that is spelt most like a name nobody knows; null when none comes near.</summary>
    /// <param name="name">The name as written.</param>
    public static string? Nearest(string name) => Index.Nearest(name ?? throw new ArgumentNullException(nameof(name)));

    /// <summary>Why a column of the portal's file, or a computed member, is not sent; null where there is nothing to say about it.</summary>
    internal static bool IsIgnored(string name, out string? reason) => IgnoredNames.Contains(name, out reason);

    /// <summary>Whether a name is what a CRM calls the id it gives a deal.</summary>
    internal static bool IsCrmId(string name) => IgnoredNames.IsCrmId(name);

    /// <summary>The field of a list's pair with a key, such as that of <c>Duns</c> among the customer's ids; null for a key without one.</summary>
    internal static Field? PairOf(Field list, string key)
    {
        var wanted = NameKey.Of(key);
        return All.FirstOrDefault(f => f.Parent == list && f.Pair is not null && NameKey.Of(f.Pair) == wanted);
    }

    /// <summary>The properties at the top of a referral, by every name they have there.</summary>
    internal static Dictionary<string, Field> Top { get; }

    private static void Attach(Field field)
    {
        var wirePath = field.WirePath;
        var end = field.Pair is null ? wirePath.LastIndexOf('.') : wirePath.LastIndexOf('[');
        if (end < 0)
            return;

        var parent = field.Pair is null ? wirePath.Substring(0, end) : wirePath.Substring(0, end) + "[]";
        field.Parent = ByWirePath[parent];
        if (field.Pair is not null)
            return;

        foreach (var pair in WithNames(field))
            field.Parent.Children.Add(pair.Key, pair.Value);
    }

    private static IEnumerable<KeyValuePair<string, Field>> WithNames(Field field) =>
        new[] { field.WireName, field.Name }.Concat(field.OtherNames)
            .Select(NameKey.Of).Distinct()
            .Select(key => new KeyValuePair<string, Field>(key, field));
}
