namespace PartnerReferrals.Soak;

/// <summary>What a row of the file must become.</summary>
internal enum DealKind
{
    /// <summary>One referral.</summary>
    Plain,

    /// <summary>Two referrals under one engagement.</summary>
    CoSell,

    /// <summary>None: the row has a fault.</summary>
    Invalid,
}

/// <summary>One row of a generated file.</summary>
internal sealed record DealRow(long Row, DealKind Kind, string Name, string? ExternalReferenceId, int Value, string Line);
