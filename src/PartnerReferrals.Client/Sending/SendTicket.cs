using System;

namespace PartnerReferrals.Sending;

/// <summary>A create in flight. Until it is closed, a search takes nothing that this create may own.</summary>
internal sealed class SendTicket(ReferralOwnership ownership, PayloadFingerprint fingerprint, TimeSpan began) : IDisposable
{
    internal PayloadFingerprint Fingerprint { get; } = fingerprint;

    internal TimeSpan Began { get; } = began;

    /// <summary>Its outcome is looked for: the search closes it, once it looks for it together with all others.</summary>
    internal bool IsSearchedFor { get; set; }

    internal string? CreatedId { get; set; }

    /// <summary>Ends it, unless a search has taken it over.</summary>
    public void Dispose()
    {
        if (!IsSearchedFor)
        {
            Close();
        }
    }

    internal void Close() => ownership.End(this);
}
