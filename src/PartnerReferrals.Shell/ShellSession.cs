using System;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;
using PartnerReferrals.Shell.Host;

namespace PartnerReferrals.Shell;

/// <summary>One runspace of the real engine with the module imported, running one script or command.</summary>
internal sealed class ShellSession : IDisposable
{
    private const int InterruptedExitCode = 130;

    private readonly string _moduleFolder;
    private readonly ShellHost _host;
    private readonly Screen _screen;
    private readonly Runspace _runspace;
    private readonly object _gate = new();
    private PowerShell? _running;
    private bool _isStopped;

    /// <summary>Opens the runspace; the module is imported by <see cref="Run"/>.</summary>
    public ShellSession(Screen screen, string moduleFolder)
    {
        _screen = screen;
        _moduleFolder = moduleFolder;
        _host = new ShellHost(screen);
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            // Whoever starts this program with a script means to run it.
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        }

        _runspace = RunspaceFactory.CreateRunspace(_host, state);
        _runspace.Open();
    }

    /// <summary>Imports the module and runs what the command line says.</summary>
    /// <returns>The process exit code, by the rules of <c>pwsh -File</c> and <c>pwsh -Command</c>.</returns>
    public int Run(CommandLine commandLine)
    {
        Invoke(ps => ps
            .AddCommand("Import-Module")
            .AddParameter("Name", Path.Combine(_moduleFolder, "PartnerReferrals.psd1"))
            .AddParameter("ErrorAction", ActionPreference.Stop));

        var succeeded = commandLine switch
        {
            { Command: { } text } => InvokeToScreen(ps => ps.AddScript(text), keepStatus: true) && LastCommandSucceeded(),
            { File: { } file } => RunFile(file, commandLine),
            _ => RunFile(Path.Combine(_moduleFolder, "docs", "examples", "quickstart.ps1"), commandLine),
        };
        _host.FinishProgress();
        return _isStopped ? InterruptedExitCode : _host.ExitCode ?? (succeeded ? 0 : 1);
    }

    /// <summary>Stops what is running. Called on the Ctrl+C thread.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _isStopped = true;
            _running?.BeginStop(null, null);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _runspace.Dispose();
    }

    private bool RunFile(string file, CommandLine commandLine)
    {
        if (!File.Exists(file))
        {
            _screen.Error.WriteLine($"The script '{file}' does not exist.");
            _host.SetShouldExit(64);
            return false;
        }

        return InvokeToScreen(ps =>
        {
            // As a function in the global scope: exit in it ends the session with its code, as under pwsh -File.
            // Called as a script file, exit would only end that file.
            var path = Path.GetFullPath(file);
            var script = (ExternalScriptInfo)_runspace.SessionStateProxy.InvokeCommand.GetCommand(path, CommandTypes.ExternalScript);
            var name = Path.GetFileName(path);
            _runspace.SessionStateProxy.InvokeProvider.Item.Set("function:global:" + name, script.ScriptBlock);
            var command = new Command(name, isScript: false, useLocalScope: false);
            foreach (var argument in commandLine.Arguments)
            {
                command.Parameters.Add(argument);
            }

            ps.Commands.AddCommand(command);
        });
    }

    private void Invoke(Action<PowerShell> build)
    {
        using var powerShell = PowerShell.Create(_runspace);
        build(powerShell);
        powerShell.Invoke();
    }

    // Output and errors go through the engine's own formatting; a terminating error ends the script and makes the result false.
    private bool InvokeToScreen(Action<PowerShell> build, bool keepStatus = false)
    {
        using var powerShell = PowerShell.Create(_runspace);
        build(powerShell);
        powerShell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        powerShell.AddCommand("Out-Default");
        try
        {
            lock (_gate)
            {
                if (_isStopped)
                {
                    return false;
                }

                _running = powerShell;
            }

            // Only a pipeline that goes into the history leaves its $? behind.
            powerShell.Invoke(input: null, new PSInvocationSettings { AddToHistory = keepStatus });
            return true;
        }
        catch (PipelineStoppedException)
        {
            return false;
        }
        catch (RuntimeException e)
        {
            PrintError(e.ErrorRecord);
            return false;
        }
        finally
        {
            lock (_gate)
            {
                _running = null;
            }
        }
    }

    // pwsh -Command ends with 1 when the last command failed.
    private bool LastCommandSucceeded() => _runspace.SessionStateProxy.GetVariable("?") is true;

    private void PrintError(ErrorRecord error)
    {
        using var powerShell = PowerShell.Create(_runspace);
        // Marked as an error, the engine formats it as an error record and hands it to WriteErrorLine.
        var record = PSObject.AsPSObject(error);
        record.Properties.Add(new PSNoteProperty("writeErrorStream", true));
        powerShell.AddCommand("Out-Default").Invoke(new[] { record });
    }
}
