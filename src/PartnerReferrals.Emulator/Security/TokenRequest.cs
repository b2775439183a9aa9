using System;

namespace PartnerReferrals.Emulator.Security;

/// <summary>What a minted token shall say.</summary>
internal sealed record TokenRequest(string User, string Organization)
{
    public PartnerRole Role { get; init; } = PartnerRole.ReferralsAdmin;

    public string Audience { get; init; } = AccessTokens.Audience;

    public TimeSpan Lifetime { get; init; }

    public bool AppOnly { get; init; }

    public bool MultiFactor { get; init; } = true;
}
