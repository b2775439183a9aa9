using System;
using System.IO;
using System.Runtime.InteropServices;

namespace PartnerReferrals.Files;

/// <summary>
/// A temporary file that only this user can read, and that is gone with the process, however that ends. Where there is no place for one, its content is
/// kept in memory.
/// </summary>
internal sealed class ScratchFile : IDisposable
{
    private readonly Stream _file;

    internal ScratchFile()
    {
        try
        {
            _file = Open();
        }
        catch (Exception e) when (FilePath.IsBadFile(e))
        {
            _file = new MemoryStream();
            Missing = e;
        }
    }

    /// <summary>Why there is no file; null where there is one.</summary>
    internal Exception? Missing { get; }

    /// <summary>Adds bytes at the end.</summary>
    /// <returns>Where they begin.</returns>
    internal long Append(byte[] bytes, int count)
    {
        lock (_file)
        {
            var start = _file.Seek(0, SeekOrigin.End);
            _file.Write(bytes, 0, count);
            return start;
        }
    }

    /// <summary>Reads bytes that were added.</summary>
    internal byte[] Read(long start, int count)
    {
        var bytes = new byte[count];
        lock (_file)
        {
            _file.Position = start;
            for (var done = 0; done < count;)
            {
                var read = _file.Read(bytes, done, count - done);
                done += read > 0 ? read : throw new EndOfStreamException();
            }
        }

        return bytes;
    }

    public void Dispose() => _file.Dispose();

    private static FileStream Open()
    {
        // Windows deletes such a file itself. Elsewhere .NET would, and only if it gets to close it; an open file needs no name there.
        var isWindows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);
        var path = Path.GetTempFileName();
        var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Delete, 1, isWindows ? FileOptions.DeleteOnClose : FileOptions.None);
        if (!isWindows)
        {
            File.Delete(path);
        }

        return file;
    }
}
