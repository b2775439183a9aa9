using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;
using System.Security;

namespace PartnerReferrals.Shell.Host;

/// <summary>Prints the engine's streams: output to output, everything else to the error stream.</summary>
internal sealed class ShellUserInterface(Screen screen) : PSHostUserInterface
{
    private readonly object _gate = new();

    /// <summary>The progress display.</summary>
    public ProgressLine Progress { get; } = new(screen);

    /// <inheritdoc/>
    public override PSHostRawUserInterface RawUI { get; } = new ShellRawUserInterface(screen.Width);

    /// <inheritdoc/>
    public override bool SupportsVirtualTerminal => screen.OutputIsTerminal;

    /// <inheritdoc/>
    public override void Write(string value) => Print(screen.Output.Write, value, screen.OutputIsTerminal);

    /// <inheritdoc/>
    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    /// <inheritdoc/>
    public override void WriteLine(string value) => Print(screen.Output.WriteLine, value, screen.OutputIsTerminal);

    /// <inheritdoc/>
    public override void WriteErrorLine(string value) => Print(screen.Error.WriteLine, value, screen.ErrorIsTerminal);

    /// <inheritdoc/>
    public override void WriteWarningLine(string message) => Print(screen.Error.WriteLine, "WARNING: " + message, screen.ErrorIsTerminal);

    /// <inheritdoc/>
    public override void WriteVerboseLine(string message) => Print(screen.Error.WriteLine, "VERBOSE: " + message, screen.ErrorIsTerminal);

    /// <inheritdoc/>
    public override void WriteDebugLine(string message) => Print(screen.Error.WriteLine, "DEBUG: " + message, screen.ErrorIsTerminal);

    /// <inheritdoc/>
    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        lock (_gate)
        {
            Progress.Show(record);
        }
    }

    /// <inheritdoc/>
    public override string ReadLine() => screen.Input?.ReadLine() ?? throw Unanswerable();

    /// <inheritdoc/>
    public override SecureString ReadLineAsSecureString()
    {
        var secret = new SecureString();
        foreach (var character in ReadLine())
        {
            secret.AppendChar(character);
        }

        secret.MakeReadOnly();
        return secret;
    }

    /// <inheritdoc/>
    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        ArgumentNullException.ThrowIfNull(descriptions);
        var answers = new Dictionary<string, PSObject>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in descriptions)
        {
            Write(field.Name + ": ");
            answers[field.Name] = ReadLine();
        }

        return answers;
    }

    /// <inheritdoc/>
    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        ArgumentNullException.ThrowIfNull(choices);
        WriteLine(caption);
        WriteLine(message);
        while (true)
        {
            for (var i = 0; i < choices.Count; i++)
            {
                Write($"[{HotKey(choices[i])}] {choices[i].Label.Replace("&", "", StringComparison.Ordinal)}  ");
            }

            var answer = ReadLine().Trim();
            if (answer.Length == 0 && defaultChoice >= 0)
            {
                return defaultChoice;
            }

            for (var i = 0; i < choices.Count; i++)
            {
                if (string.Equals(answer, HotKey(choices[i]), StringComparison.OrdinalIgnoreCase)
                    || string.Equals(answer, choices[i].Label.Replace("&", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase))
                {
                    return i;
                }
            }
        }
    }

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw Unanswerable();

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw Unanswerable();

    private static string HotKey(ChoiceDescription choice)
    {
        var mark = choice.Label.IndexOf('&', StringComparison.Ordinal);
        return choice.Label.Substring(mark + 1, 1).ToUpperInvariant();
    }

    private static HostException Unanswerable() => new("The command asks for input, and nobody can answer here.");

    // Colours are for terminals: in a file or another program they would be noise.
    private void Print(Action<string> print, string value, bool isTerminal)
    {
        var text = isTerminal ? value : new StringDecorated(value).ToString(OutputRendering.PlainText);
        lock (_gate)
        {
            Progress.Clear();
            print(text);
        }
    }
}
