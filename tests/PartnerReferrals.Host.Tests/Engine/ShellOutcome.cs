using System;
using System.Collections.Generic;

namespace PartnerReferrals.Host.Tests.Engine;

/// <summary>How a run of the Shell ended.</summary>
internal sealed record ShellOutcome(int ExitCode, string Output, string Errors)
{
    /// <summary>Output lines of the form <c>name=value</c>, of a run that must have succeeded.</summary>
    public IReadOnlyDictionary<string, string> Facts()
    {
        Assert.True(ExitCode == 0 && Errors.Length == 0, $"Exit code {ExitCode}{Environment.NewLine}{Errors}{Environment.NewLine}{Output}");
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Output.ReplaceLineEndings("\n").Split('\n'))
        {
            var separator = line.IndexOf('=', StringComparison.Ordinal);
            if (separator > 0)
            {
                facts[line[..separator]] = line[(separator + 1)..];
            }
        }

        return facts;
    }
}
