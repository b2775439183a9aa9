using PartnerReferrals.Mapping.Rows;

namespace PartnerReferrals.Mapping;

/// <summary>What a column or key means: a field, nothing known, or something known that is not sent.</summary>
internal sealed class ResolvedName
{
    private const string OnlyTheService = "Only the service sets that.";

    /// <summary>The field; null where there is none.</summary>
    internal FieldPath? Path { get; private init; }

    /// <summary>What to tell the user; null where there is nothing to tell.</summary>
    internal UnknownName? Unknown { get; private init; }

    /// <summary>The user's own map named it.</summary>
    internal bool IsMapped { get; private init; }

    internal static ResolvedName Of(string name, PropertyMap? map)
    {
        if (map?.Find(name) is { } target)
            return Of(name, target, isMapped: true);

        if (FieldTable.Find(name) is { } path)
            return Of(name, path, isMapped: false);

        if (FieldTable.IsIgnored(name, out var reason))
            return new ResolvedName { Unknown = reason is null ? null : new UnknownName(name, null, reason) };

        return new ResolvedName { Unknown = new UnknownName(name, FieldTable.Nearest(name)) };
    }

    private static ResolvedName Of(string name, FieldPath path, bool isMapped) => path.Field.IsReadOnly && path.Field != ReferralRows.Id
        ? new ResolvedName { Unknown = new UnknownName(name, null, OnlyTheService), IsMapped = isMapped }
        : new ResolvedName { Path = path, IsMapped = isMapped };
}
