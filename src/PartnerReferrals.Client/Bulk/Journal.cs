using System;

namespace PartnerReferrals.Bulk;

/// <summary>Surface only: the JSON Lines file that a run is resumed from.</summary>
public sealed class Journal : IDisposable
{
    private Journal()
    {
    }

    /// <summary>Opens a journal to go on writing it, or begins one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="source">What stands for the source and its mapping; see <see cref="JournalSource"/>. A journal of another source is refused.</param>
    /// <exception cref="Errors.JournalException">In use, of another source, damaged, or not writable.</exception>
    public static Journal Open(string path, string source) => throw new NotImplementedException();

    /// <summary>Whether an earlier run wrote to it.</summary>
    public bool IsResumed => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
