using System.IO;

namespace PartnerReferrals.Shell.Host;

/// <summary>Where a session prints, and what that place can do.</summary>
/// <param name="output">Normal output.</param>
/// <param name="error">Errors, warnings, verbose and debug lines, progress.</param>
/// <param name="width">Columns to format for.</param>
internal sealed class Screen(TextWriter output, TextWriter error, int width)
{
    /// <summary>Normal output.</summary>
    public TextWriter Output { get; } = output;

    /// <summary>Everything that is not output, so that <c>… &gt; file</c> keeps only output.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>Columns to format for.</summary>
    public int Width { get; } = width;

    /// <summary>Output goes to a terminal that understands colours.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Errors go to a terminal, so a progress line can be redrawn in place.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Answers to prompts; null where nobody can answer.</summary>
    public TextReader? Input { get; init; }
}
