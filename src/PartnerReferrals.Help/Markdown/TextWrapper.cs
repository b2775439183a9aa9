using System;
using System.Collections.Generic;
using System.Text;

namespace PartnerReferrals.Help.Markdown;

/// <summary>Breaks text at spaces. A word longer than the line keeps a line of its own: an address or id must stay whole.</summary>
internal static class TextWrapper
{
    /// <summary>At least one line, each at most <paramref name="width"/> long where words allow; line breaks in the text are kept.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            var line = new StringBuilder();
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.Length > 0 && line.Length + 1 + word.Length > width)
                {
                    lines.Add(line.ToString());
                    line.Clear();
                }

                line.Append(line.Length > 0 ? " " : "").Append(word);
            }

            lines.Add(line.ToString());
        }

        return lines;
    }
}
