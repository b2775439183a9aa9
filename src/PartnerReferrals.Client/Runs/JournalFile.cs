using System;
using System.IO;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Runs;

/// <summary>A journal's file, held by one run; see <see cref="SingleWriter"/>. Thread-safe.</summary>
internal sealed class JournalFile : IDisposable
{
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
    internal static JournalFile Open(string path) =>
        new(path, SingleWriter.Open(path, cause => JournalErrors.InUse(path, JournalHolder.Find(path), cause)));

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
}
