namespace PartnerReferrals.Hostile;

/// <summary>A create that something went wrong with.</summary>
/// <param name="Name">Name of its deal.</param>
/// <param name="IsMicrosofts">It was Microsoft's leg.</param>
/// <param name="Fault">What went wrong.</param>
public sealed record MetFault(string Name, bool IsMicrosofts, CreateFault Fault)
{
    /// <summary>The service reported a success that did not happen: nobody can ever know.</summary>
    public bool IsLie => !Fault.Commits && Fault.Delivery != Delivery.Dropped && Fault.Delivery != Delivery.Silent
        && Fault.Answer is not (CreateAnswer.GatewayError or CreateAnswer.ApiError or CreateAnswer.Redirect or CreateAnswer.RedirectElsewhere);
}
