using System;

namespace PartnerReferrals.Files;

/// <summary>A file of whole referrals, as opposed to one of rows and columns.</summary>
internal interface IReferralOutput : IDisposable
{
    /// <summary>Takes in one leg.</summary>
    void Write(Referral referral);

    /// <summary>Writes what is left to disk; a full disk shows here.</summary>
    void Close();
}
