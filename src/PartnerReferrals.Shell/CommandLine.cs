using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Runspaces;

namespace PartnerReferrals.Shell;

/// <summary>What to run: a script file with arguments, or a command text, as <c>pwsh -File</c> and <c>pwsh -Command</c> take them.</summary>
internal sealed class CommandLine
{
    private const string Usage =
        """
        Runs PowerShell with the PartnerReferrals module imported, on machines that have the .NET SDK and no pwsh.

          dotnet run --project src/PartnerReferrals.Shell                        the quickstart, against the emulator
          dotnet run --project src/PartnerReferrals.Shell -- my.ps1 -Arg x       a script with its arguments
          dotnet run --project src/PartnerReferrals.Shell -- -Command '…'        a command

        The engine here has the language, modules and formatting, but not the cmdlets of Microsoft.PowerShell.Utility
        and Management (Import-Csv, Select-Object, Write-Host …): for those, use pwsh.
        """;

    /// <summary>Script file; null when <see cref="Command"/> is given, and both null for the quickstart.</summary>
    public string? File { get; private init; }

    /// <summary>Command text.</summary>
    public string? Command { get; private init; }

    /// <summary>Arguments of the script.</summary>
    public IReadOnlyList<CommandParameter> Arguments { get; private init; } = [];

    /// <summary>Reads the arguments. On false, <paramref name="message"/> is what to print; the command line is null when the arguments are wrong.</summary>
    public static bool TryParse(string[] args, out CommandLine? commandLine, out string? message)
    {
        message = null;
        commandLine = new CommandLine();
        if (args.Length == 0)
        {
            return true;
        }

        switch (args[0].ToUpperInvariant())
        {
            case "-H" or "-HELP" or "--HELP" or "-?" or "/?":
                message = Usage;
                return false;
            case "-C" or "-COMMAND" when args.Length > 1:
                commandLine = new CommandLine { Command = string.Join(" ", args.Skip(1)) };
                return true;
            case "-F" or "-FILE" when args.Length > 1:
                commandLine = ForFile(args[1], args.Skip(2));
                return true;
            case var first when first.StartsWith('-'):
                message = $"'{args[0]}' needs a value or is not known here.{Environment.NewLine}{Environment.NewLine}{Usage}";
                commandLine = null;
                return false;
            default:
                commandLine = ForFile(args[0], args.Skip(1));
                return true;
        }
    }

    private static CommandLine ForFile(string file, IEnumerable<string> args) =>
        new() { File = file, Arguments = [.. args.Select(ToParameter)] };

    // A name keeps its dash: the engine then pairs it with the argument after it as it would in a script, switches included.
    private static CommandParameter ToParameter(string argument)
    {
        if (argument.Length < 2 || argument[0] != '-' || !char.IsLetter(argument[1]))
        {
            return new CommandParameter(null, argument);
        }

        var colon = argument.IndexOf(':', StringComparison.Ordinal);
        return colon < 0
            ? new CommandParameter(argument)
            : new CommandParameter(argument[1..colon], SwitchValue(argument[(colon + 1)..]));
    }

    private static object SwitchValue(string text) => text.ToUpperInvariant() switch
    {
        "$TRUE" => true,
        "$FALSE" => false,
        _ => text,
    };
}
