using System;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace PartnerReferrals.Hostile;

/// <summary>A comparison, or several, of an OData filter (facts 7).</summary>
internal abstract record Condition
{
    public abstract bool Holds(JsonObject referral);

    /// <summary>Whether it speaks of this property.</summary>
    public abstract bool Names(string property);
}

internal sealed record Both(Condition One, Condition Other, bool IsOr) : Condition
{
    public override bool Holds(JsonObject referral) => IsOr ? One.Holds(referral) || Other.Holds(referral) : One.Holds(referral) && Other.Holds(referral);

    public override bool Names(string property) => One.Names(property) || Other.Names(property);
}

internal sealed record Not(Condition Inner) : Condition
{
    public override bool Holds(JsonObject referral) => !Inner.Holds(referral);

    public override bool Names(string property) => Inner.Names(property);
}

internal sealed record Comparison(string Path, string Operator, string? Literal) : Condition
{
    public override bool Names(string property) => Path.Equals(property, StringComparison.OrdinalIgnoreCase);

    public override bool Holds(JsonObject referral)
    {
        var value = Path.Split('/').Aggregate((JsonNode?)referral, static (node, name) => (node as JsonObject)?.FirstOrDefault(p => p.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value)?.ToString();
        if (Operator is "eq" or "ne")
        {
            return string.Equals(value, Literal, Path.EndsWith("Id", StringComparison.OrdinalIgnoreCase) && Guid.TryParse(value, out _) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
                == (Operator == "eq");
        }

        var order = Compare(value, Literal);
        return order is { } sign && Operator switch { "gt" => sign > 0, "ge" => sign >= 0, "lt" => sign < 0, _ => sign <= 0 };
    }

    private static int? Compare(string? value, string? literal)
    {
        if (DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            && DateTimeOffset.TryParse(literal, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var other))
        {
            return date.CompareTo(other);
        }

        return decimal.TryParse(value, CultureInfo.InvariantCulture, out var number) && decimal.TryParse(literal, CultureInfo.InvariantCulture, out var bound)
            ? number.CompareTo(bound)
            : null;
    }
}
