namespace PartnerReferrals.Mapping;

/// <summary>Where an <see cref="InputObject"/> comes from: what an empty value and an unknown name mean in it.</summary>
public enum InputOrigin
{
    /// <summary>A row, hashtable or object: empty means not given; an unknown name is told.</summary>
    Row,

    /// <summary>JSON text: null and empty text were written on purpose and are kept; an unknown name is told.</summary>
    Json,

    /// <summary>A model of this module: as JSON, and what the service says beyond the known names is kept.</summary>
    Model,
}
