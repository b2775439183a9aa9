using System;
using System.IO;

namespace PartnerReferrals.Shell;

/// <summary>
/// Where the module lies: the nearest folder upwards that holds the manifest, unless the environment names another copy,
/// such as a packaged one.
/// </summary>
internal static class ModuleLocation
{
    /// <summary>Environment variable with the path of the manifest to use.</summary>
    public const string ManifestVariable = "PARTNERREFERRALS_MODULE";

    private const string Manifest = "PartnerReferrals.psd1";

    /// <summary>Returns the module's folder.</summary>
    /// <exception cref="FileNotFoundException">No folder upwards holds the manifest.</exception>
    public static string Find(string start)
    {
        if (Environment.GetEnvironmentVariable(ManifestVariable) is { Length: > 0 } named)
        {
            return Path.GetDirectoryName(Path.GetFullPath(named))!;
        }

        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Manifest)))
            {
                return folder.FullName;
            }
        }

        throw new FileNotFoundException($"No folder from '{start}' upwards holds {Manifest}.", Manifest);
    }
}
