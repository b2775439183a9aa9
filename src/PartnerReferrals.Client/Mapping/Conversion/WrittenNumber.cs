using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.KnownValues;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>
/// A number that somebody wrote: digits with separators of thousands and of decimals, a sign, and perhaps a currency beside it. What its
/// separators mean follows from where they stand; where that is not enough, from the culture; otherwise it has two readings.
/// </summary>
internal sealed class WrittenNumber
{
    private const int MostDigits = 28;

    private WrittenNumber()
    {
    }

    /// <summary>The number, in digits with a point; null where it cannot be read.</summary>
    internal string? Plain { get; private init; }

    /// <summary>Where both readings are possible: with the separator before decimals. <see cref="Plain"/> then has it between thousands.</summary>
    internal string? AsDecimals { get; private init; }

    /// <summary>The separator with two readings.</summary>
    internal char Separator { get; private init; }

    /// <summary>The text is a number, but not as the culture writes numbers.</summary>
    internal bool ContradictsCulture { get; private init; }

    /// <summary>It has more digits than a decimal number holds.</summary>
    internal bool IsTooLong { get; private init; }

    /// <summary>The currency beside it; null for none.</summary>
    internal string? Sign { get; private init; }

    /// <summary>Reads a text without blanks around it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="culture">How numbers are written; null where nobody said.</param>
    internal static WrittenNumber Read(string text, WrittenCulture? culture)
    {
        var first = IndexOfDigit(text);
        if (first < 0)
            return new WrittenNumber();

        var last = text.Length - 1;
        while (!IsDigit(text[last]))
            last--;

        var before = text.Substring(0, first).Trim();
        var minus = TakeSign(ref before);
        var isFraction = before is "." or ",";
        var core = isFraction ? "0" + before + text.Substring(first, last - first + 1) : text.Substring(first, last - first + 1);
        if (ReadSign(isFraction ? "" : before, text.Substring(last + 1).Trim()) is not { } sign)
            return new WrittenNumber();

        return Of(core, minus, sign.Length == 0 ? null : sign, culture);
    }

    /// <summary>Whether a plain number with a point would be taken for something else by whoever groups thousands with points.</summary>
    internal static bool ReadsTwoWays(string text) => text.IndexOf('.') > 0 && Read(text, null).AsDecimals is not null;

    private static WrittenNumber Of(string core, string minus, string? sign, WrittenCulture? culture)
    {
        if (Runs.Of(core) is not { } runs)
            return new WrittenNumber();

        var grouped = runs.IsGrouped(runs.Separators.Count) ? runs.Join(runs.Digits.Count) : null;
        var decimals = runs.HasDecimals ? runs.Join(runs.Digits.Count - 1) + "." + runs.Digits[runs.Digits.Count - 1] : null;
        if (runs.Digits.Sum(d => d.Length) > MostDigits)
            return new WrittenNumber { IsTooLong = true };

        if (runs.Separators.Count == 0)
            return new WrittenNumber { Plain = minus + runs.Digits[0], Sign = sign };

        if (culture is not null)
        {
            // Blanks and apostrophes group in any culture; a point or comma has the part that the culture gives it.
            grouped = runs.Separators[0] == culture.DecimalSign ? null : grouped;
            var isContradiction = decimals is not null && runs.LastSeparator != culture.DecimalSign;
            decimals = isContradiction ? null : decimals;
            return (grouped ?? decimals) is { } number
                ? new WrittenNumber { Plain = minus + number, Sign = sign }
                : new WrittenNumber { ContradictsCulture = true };
        }

        if (grouped is not null && decimals is not null)
            return new WrittenNumber { Plain = minus + grouped, AsDecimals = minus + decimals, Separator = runs.LastSeparator, Sign = sign };

        return (grouped ?? decimals) is { } plain ? new WrittenNumber { Plain = minus + plain, Sign = sign } : new WrittenNumber();
    }

    private static int IndexOfDigit(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsDigit(text[i]))
                return i;
        }

        return -1;
    }

    /// <summary>Takes plus or minus off either end of what stands before the digits.</summary>
    private static string TakeSign(ref string before)
    {
        if (before.Length == 0)
            return "";

        var atEnd = before[before.Length - 1] is '+' or '-' or '\u2212';
        if (!atEnd && before[0] is not ('+' or '-' or '\u2212'))
            return "";

        var sign = atEnd ? before[before.Length - 1] : before[0];
        before = (atEnd ? before.Substring(0, before.Length - 1) : before.Substring(1)).Trim();
        return sign == '+' ? "" : "-";
    }

    /// <summary>The currency in front or behind; empty for none, null for anything else.</summary>
    private static string? ReadSign(string before, string behind)
    {
        if (before.Length == 0 && behind.Length == 0)
            return "";

        var sign = before.Length == 0 ? behind : behind.Length == 0 ? before : null;
        if (sign is not null)
            return CurrencySigns.Currencies(sign).Count > 0 ? sign : null;

        // $50 USD: one of them says what the other leaves open.
        var both = CurrencySigns.Currencies(before).Intersect(CurrencySigns.Currencies(behind)).ToList();
        return both.Count == 1 ? both[0] : null;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    /// <summary>Runs of digits and the separators between them.</summary>
    private sealed class Runs
    {
        internal List<string> Digits { get; } = [];

        internal List<char> Separators { get; } = [];

        internal char LastSeparator => Separators[Separators.Count - 1];

        /// <summary>The last separator can stand before decimals: it is none of those before it, and these group thousands.</summary>
        internal bool HasDecimals =>
            Separators.Count > 0 && LastSeparator is '.' or ',' && Separators.IndexOf(LastSeparator) == Separators.Count - 1
            && (Separators.Count == 1 || IsGrouped(Separators.Count - 1));

        internal static Runs? Of(string core)
        {
            var runs = new Runs();
            var start = 0;
            for (var i = 0; i <= core.Length; i++)
            {
                if (i < core.Length && IsDigit(core[i]))
                    continue;

                if (i == start)
                    return null;

                runs.Digits.Add(core.Substring(start, i - start));
                start = i + 1;
                if (i < core.Length && Separator(core[i]) is { } separator)
                    runs.Separators.Add(separator);
                else if (i < core.Length)
                    return null;
            }

            return runs;
        }

        /// <summary>The first separators are one and the same, and part thousands (or, by commas, lakhs and crores).</summary>
        internal bool IsGrouped(int count)
        {
            if (count == 0 || Digits[0].Length > 3 || Digits[0][0] == '0' || Separators.Take(count).Any(s => s != Separators[0]) || Digits[count].Length != 3)
                return false;

            var between = Digits.Skip(1).Take(count - 1).ToList();
            return between.TrueForAll(d => d.Length == 3)
                || (Separators[0] == ',' && Digits[0].Length <= 2 && between.TrueForAll(d => d.Length == 2));
        }

        internal string Join(int count) => string.Concat(Digits.Take(count));

        private static char? Separator(char c) => c switch
        {
            '.' or ',' => c,
            '\'' or '\u2019' or '\u02BC' or '\u00B4' => '\'',
            _ when char.IsWhiteSpace(c) => ' ',
            _ => null,
        };
    }
}
