using PartnerReferrals.Http;

namespace PartnerReferrals.Sending;

/// <summary>What one create brings along beside its data.</summary>
public sealed class SendContext
{
    /// <summary>For the calls themselves.</summary>
    public RequestContext Request { get; init; } = new();

    /// <summary>Is told before and after each leg is sent: the journal.</summary>
    public ISendLog? Log { get; init; }

    /// <summary>The worker slot the create runs in; given back while waiting for the service's list.</summary>
    public IWorkSlot? Slot { get; init; }
}
