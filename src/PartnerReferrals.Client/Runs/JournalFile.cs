using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Runs;

/// <summary>
/// A journal's file, held by one run: the lock is on the file itself, so that no other name of it (a link, a new name) leads around it, and the
/// operating system gives it up with the process. Programs that only read may look on. Thread-safe.
/// </summary>
internal sealed class JournalFile : IDisposable
{
    // A backup or a viewer holds a file for a moment; a run holds it for long.
    private const int Attempts = 6;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly FileStream _stream;

    private JournalFile(string path, FileStream stream)
    {
        Path = path;
        _stream = stream;
    }

    internal string Path { get; }

    /// <summary>For who has it alone, before the run begins.</summary>
    internal Stream Stream => _stream;

    /// <summary>Opens the file or makes an empty one.</summary>
    /// <exception cref="JournalException">Another run has it.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    internal static JournalFile Open(string path)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new JournalFile(path, OpenAlone(path));
            }
            catch (IOException e) when (JournalErrors.IsSharingViolation(e))
            {
                if (attempt == Attempts)
                {
                    throw JournalErrors.InUse(path, JournalHolder.Find(path), e);
                }
            }

            Thread.Sleep(Pause);
        }
    }

    /// <summary>Writes at the end; it is on disk after the next flush.</summary>
    internal void Append(byte[] bytes)
    {
        lock (_stream)
        {
            _stream.Seek(0, SeekOrigin.End);
            _stream.Write(bytes, 0, bytes.Length);
        }
    }

    /// <summary>The line that begins at an offset; null where none can be read.</summary>
    internal JournalLine? ReadLine(long offset)
    {
        lock (_stream)
        {
            return JournalReader.ReadAt(_stream, offset);
        }
    }

    public void Dispose() => _stream.Dispose();

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
