using System;

namespace PartnerReferrals.Sending;

/// <summary>A create in flight. Until it is closed, a search takes nothing that this create may own.</summary>
internal sealed class SendTicket(ReferralOwnership ownership, string matchKey, bool isIdentified, TimeSpan began) : IDisposable
{
    internal string MatchKey { get; } = matchKey;

    /// <summary>It has an external id.</summary>
    internal bool IsIdentified { get; } = isIdentified;

    internal TimeSpan Began { get; } = began;

    internal string? CreatedId { get; set; }

    public void Dispose() => ownership.End(this);
}
