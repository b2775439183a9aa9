using System;
using System.IO;
using System.Threading;

namespace PartnerReferrals.Hostile;

/// <summary>Whether any thread of this process but the one that asks is at work. To be made and asked by one thread.</summary>
internal sealed class ProcessActivity
{
    private const string Threads = "/proc/self/task";

    private readonly byte[] _buffer = new byte[512];
    private readonly string? _ownThread = OperatingSystem.IsLinux() ? File.ReadAllText("/proc/thread-self/stat").Split(' ')[0] : null;

    /// <summary>Nobody runs, waits for a processor, or waits for a disk. Where the system does not tell, the thread pool is all that is asked.</summary>
    public bool IsQuiet()
    {
        if (ThreadPool.PendingWorkItemCount > 0)
        {
            return false;
        }

        if (_ownThread is null)
        {
            ThreadPool.GetMaxThreads(out var most, out _);
            ThreadPool.GetAvailableThreads(out var free, out _);
            return most == free;
        }

        foreach (var thread in Directory.EnumerateDirectories(Threads))
        {
            if (!thread.EndsWith('/' + _ownThread) && StateOf(thread) is 'R' or 'D')
            {
                return false;
            }
        }

        return true;
    }

    private char StateOf(string thread)
    {
        try
        {
            using var stat = File.OpenHandle(thread + "/stat");
            var read = _buffer.AsSpan(0, RandomAccess.Read(stat, _buffer, 0));

            // 123 (name) S …; a name may hold anything.
            var end = read.LastIndexOf((byte)')');
            return end >= 0 && end + 2 < read.Length ? (char)read[end + 2] : 'S';
        }
        catch (IOException)
        {
            // It has ended.
            return 'S';
        }
    }
}
