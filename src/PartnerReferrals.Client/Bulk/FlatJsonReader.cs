using System;

namespace PartnerReferrals.Bulk;

/// <summary>
/// Reads a flat JSON object as a journal writes it: no white space, plain strings, whole numbers, <c>true</c>. A million rows are three million lines,
/// which a general reader takes several times as long for. It gives up on anything else, which is then that reader's.
/// </summary>
internal struct FlatJsonReader(string text)
{
    // A longer number may not fit.
    private const int MostDigits = 18;

    private int _at = 0;
    private int _name;
    private int _nameLength;
    private int _value;
    private int _valueLength;

    /// <summary>The object was read to its end, and nothing follows it.</summary>
    internal bool IsWhole { get; private set; } = false;

    /// <summary>The value is a string.</summary>
    internal bool IsString { get; private set; } = false;

    /// <summary>Goes on to the next property; false at the end, or at what it does not know.</summary>
    internal bool Read()
    {
        if (_at == 0 ? !Take('{') : !Take(','))
        {
            IsWhole = _at > 0 && Take('}') && _at == text.Length;
            return false;
        }

        if (!ReadText(out _name, out _nameLength) || !Take(':'))
        {
            return false;
        }

        IsString = ReadText(out _value, out _valueLength);
        return IsString || ReadWord();
    }

    internal readonly string Name() => text.Substring(_name, _nameLength);

    internal readonly bool Is(string value) => _valueLength == value.Length && string.CompareOrdinal(text, _value, value, 0, value.Length) == 0;

    internal readonly string Text() => text.Substring(_value, _valueLength);

    /// <summary>The value as a whole number; null where it is none.</summary>
    internal readonly long? Number()
    {
        if (IsString || _valueLength > MostDigits)
        {
            return null;
        }

        long number = 0;
        for (var i = 0; i < _valueLength; i++)
        {
            if (text[_value + i] is not (>= '0' and <= '9'))
            {
                return null;
            }

            number = (number * 10) + (text[_value + i] - '0');
        }

        return number;
    }

    private bool Take(char expected)
    {
        if (_at >= text.Length || text[_at] != expected)
        {
            return false;
        }

        _at++;
        return true;
    }

    private bool ReadText(out int start, out int length)
    {
        (start, length) = (_at + 1, 0);
        if (_at >= text.Length || text[_at] != '"')
        {
            return false;
        }

        for (var i = start; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"':
                    length = i - start;
                    _at = i + 1;
                    return true;
                case '\\' or < ' ':
                    return false;
            }
        }

        return false;
    }

    private bool ReadWord()
    {
        _value = _at;
        while (_at < text.Length && text[_at] is (>= '0' and <= '9') or (>= 'a' and <= 'z'))
        {
            _at++;
        }

        _valueLength = _at - _value;
        return _valueLength > 0 && (Is("true") || Number() is not null);
    }
}
