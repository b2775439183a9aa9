using System;

namespace PartnerReferrals.Runs;

/// <summary>
/// Reads a line as this module writes it, byte by byte and without making text of it. It knows one form only and says so of everything else, which
/// <see cref="JournalLine.Parse(string)"/> then reads: what it takes, that takes too, and to the same effect.
/// </summary>
internal struct JournalLineScanner(byte[] bytes, int start, int end)
{
    private static readonly byte[] Batch = Ascii("{\"batch\":");
    private static readonly byte[] End = Ascii(",\"end\":true");
    private static readonly byte[] State = Ascii(",\"state\":\"");
    private static readonly byte[] Row = Ascii(",\"row\":");
    private static readonly byte[] Key = Ascii(",\"key\":\"");
    private static readonly byte[] Hash = Ascii(",\"hash\":\"");
    private static readonly byte[][] Named = [Ascii(RowKey.IdPrefix), Ascii(RowKey.ReferralPrefix)];

    private static readonly byte[] SentAt = Ascii(",\"sentAt\":\"");
    private static readonly byte[][] Skews = [Ascii(",\"skewLeastMs\":"), Ascii(",\"skewMostMs\":")];
    private static readonly byte[] SkewOf = Ascii(",\"skewOf\":\"");
    private static readonly byte[] RequestId = Ascii(",\"requestId\":\"");
    private static readonly byte[] Id = Ascii(",\"id\":\"");
    private static readonly byte[] ConnectedId = Ascii(",\"connectedId\":\"");
    private static readonly byte[][] Texts =
    [
        Ascii(",\"leg\":\""), Ascii(",\"answer\":\""), Ascii(",\"engagementId\":\""), Ascii(",\"error\":\""),
    ];

    private static readonly byte[][] States =
    [
        Ascii("planned"), Ascii("sending"), Ascii("created"), Ascii("rejected"), Ascii("unknown"), Ascii("updated"),
    ];

    // A clock that is three years off; a line that says more is for the other reader.
    private const long MostMilliseconds = 100_000_000_000;

    private int _at = start;

    /// <summary>Reads it; false where it has another form.</summary>
    internal bool TryRead(out JournalEntry entry)
    {
        entry = default;
        if (!Take(Batch) || !TakeNumber(out entry.Batch))
        {
            return false;
        }

        entry.EndsBatch = Take(End);
        return Take(State) && TakeState(ref entry)
            && Take(Row) && TakeNumber(out entry.Row)
            && Take(Key) && TakeKey(ref entry)
            && Take(Hash) && TakeText(out _, out _)
            && TakeRest(ref entry);
    }

    private static byte[] Ascii(string text) => System.Text.Encoding.ASCII.GetBytes(text);

    private bool TakeRest(ref JournalEntry entry)
    {
        if (Take(SentAt))
        {
            entry.HasSentAt = true;
            if (!TakeText(out var from, out var to) || !IsDate(from, to))
            {
                return false;
            }
        }

        foreach (var skew in Skews)
        {
            if (Take(skew) && !TakeMilliseconds())
            {
                return false;
            }
        }

        if (Take(SkewOf) && !TakeText(out _, out _))
        {
            return false;
        }

        if (Take(RequestId) && !(TakeText(out var idFrom, out var idTo) && TryGuid(idFrom, idTo, out _)))
        {
            return false;
        }

        while (_at < end - 1)
        {
            if (Take(Id))
            {
                if (!TakeText(out var from, out var to) || !TryGuid(from, to, out entry.Id))
                {
                    return false;
                }
            }
            else if (Take(ConnectedId))
            {
                if (!TakeText(out var from, out var to) || !TryGuid(from, to, out entry.ConnectedId))
                {
                    return false;
                }
            }
            else if (!TakeOther())
            {
                return false;
            }
        }

        return _at == end - 1 && bytes[_at] == '}';
    }

    private bool TakeOther()
    {
        foreach (var name in Texts)
        {
            if (Take(name))
            {
                return TakeText(out _, out _);
            }
        }

        return false;
    }

    private bool Take(byte[] text)
    {
        if (end - _at < text.Length)
        {
            return false;
        }

        // What is not there mostly differs in its third letter.
        for (var i = 0; i < text.Length; i++)
        {
            if (bytes[_at + i] != text[i])
            {
                return false;
            }
        }

        _at += text.Length;
        return true;
    }

