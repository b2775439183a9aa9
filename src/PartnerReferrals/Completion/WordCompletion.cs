using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using PartnerReferrals.WellKnown;

namespace PartnerReferrals.Completion;

/// <summary>Words with their meaning as completion results, quoted where the language needs it.</summary>
internal static class WordCompletion
{
    /// <summary>
    /// The words that begin with what was typed; if none does, those that contain it; else those whose meaning does, so that
    /// somebody who types a country's name finds its code.
    /// </summary>
    internal static IEnumerable<CompletionResult> Of(IEnumerable<WellKnownValue> words, string? typed)
    {
        var text = (typed ?? "").Trim('\'', '"');
        var all = words.ToList();
        var matching = all.Where(w => w.Value.StartsWith(text, StringComparison.OrdinalIgnoreCase)).ToList();
        foreach (var part in new Func<WellKnownValue, string>[] { w => w.Value, w => w.Description })
        {
            if (matching.Count == 0)
            {
                matching = [.. all.Where(w => part(w).IndexOf(text, StringComparison.OrdinalIgnoreCase) >= 0)];
            }
        }

        return matching.Select(w => new CompletionResult(Quote(w.Value), w.Value, CompletionResultType.ParameterValue, w.Description));
    }

    private static string Quote(string word) =>
        word.All(c => char.IsLetterOrDigit(c) || c == '-') ? word : $"'{CodeGeneration.EscapeSingleQuotedStringContent(word)}'";
}
