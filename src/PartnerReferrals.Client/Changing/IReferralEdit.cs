namespace PartnerReferrals.Changing;

/// <summary>Something to do to a referral by patch. Safe to use for many referrals and from several threads.</summary>
public interface IReferralEdit
{
    /// <summary>Works out what has to be sent. Nothing is sent, and the referral is not changed.</summary>
    /// <param name="context">What is known.</param>
    EditPlan Plan(EditContext context);

    /// <summary>Whether Microsoft's leg has to be known to judge it.</summary>
    /// <param name="current">The referral.</param>
    bool NeedsConnected(Referral current);
}