    private bool TakeNumber(out long number)
    {
        number = 0;
        var from = _at;
        while (_at < end && bytes[_at] is >= (byte)'0' and <= (byte)'9')
        {
            number = (number * 10) + (bytes[_at++] - '0');
        }

        // Longer ones may not fit, and JSON knows no leading zero.
        return _at > from && _at - from <= 18 && (bytes[from] != '0' || _at - from == 1);
    }

    private bool TakeMilliseconds()
    {
        _at += _at < end && bytes[_at] == '-' ? 1 : 0;
        return TakeNumber(out var number) && number <= MostMilliseconds;
    }

    private bool TakeState(ref JournalEntry entry)
    {
        if (!TakeText(out var from, out var to))
        {
            return false;
        }

        for (var state = 0; state < States.Length; state++)
        {
            if (Equal(States[state], from, to))
            {
                entry.State = (JournalState)state;
                return true;
            }
        }

        return false;
    }

    private bool TakeKey(ref JournalEntry entry)
    {
        if (!TakeText(out var from, out var to))
        {
            return false;
        }

        entry.Key = RowKeyHash.Of(bytes, from, to);
        entry.IsByContent = true;
        foreach (var prefix in Named)
        {
            entry.IsByContent &= !Equal(prefix, from, from + prefix.Length);
        }

        return true;
    }

    /// <summary>Takes the rest of a text and its closing quote. Escapes and letters beyond ASCII are for the other reader.</summary>
    private bool TakeText(out int from, out int to)
    {
        from = _at;
        while (_at < end && bytes[_at] is >= 0x20 and < 0x7F and not ((byte)'"' or (byte)'\\'))
        {
            _at++;
        }

        to = _at;
        return _at < end && bytes[_at++] == '"';
    }

    private readonly bool Equal(byte[] text, int from, int to)
    {
        if (to - from != text.Length)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (bytes[from + i] != text[i])
            {
                return false;
            }
        }

        return true;
    }

    // As JsonText.FormatDate writes it: 2026-03-01T12:00:00[.1234567]Z.
    private readonly bool IsDate(int from, int to) =>
        to - from is 20 or (>= 22 and <= 28)
        && TryDigits(from, 4, out var year) && year > 0 && bytes[from + 4] == '-'
        && TryDigits(from + 5, 2, out var month) && month is >= 1 and <= 12 && bytes[from + 7] == '-'
        && TryDigits(from + 8, 2, out var day) && day > 0 && day <= DateTime.DaysInMonth(year, month) && bytes[from + 10] == 'T'
        && TryDigits(from + 11, 2, out var hour) && hour < 24 && bytes[from + 13] == ':'
        && TryDigits(from + 14, 2, out var minute) && minute < 60 && bytes[from + 16] == ':'
        && TryDigits(from + 17, 2, out var second) && second < 60 && bytes[to - 1] == 'Z'
        && (to - from == 20 || (bytes[from + 19] == '.' && TryDigits(from + 20, to - from - 21, out _)));

    private readonly bool TryDigits(int from, int count, out int number)
    {
        number = 0;
        for (var i = from; i < from + count; i++)
        {
            if (bytes[i] is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            number = (number * 10) + (bytes[i] - '0');
        }

        return true;
    }

    private readonly bool TryGuid(int from, int to, out Guid guid)
    {
        guid = default;
        if (to - from != 36 || bytes[from + 8] != '-' || bytes[from + 13] != '-' || bytes[from + 18] != '-' || bytes[from + 23] != '-')
        {
            return false;
        }

        if (!TryHex(from, 8, out var a) || !TryHex(from + 9, 4, out var b) || !TryHex(from + 14, 4, out var c)
            || !TryHex(from + 19, 4, out var d) || !TryHex(from + 24, 12, out var e))
        {
            return false;
        }

        guid = new Guid(
            unchecked((int)a), unchecked((short)b), unchecked((short)c),
            (byte)(d >> 8), (byte)d, (byte)(e >> 40), (byte)(e >> 32), (byte)(e >> 24), (byte)(e >> 16), (byte)(e >> 8), (byte)e);
        return true;
    }

    private readonly bool TryHex(int from, int digits, out ulong number)
    {
        number = 0;
        for (var i = from; i < from + digits; i++)
        {
            int digit = bytes[i];
            digit = digit is >= '0' and <= '9' ? digit - '0' : digit is >= 'a' and <= 'f' ? digit - 'a' + 10 : -1;
            if (digit < 0)
            {
                return false;
            }

            number = (number << 4) | (uint)digit;
        }

        return true;
    }
}
