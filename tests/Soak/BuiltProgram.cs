using System;
using System.IO;

namespace PartnerReferrals.Soak;

/// <summary>Where the project's programs were built: in the same configuration as this one.</summary>
internal static class BuiltProgram
{
    public static string Host => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public static string Find(string project)
    {
        var configuration = Directory.GetParent(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!.Name;
        var path = Path.Combine(Repository(), "src", project, "bin", configuration, "net10.0", project + ".dll");
        return File.Exists(path) ? path : throw new FileNotFoundException($"Build {project} in the configuration {configuration} first.", path);
    }

    private static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PartnerReferrals.sln")))
            {
                return folder.FullName;
            }
        }

        throw new FileNotFoundException("No folder upwards holds PartnerReferrals.sln.");
    }
}
