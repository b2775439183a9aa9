using System.Management.Automation;

namespace PartnerReferrals.Pipeline;

/// <summary>The progress of a pipeline, whose end nobody knows: counts what is done and shows it.</summary>
/// <param name="cmdlet">Who shows it.</param>
/// <param name="activity">What is done, such as <c>Creating referrals</c>.</param>
internal sealed class CountedProgress(Cmdlet cmdlet, string activity)
{
    private readonly ProgressBar _bar = new(cmdlet, activity);
    private long _done;
    private long _failed;

    /// <summary>One more is done.</summary>
    internal void Count(bool failed)
    {
        _done++;
        _failed += failed ? 1 : 0;
    }

    /// <summary>Shows the counts when it is time to.</summary>
    /// <param name="searchedFor">How many are in doubt and being searched for at the service.</param>
    internal void Show(int searchedFor = 0)
    {
        if (_bar.IsDue())
        {
            _bar.WriteCounts(_done, _failed, searchedFor: searchedFor);
        }
    }

    /// <summary>Takes the bar away, if there is one.</summary>
    internal void Complete() => _bar.Complete();
}
