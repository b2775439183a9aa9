using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Threading.Tasks;

namespace PartnerReferrals.Host.Tests.Engine;

/// <summary>One runspace of the real engine with the built module imported.</summary>
internal sealed class ModuleSession : IDisposable
{
    private readonly StringWriter _screen = new();
    private readonly RecordingHost _host;
    private readonly Runspace _runspace;

    // Made by two threads at once the first time, a default state may lack its drives. Tests run side by side.
    static ModuleSession() => InitialSessionState.CreateDefault2();

    /// <param name="width">Columns of the screen.</param>
    /// <param name="import">Whether the module is imported.</param>
    /// <param name="answers">Who answers prompts; null for nobody.</param>
    public ModuleSession(int width = 120, bool import = true, TextReader? answers = null)
    {
        _host = new RecordingHost(_screen, answers, width);
        _runspace = RunspaceFactory.CreateRunspace(_host, InitialSessionState.CreateDefault2());
        _runspace.Open();
        if (import)
        {
            Output("Import-Module '" + Manifest + "' -ErrorAction Stop");
            StopTime();
        }
    }

    /// <summary>No date of a test lies in the past, whenever it runs.</summary>
    private static void StopTime() => AppDomain.CurrentDomain.GetAssemblies()
        .SingleOrDefault(a => a.GetName().Name == "PartnerReferrals.Client")
        ?.GetType("PartnerReferrals.Validation.ValidationOptions", throwOnError: true)!
        .GetProperty("Clock", BindingFlags.Static | BindingFlags.NonPublic)!
        .SetValue(null, new Func<DateTimeOffset>(() => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));

    /// <summary>The folder of the manifest: the repository.</summary>
    public static string ModuleFolder => ShellProcess.Repository;

    public static string Manifest { get; } = Path.Combine(ModuleFolder, "PartnerReferrals.psd1");

    /// <summary>A session connected to an emulator of its own.</summary>
    public static ModuleSession Connected(string connectParameters = "", int width = 120)
    {
        var session = new ModuleSession(width);
        session.Output("Connect-PartnerReferralApi -Emulator " + connectParameters);
        return session;
    }

    /// <summary>Makes every progress record take so long to show.</summary>
    public void SlowDownProgress(TimeSpan paintTime) => ((RecordingUserInterface)_host.UI).PaintTime = paintTime;

    /// <summary>Runs a script and keeps every stream. A terminating error is kept too, not thrown.</summary>
    public ScriptResult Run(string script, params object?[] arguments)
    {
        using var powerShell = Create(script, arguments);
        try
        {
            var output = powerShell.Invoke();
            return new ScriptResult(output, powerShell.Streams, null);
        }
        catch (RuntimeException e)
        {
            return new ScriptResult([], powerShell.Streams, e);
        }
    }

    /// <summary>Runs a script, which must neither write nor throw an error, and returns its output.</summary>
    public IReadOnlyList<PSObject> Output(string script, params object?[] arguments)
    {
        var result = Run(script, arguments);
        Assert.True(result.Terminating is null, result.Terminating?.ToString());
        Assert.True(result.Errors.Count == 0, string.Join(Environment.NewLine, result.Errors.Select(e => e.ToString())));
        return result.Output;
    }

    /// <summary>What was printed since the last call or <see cref="Screen"/>, past all streams: what-if lines and prompts.</summary>
    public string TakePrinted()
    {
        var printed = _screen.ToString().ReplaceLineEndings("\n");
        _screen.GetStringBuilder().Clear();
        return printed;
    }

    /// <summary>Runs a script as somebody at a prompt would and returns what the screen shows, all streams in order.</summary>
    public string Screen(string script)
    {
        TakePrinted();
        using var powerShell = Create(script, []);
        powerShell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        powerShell.AddCommand("Out-Default");
        powerShell.Invoke();
        return TakePrinted();
    }

    /// <summary>Starts a script without waiting for it; stop it through the returned handle.</summary>
    public RunningScript Start(string script, params object?[] arguments)
    {
        var powerShell = Create(script, arguments);
        return new RunningScript(powerShell);
    }

    public void Dispose() => _runspace.Dispose();

    private PowerShell Create(string script, object?[] arguments)
    {
        var powerShell = PowerShell.Create(_runspace);
        powerShell.AddScript(script);
        foreach (var argument in arguments)
        {
            powerShell.AddArgument(argument);
        }

        return powerShell;
    }
}

/// <summary>What a script wrote, stream by stream.</summary>
internal sealed class ScriptResult(IEnumerable<PSObject> output, PSDataStreams streams, RuntimeException? terminating)
{
    public IReadOnlyList<PSObject> Output { get; } = [.. output];

    public IReadOnlyList<ErrorRecord> Errors { get; } = [.. streams.Error];

    public IReadOnlyList<string> Warnings { get; } = [.. streams.Warning.Select(w => w.Message)];

    public IReadOnlyList<string> Verbose { get; } = [.. streams.Verbose.Select(w => w.Message)];

    public IReadOnlyList<string> Debug { get; } = [.. streams.Debug.Select(w => w.Message)];

    public IReadOnlyList<string> Information { get; } = [.. streams.Information.Select(i => i.MessageData?.ToString() ?? "")];

    public IReadOnlyList<ProgressRecord> Progress { get; } = [.. streams.Progress];

    /// <summary>The error that ended the script; null when it ran to its end.</summary>
    public RuntimeException? Terminating { get; } = terminating;

    /// <summary>The one error, terminating or not.</summary>
    public ErrorRecord SingleError => Terminating?.ErrorRecord ?? Assert.Single(Errors);

    /// <summary>Everything on every stream as text, for looking for what must not be there.</summary>
    public string AllText => string.Join(
        Environment.NewLine,
        Output.Select(o => o?.ToString())
            .Concat(Errors.SelectMany(e => new[] { e.ToString(), e.Exception?.ToString(), e.ErrorDetails?.ToString() }))
            .Concat(Warnings).Concat(Verbose).Concat(Debug).Concat(Information).Concat(Progress.Select(p => p.ToString()))
            .Append(Terminating?.ToString()));
}

/// <summary>A script under way.</summary>
internal sealed class RunningScript
{
    private readonly PowerShell _powerShell;
    private readonly Task<PSDataCollection<PSObject>> _task;

    public RunningScript(PowerShell powerShell)
    {
        _powerShell = powerShell;
        _task = powerShell.InvokeAsync<PSObject, PSObject>(null, Output);
    }

    /// <summary>What it has output so far.</summary>
    public PSDataCollection<PSObject> Output { get; } = [];

    /// <summary>Presses Ctrl+C and waits until the pipeline has ended.</summary>
    public async Task<TimeSpan> StopAsync()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await _powerShell.StopAsync(null, null);
        return clock.Elapsed;
    }

    public Task<PSDataCollection<PSObject>> Completion => _task;

    public PSDataStreams Streams => _powerShell.Streams;
}
