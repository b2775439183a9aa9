using System;
using System.IO;
using System.Management.Automation;
using Microsoft.PowerShell;

// The real console host, `pwsh` in all but name, which finds this clone's module by its name. Without arguments it runs the
// quickstart; any others are pwsh's own: -File, -Command, -NoExit, -NoProfile …
if (args.Length == 0)
{
    args = ["-NoProfile", "-NonInteractive", "-File", Quickstart()];
}

// The engine reports its use to its vendor unless it is told not to before it starts.
Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");

// What an installed pwsh has in its configuration; an engine without one would load neither scripts nor views on Windows.
if (OperatingSystem.IsWindows() && Environment.GetEnvironmentVariable("PSExecutionPolicyPreference") is null)
{
    Environment.SetEnvironmentVariable("PSExecutionPolicyPreference", "RemoteSigned");
}

// First, so that a copy which is installed for the user does not hide the one that was just built. The host adds its own
// folders in front only where they are missing.
Environment.SetEnvironmentVariable("PSModulePath", string.Join(
    Path.PathSeparator,
    Path.Combine(AppContext.BaseDirectory, "Modules"),
    ModuleIntrinsics.GetPSModulePath(ModuleIntrinsics.PSModulePathScope.User),
    Environment.GetEnvironmentVariable("PSModulePath")));

return UnmanagedPSEntry.Start(args, args.Length);

static string Quickstart()
{
    for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
    {
        var script = Path.Combine(folder.FullName, "docs", "examples", "quickstart.ps1");
        if (File.Exists(script))
        {
            return script;
        }
    }

    throw new FileNotFoundException($"No folder from '{AppContext.BaseDirectory}' upwards holds docs/examples/quickstart.ps1.");
}
