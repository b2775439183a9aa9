using System;

namespace PartnerReferrals.Sending;

/// <summary>A create in flight, as the reconciler sees it.</summary>
internal sealed class SendTicket(OutcomeReconciler reconciler, string matchKey, TimeSpan began) : IDisposable
{
    internal string MatchKey { get; } = matchKey;

    internal TimeSpan Began { get; } = began;

    internal string? CreatedId { get; set; }

    public void Dispose() => reconciler.End(this, CreatedId);
}
