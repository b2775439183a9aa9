using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;

namespace PartnerReferrals.Runs;

/// <summary>Which process to look for when a journal is held, by the line that a run writes when it opens one.</summary>
internal static class JournalHolder
{
    // Room for a clock that was set meanwhile.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <summary>The run that opened the journal last; null where nobody can tell.</summary>
    internal static JournalRun? Find(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var reader = new JournalReader();
            reader.Read(stream, static (in JournalEntry _) => { });
            return reader.LastRun;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether the process of a run is known to have ended. A number that was given to another process since counts as ended too.</summary>
    internal static bool HasEnded(JournalRun run)
    {
        if (run.Machine != Environment.MachineName)
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(run.Process);
            return process.StartTime.ToUniversalTime() > run.OpenedAt.UtcDateTime + Tolerance;
        }
        catch (ArgumentException)
        {
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or NotSupportedException)
        {
            return false;
        }
    }
}
