using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using PartnerReferrals.Emulator.Settings;

namespace PartnerReferrals.Emulator.Server;

/// <summary>The server's own arguments: <c>--port</c>, and every setting of the emulator in kebab-case.</summary>
internal sealed record CommandLine(int Port, bool Help, EmulatorSettings Settings)
{
    public static string Usage => new StringBuilder()
        .AppendLine("Emulator of the Partner Center Referrals API on a loopback port.")
        .AppendLine()
        .AppendLine("  --port <n>   0 (the default) takes any free port")
        .AppendJoin(Environment.NewLine, SettingTable.All.Select(s => $"  --{Kebab(s.Name)} <{s.Accepts}>"))
        .AppendLine()
        .AppendLine()
        .Append("A value that begins with @ names a file to read. docs/emulator.md explains each setting.")
        .ToString();

    /// <exception cref="ArgumentException">An argument is unknown, or its value is not understood.</exception>
    public static CommandLine Read(string[] args)
    {
        var port = 0;
        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < args.Length; index++)
        {
            if (args[index] is "--help" or "-h" or "-?")
            {
                return new CommandLine(0, Help: true, new EmulatorSettings());
            }

            if (!args[index].StartsWith("--", StringComparison.Ordinal))
            {
                throw new ArgumentException($"'{args[index]}' is not understood; arguments look like --latency 50. See --help.");
            }

            var name = args[index][2..];

            // A switch without a value is on.
            var value = index + 1 < args.Length && !args[index + 1].StartsWith("--", StringComparison.Ordinal) ? args[++index] : "true";
            value = value.StartsWith('@') ? File.ReadAllText(value[1..]) : value;
            if (name != "port")
            {
                texts[name.Replace("-", string.Empty, StringComparison.Ordinal)] = value;
            }
            else if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out port) || port > 65535)
            {
                throw new ArgumentException($"'{value}' is not a port; accepted are 0 to 65535.");
            }
        }

        return new CommandLine(port, Help: false, SettingTable.Apply(new EmulatorSettings(), texts, running: false));
    }

    private static string Kebab(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterUpper(c) ? $"-{char.ToLowerInvariant(c)}" : c.ToString()));
}
