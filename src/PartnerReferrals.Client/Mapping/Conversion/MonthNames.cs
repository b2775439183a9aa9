using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>
/// Names of months and their short forms in English, German, French, Spanish, Italian, Dutch and Portuguese; none means two months. Source:
/// Unicode CLDR 42.
/// </summary>
internal static class MonthNames
{
    private static readonly string[] Lines =
    [
        "january jan januar jän jänner janvier janv enero ene gennaio gen januari janeiro",
        "february feb februar février févr fév febrero febbraio februari fevereiro fev",
        "march mar märz mär mrz mars marzo maart mrt março",
        "april apr avril avr abril abr aprile",
        "may mai mayo maggio mag mei maio",
        "june jun juni juin junio giugno giu junho",
        "july jul juli juillet juil julio luglio lug julho",
        "august aug août agosto ago augustus",
        "september sep sept septembre septiembre settembre set setembro",
        "october oct oktober okt octobre octubre ottobre ott outubro out",
        "november nov novembre noviembre novembro",
        "december dec dezember dez décembre déc diciembre dic dicembre dezembro",
    ];

    private static readonly Dictionary<string, int> ByName = Lines
        .SelectMany((line, index) => line.Split(' ').Select(name => (name, month: index + 1)))
        .ToDictionary(pair => pair.name, pair => pair.month, StringComparer.OrdinalIgnoreCase);

    /// <summary>The month; null for a word that is none.</summary>
    internal static int? Find(string word) => ByName.TryGetValue(word, out var month) ? month : null;
}
