using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace PartnerReferrals.Help.Markdown;

/// <summary>
/// Breaks text at spaces, and inside a word only at an <see cref="OptionalBreak"/>. A word longer than the line keeps a
/// line of its own: an address or id must stay whole.
/// </summary>
internal static class TextWrapper
{
    /// <summary>A zero-width space: the word may go on in the next line here.</summary>
    public const char OptionalBreak = '\u200b';

    /// <summary>At least one line, each at most <paramref name="width"/> long where words allow; line breaks in the text are kept.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            var line = new StringBuilder();
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var separator = line.Length > 0 ? " " : "";
                foreach (var part in Parts(word, width))
                {
                    if (line.Length > 0 && line.Length + separator.Length + part.Length > width)
                    {
                        lines.Add(line.ToString());
                        line.Clear();
                        separator = "";
                    }

                    line.Append(separator).Append(part);
                    separator = "";
                }
            }

            lines.Add(line.ToString());
        }

        return lines;
    }

    private static IEnumerable<string> Parts(string word, int width)
    {
        var parts = word.Split(OptionalBreak);
        var whole = string.Concat(parts);
        return whole.Length <= width ? [whole] : parts.Where(p => p.Length > 0);
    }
}
