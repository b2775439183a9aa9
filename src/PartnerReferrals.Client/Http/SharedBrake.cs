using System;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Http;

/// <summary>Surface only.</summary>
public sealed class SharedBrake
{
    /// <summary>Makes a brake.</summary>
    /// <param name="maxInFlight">Most requests in flight.</param>
    /// <param name="clock">Time.</param>
    public SharedBrake(int maxInFlight, IClock? clock = null) => throw new NotImplementedException();

    /// <summary>Most requests in flight.</summary>
    public int MaxInFlight => throw new NotImplementedException();

    /// <summary>Most requests in flight just now.</summary>
    public int CurrentLimit => throw new NotImplementedException();

    /// <summary>Requests in flight just now.</summary>
    public int InFlight => throw new NotImplementedException();

    /// <summary>Highest number of requests in flight so far.</summary>
    public int PeakInFlight => throw new NotImplementedException();

    /// <summary>How often the service asked to slow down.</summary>
    public long ThrottledCount => throw new NotImplementedException();
}
