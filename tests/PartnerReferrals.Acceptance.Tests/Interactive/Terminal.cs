using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Hex1b;
using Hex1b.Automation;
using Hex1b.Input;

namespace PartnerReferrals.Acceptance.Tests.Interactive;

/// <summary>A program in a real terminal of 80 columns: a pseudo-terminal with a screen that answers cursor queries.</summary>
internal sealed class Terminal : IAsyncDisposable
{
    public const int Columns = 80;

    // A busy machine is slow; what hangs is far slower.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Hex1bTerminal _terminal;
    private readonly Hex1bTerminalAutomator _keyboard;
    private readonly Task<int> _run;

    /// <summary>Starts a program.</summary>
    /// <param name="assembly">The program, which dotnet runs.</param>
    /// <param name="folder">The folder it starts in.</param>
    /// <param name="environment">Variables to set.</param>
    /// <param name="arguments">Its arguments.</param>
    public Terminal(string assembly, string folder, IDictionary<string, string> environment, params string[] arguments)
    {
        _terminal = Hex1bTerminal.CreateBuilder().WithHeadless().WithDimensions(Columns, 40).WithPtyProcess(process =>
        {
            process.FileName = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
            process.Arguments = ["exec", assembly, .. arguments];
            process.WorkingDirectory = folder;
            process.Environment = new Dictionary<string, string>(environment) { ["TERM"] = "xterm-256color" };
        }).Build();
        _keyboard = new Hex1bTerminalAutomator(_terminal, Patience);
        _run = _terminal.RunAsync();
    }

    /// <summary>Types text.</summary>
    public Task TypeAsync(string text) => _keyboard.TypeAsync(text);

    /// <summary>Types a command and presses Enter.</summary>
    public async Task EnterAsync(string command)
    {
        await _keyboard.TypeAsync(command);
        await _keyboard.EnterAsync();
    }

    public Task TabAsync() => _keyboard.TabAsync();

    public Task InterruptAsync() => _keyboard.Ctrl().KeyAsync(Hex1bKey.C);

    /// <summary>Waits until the screen is as wanted and returns its lines, without blanks at their ends.</summary>
    public async Task<IReadOnlyList<string>> UntilAsync(Func<IReadOnlyList<string>, bool> isReached, string what)
    {
        IReadOnlyList<string> screen = [];
        await _keyboard.WaitUntilAsync(
            snapshot => isReached(screen = [.. snapshot.GetScreenText().Split('\n').Select(line => line.TrimEnd())]), description: what);
        return screen;
    }

    /// <summary>Waits for the end of the program and returns its exit code.</summary>
    public Task<int> EndAsync() => _run.WaitAsync(Patience);

    public ValueTask DisposeAsync() => _terminal.DisposeAsync();
}
