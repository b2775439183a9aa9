using System;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Http;

/// <summary>Time, so that waiting can be tested without waiting.</summary>
public interface IClock
{
    /// <summary>Now, by this machine.</summary>
    DateTimeOffset UtcNow { get; }

    /// <summary>Time since some fixed moment; never goes back, whatever happens to the machine's clock.</summary>
    TimeSpan Elapsed { get; }

    /// <summary>Waits.</summary>
    /// <param name="delay">How long; zero or less does not wait.</param>
    /// <param name="cancellationToken">Ends the wait at once.</param>
    Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken);
}
