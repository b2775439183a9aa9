using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using PartnerReferrals.KnownValues;

namespace PartnerReferrals.Completion;

/// <summary>Known values with their meaning as completion results, quoted where the language needs it.</summary>
internal static class ValueCompletion
{
    private static readonly Func<KnownValue, string, bool>[] Nearness =
    [
        (word, text) => Begins(word.Value, text),
        (word, text) => Begins(word.Description, text),
        (value, text) => value.OtherNames.Any(name => Begins(name, text)),
        (value, text) => value.Description.IndexOf(" " + text, StringComparison.OrdinalIgnoreCase) >= 0,
        (value, text) => value.Value.IndexOf(text, StringComparison.OrdinalIgnoreCase) >= 0,
        (value, text) => value.Description.IndexOf(text, StringComparison.OrdinalIgnoreCase) >= 0,
    ];

    /// <summary>
    /// The values that begin with what was typed; if none does, those whose meaning or another name does, so that somebody who types
    /// a country's name finds its code; else those that have it further in.
    /// </summary>
    internal static IEnumerable<CompletionResult> Of(IEnumerable<KnownValue> values, string? typed)
    {
        var text = (typed ?? "").Trim('\'', '"');
        var all = values.ToList();
        var matching = Nearness.Select(isNear => all.Where(value => isNear(value, text)).ToList()).FirstOrDefault(found => found.Count > 0) ?? [];
        return matching.Select(w => new CompletionResult(Quote(w.Value), w.Value, CompletionResultType.ParameterValue, w.Description));
    }

    private static bool Begins(string value, string text) => value.StartsWith(text, StringComparison.OrdinalIgnoreCase);

    private static string Quote(string value) =>
        value.All(c => char.IsLetterOrDigit(c) || c == '-') ? value : $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'";
}
