namespace PartnerReferrals.WellKnown;

/// <summary>Words of <see cref="Target.Type"/> (facts 5.6). An open set: the service may add words.</summary>
public static class TargetType
{
    /// <summary>Not said.</summary>
    public const string None = "None";

    /// <summary>A location of a partner, or Microsoft (<c>msft</c>).</summary>
    public const string BusinessProfileLocation = "BusinessProfileLocation";

    /// <summary>A solution.</summary>
    public const string SolutionProfile = "SolutionProfile";
}
