using System;
using System.Management.Automation;
using System.Runtime.ExceptionServices;

namespace PartnerReferrals.Host.Tests.Engine;

/// <summary><c>Select-First 3</c> ends a pipeline as <c>Select-Object -First 3</c> does, which the bare engine lacks.</summary>
[Cmdlet(VerbsCommon.Select, "First")]
public sealed class SelectFirstCommand : PSCmdlet
{
    private int _seen;

    /// <summary>Imports this cmdlet into a session.</summary>
    internal static string Import => $"Import-Module '{typeof(SelectFirstCommand).Assembly.Location}' -DisableNameChecking\n";

    [Parameter(Position = 0)]
    public int Count { get; set; }

    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    protected override void ProcessRecord()
    {
        WriteObject(InputObject);
        if (++_seen == Count)
        {
            var stop = typeof(PSCmdlet).Assembly.GetType("System.Management.Automation.StopUpstreamCommandsException")!;
            ExceptionDispatchInfo.Throw((Exception)Activator.CreateInstance(stop, this)!);
        }
    }
}
