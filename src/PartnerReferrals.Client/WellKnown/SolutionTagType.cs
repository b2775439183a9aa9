namespace PartnerReferrals.WellKnown;

/// <summary>Words of <see cref="SolutionTag.Type"/> (facts 5.7). An open set: the service may add words.</summary>
public static class SolutionTagType
{
    /// <summary>Not said.</summary>
    public const string None = "None";

    /// <summary>One of the predefined names (facts 11.4).</summary>
    public const string Category = "Category";

    /// <summary>A solution of the catalogue, by id.</summary>
    public const string Name = "Name";
}
