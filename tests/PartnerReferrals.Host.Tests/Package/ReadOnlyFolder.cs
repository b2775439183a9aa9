using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace PartnerReferrals.Host.Tests.Package;

/// <summary>A folder nobody may write to while it is open. Whoever is root writes anyway, so what changed is looked for as well.</summary>
internal sealed class ReadOnlyFolder : IDisposable
{
    private readonly string _folder;
    private readonly IReadOnlyList<string> _before;

    public ReadOnlyFolder(string folder)
    {
        _folder = folder;
        _before = Snapshot();
        Set(readOnly: true);
    }

    public void Dispose()
    {
        Set(readOnly: false);
        Assert.Equal(_before, Snapshot());
    }

    private IReadOnlyList<string> Snapshot() =>
        [.. new DirectoryInfo(_folder).EnumerateFiles("*", SearchOption.AllDirectories).Select(f => $"{f.FullName} {f.Length} {f.LastWriteTimeUtc:O}").Order(StringComparer.Ordinal)];

    private void Set(bool readOnly)
    {
        foreach (var file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, readOnly ? FileAttributes.ReadOnly : FileAttributes.Normal);
        }

        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var folder in Directory.EnumerateDirectories(_folder, "*", SearchOption.AllDirectories).Prepend(_folder))
        {
            var mode = File.GetUnixFileMode(folder);
            File.SetUnixFileMode(folder, readOnly ? mode & ~UnixFileMode.UserWrite : mode | UnixFileMode.UserWrite);
        }
    }
}
