using System;
using System.Management.Automation;
using PartnerReferrals.Shell;
using PartnerReferrals.Shell.Host;

if (!CommandLine.TryParse(args, out var commandLine, out var usage))
{
    Console.Error.WriteLine(usage);
    return commandLine is null ? 64 : 0;
}

// The engine reports its use to its vendor unless it is told not to before it starts.
Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");

var console = ConsoleStreams.Open();
using var session = new ShellSession(console, ModuleLocation.Find(AppContext.BaseDirectory));
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    session.Stop();
};

try
{
    return session.Run(commandLine!);
}
catch (RuntimeException e)
{
    // The module itself could not be imported: nothing ran.
    Console.Error.WriteLine(e.Message);
    return 1;
}
