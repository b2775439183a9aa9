using System;
using System.IO;

namespace PartnerReferrals.Files;

/// <summary>By what a changed file is told.</summary>
/// <param name="Length">Length in bytes; 0 for a file that does not exist.</param>
/// <param name="WrittenAt">When it was written last (UTC).</param>
internal readonly record struct FileStamp(long Length, DateTime WrittenAt)
{
    /// <summary>The stamp of a file as it is now.</summary>
    internal static FileStamp Of(string path)
    {
        var file = new FileInfo(path);
        return new FileStamp(file.Exists ? file.Length : 0, file.LastWriteTimeUtc);
    }
}
