namespace PartnerReferrals.WellKnown;

/// <summary>What a word outside a <see cref="WellKnownSet"/> means when it is written. Reading takes any word.</summary>
public enum WordPolicy
{
    /// <summary>Only these words can be sent; another one is an error.</summary>
    Closed,

    /// <summary>A published list that may have grown since; another word is a warning.</summary>
    Listed,

    /// <summary>Examples only; any word is fine.</summary>
    Open,
}
