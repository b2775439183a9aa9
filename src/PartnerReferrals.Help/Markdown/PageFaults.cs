using System.Collections;
using System.Collections.Generic;
using System.Globalization;

namespace PartnerReferrals.Help.Markdown;

/// <summary>Collects every fault of every page: one build shows them all.</summary>
internal sealed class PageFaults : IReadOnlyCollection<PageFault>
{
    private readonly List<PageFault> _faults = [];

    public int Count => _faults.Count;

    public void Add(string file, int line, string code, string message) => _faults.Add(new PageFault(file, line, code, message));

    public IEnumerator<PageFault> GetEnumerator() => _faults.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Something wrong in a page, at a line (1-based).</summary>
internal sealed record PageFault(string File, int Line, string Code, string Message)
{
    /// <summary>MSBuild's canonical error format, so that the build and every editor point to the line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}({Line}): error {Code}: {Message}");
}

/// <summary>What can be wrong in a page.</summary>
internal static class PageFaultCode
{
    internal const string MissingSection = "HELP001";
    internal const string UnknownHeading = "HELP002";
    internal const string WrongTitle = "HELP003";
    internal const string EmptySection = "HELP004";
    internal const string BadExample = "HELP005";
    internal const string UndescribedParameter = "HELP006";
    internal const string UnknownParameter = "HELP007";
    internal const string UnknownCmdlet = "HELP008";
    internal const string WrongType = "HELP009";
    internal const string BadPlaceholder = "HELP010";
    internal const string HtmlInText = "HELP011";
    internal const string TooWide = "HELP012";
    internal const string Unfinished = "HELP013";
    internal const string BadLink = "HELP014";
    internal const string DuplicateHeading = "HELP015";
}
