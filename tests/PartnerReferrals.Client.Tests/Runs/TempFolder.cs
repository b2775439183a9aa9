using System;
using System.IO;

namespace PartnerReferrals.Client.Tests.Runs;

/// <summary>A folder of its own that goes away.</summary>
internal sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("referrals");

    internal string File(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
