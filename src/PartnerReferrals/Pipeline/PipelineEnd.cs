using System;
using System.Runtime.ExceptionServices;

namespace PartnerReferrals.Pipeline;

/// <summary>
/// The end of a pipeline in the middle of an import: the first write that failed (-ErrorAction Stop, Select-Object -First) and what could not be written
/// after it. The import comes to its summary nevertheless, then the failure takes its course.
/// </summary>
internal sealed class PipelineEnd
{
    private ExceptionDispatchInfo? _failure;

    /// <summary>A write has failed.</summary>
    internal bool IsReached => _failure is not null;

    /// <summary>What could not be written since.</summary>
    internal UnreportedRows Unreported { get; } = new();

    /// <summary>Writes; false where that failed, which <see cref="Rethrow"/> is for.</summary>
    internal bool TryWrite(Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (Exception e)
        {
            _failure ??= ExceptionDispatchInfo.Capture(e);
            return false;
        }
    }

    /// <summary>Lets the failure take its course.</summary>
    internal void Rethrow() => _failure?.Throw();
}
