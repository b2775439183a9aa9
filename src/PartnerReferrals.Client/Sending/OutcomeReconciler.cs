using System;
using PartnerReferrals.Http;

namespace PartnerReferrals.Sending;

/// <summary>Surface only.</summary>
public sealed class OutcomeReconciler : IDisposable
{
    /// <summary>Makes a reconciler for one connection.</summary>
    public OutcomeReconciler(ReferralClient client, ReconcileOptions? options = null, RequestContext? context = null)
    {
        _ = client;
        _ = options;
        _ = context;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
