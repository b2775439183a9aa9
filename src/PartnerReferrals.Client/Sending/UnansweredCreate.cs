using System;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Sending;

/// <summary>One of the <see cref="UnansweredCreates"/>. What is said of it first counts; without a word it was never sent.</summary>
internal sealed class UnansweredCreate(UnansweredCreates all, long lossesBefore) : IDisposable
{
    private bool _isOver;

    /// <summary>The service answered, whatever it said.</summary>
    internal void Answered()
    {
        if (End())
        {
            all.Answered(lossesBefore);
        }
    }

    /// <summary>Nobody knows whether the service made it.</summary>
    internal void Lost(OutcomeUnknownException loss)
    {
        if (End())
        {
            all.Lost(loss);
        }
    }

    public void Dispose()
    {
        if (End())
        {
            all.NeverSent();
        }
    }

    private bool End() => !_isOver && (_isOver = true);
}
