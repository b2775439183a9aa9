using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;

namespace PartnerReferrals.Runs;

/// <summary>
/// Opens a file that one process at a time writes: the lock is on the file itself, so that no other name of it (a link, a new name) leads around it, and the
/// operating system gives it up with the process. Programs that only read may look on.
/// </summary>
internal static class SingleWriter
{
    // A backup or a viewer holds a file for a moment; a run holds it for long.
    private const int Attempts = 6;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Opens the file or makes an empty one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="inUse">What is thrown when another has it.</param>
    /// <exception cref="IOException">It cannot be opened.</exception>
    internal static FileStream Open(string path, Func<IOException, Exception> inUse)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return OpenAlone(path);
            }
            catch (IOException e) when (JournalErrors.IsSharingViolation(e))
            {
                if (attempt == Attempts)
                {
                    throw inUse(e);
                }
            }

            Thread.Sleep(Pause);
        }
    }

    private static FileStream OpenAlone(string path)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1);
        }

        // Elsewhere .NET knows two locks: exclusive, which shuts readers out too, and shared, which lets a second writer in.
        // Taken as exclusive and then kept as shared, it keeps out whoever asks for it in the same way.
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        try
        {
            LetReadersIn(stream);
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static void LetReadersIn(FileStream stream)
    {
        const int Shared = 1;
        const int WithoutWaiting = 4;
        try
        {
            if (Flock(stream.SafeFileHandle.DangerousGetHandle().ToInt32(), Shared | WithoutWaiting) != 0)
            {
                // Changing a lock is not atomic: somebody may have come in between.
                var error = Marshal.GetLastWin32Error();
                throw new IOException(new Win32Exception(error).Message, error);
            }
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // The exclusive lock stays: nobody else can read meanwhile, and the run is as safe.
        }
    }

    [DllImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static extern int Flock(int file, int operation);
}
