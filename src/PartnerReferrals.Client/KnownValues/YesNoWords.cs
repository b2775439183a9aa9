using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.KnownValues;

/// <summary>
/// How people, spreadsheets and databases write yes and no: the words and their first letters in the languages most lists are kept in,
/// what a spreadsheet in these languages shows for true and false, a cross that ticks a box, and ticks. A cross of another kind says
/// either, so it is not here.
/// </summary>
internal static class YesNoWords
{
    /// <summary>Yes.</summary>
    internal static IReadOnlyList<string> Yes { get; } =
        ["Yes", "True", "1", "Y", "X", "Ja", "J", "Oui", "Si", "Sí", "Sì", "Sim", "Wahr", "Vrai", "Verdadero", "Verdadeiro", "Vero", "Waar", "✓", "✔", "☑", "✅"];

    /// <summary>No.</summary>
    internal static IReadOnlyList<string> No { get; } =
        ["No", "False", "0", "N", "Nein", "Non", "Não", "Nao", "Nee", "Nej", "Nei", "Falsch", "Faux", "Falso", "Onwaar", "☐"];

    private static readonly Dictionary<string, bool> ByWord = Yes
        .Select(word => (word, true))
        .Concat(No.Select(word => (word, false)))
        .ToDictionary(pair => pair.word, pair => pair.Item2, StringComparer.OrdinalIgnoreCase);

    /// <summary>What a word says; null where it says neither.</summary>
    /// <param name="word">The word, in any case.</param>
    internal static bool? Read(string word) =>
        ByWord.TryGetValue(word.TrimEnd('\uFE0F'), out var flag) ? flag : null; // Behind a tick may stand the mark that it is to be shown in color.

    /// <summary>Those that are words, as other spellings of a known value.</summary>
    internal static IReadOnlyList<string> Spellings(IEnumerable<string> words, string except) =>
        [.. words.Where(word => char.IsLetter(word[0]) && word.Length > 1 && word != except)];
}
