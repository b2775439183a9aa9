namespace PartnerReferrals;

/// <summary>Whom a referral addresses (facts 4.9).</summary>
public sealed class Target : JsonModel
{
    /// <summary><c>BusinessProfileLocation</c> or <c>SolutionProfile</c>.</summary>
    public string? Type { get => GetText(); set => Set(value); }

    /// <summary>Solution id, location id, or <c>msft</c>.</summary>
    public string? Id { get => GetText(); set => Set(value); }

    /// <inheritdoc/>
    public override string ToString() => ModelText.Join(" ", Type, Id);
}

/// <summary>Known values of <see cref="Target.Type"/> (facts 5.6). An open set: the service may add values.</summary>
public static class TargetType
{
    /// <summary>Not said.</summary>
    public const string None = "None";

    /// <summary>A location of a partner, or Microsoft (<c>msft</c>).</summary>
    public const string BusinessProfileLocation = "BusinessProfileLocation";

    /// <summary>A solution.</summary>
    public const string SolutionProfile = "SolutionProfile";
}
