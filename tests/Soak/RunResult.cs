using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace PartnerReferrals.Soak;

/// <summary>What a run's script wrote down: lines of a word and values.</summary>
internal sealed class RunResult
{
    private readonly ILookup<string, string[]> _lines;

    private RunResult(IEnumerable<string> lines) =>
        _lines = lines.Select(line => line.Split('\t')).ToLookup(cells => cells[0], cells => cells[1..]);

    /// <summary>Why it stopped early; null where it did not.</summary>
    public string? Stopped => Of("stopped").Select(cells => string.Join(' ', cells)).FirstOrDefault();

    public static RunResult Read(string path) => new(File.ReadLines(path));

    public IEnumerable<string[]> Of(string word) => _lines[word];
}
