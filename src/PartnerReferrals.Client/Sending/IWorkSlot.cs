using System;
using System.Threading.Tasks;

namespace PartnerReferrals.Sending;

/// <summary>One of the worker slots of a run. Long waits give it back, so that others can work meanwhile.</summary>
public interface IWorkSlot
{
    /// <summary>Gives the slot back, waits, and takes a slot again.</summary>
    Task<T> WaitOutsideAsync<T>(Func<Task<T>> wait);
}
