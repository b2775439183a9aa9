using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace PartnerReferrals.Hostile;

/// <summary>Reads the part of OData's filter grammar that the facts name (7), and or/not; anything else is refused.</summary>
internal sealed partial class FilterParser
{
    private static readonly string[] Operators = ["eq", "ne", "gt", "ge", "lt", "le"];

    private readonly List<string> _tokens;
    private int _at;

    private FilterParser(string text) => _tokens = [.. Token().Matches(text).Select(m => m.Value)];

    /// <exception cref="FormatException">Not understood.</exception>
    public static Condition Parse(string text)
    {
        var parser = new FilterParser(text);
        var condition = parser.ParseOr();
        return parser._at == parser._tokens.Count ? condition : throw new FormatException($"'{parser._tokens[parser._at]}' is not expected.");
    }

    [GeneratedRegex("'(?:[^']|'')*'|[()]|[^\\s()']+")]
    private static partial Regex Token();

    private Condition ParseOr()
    {
        var condition = ParseAnd();
        while (Take("or"))
        {
            condition = new Both(condition, ParseAnd(), IsOr: true);
        }

        return condition;
    }

    private Condition ParseAnd()
    {
        var condition = ParseOne();
        while (Take("and"))
        {
            condition = new Both(condition, ParseOne(), IsOr: false);
        }

        return condition;
    }

    private Condition ParseOne()
    {
        if (Take("not"))
        {
            return new Not(ParseOne());
        }

        if (Take("("))
        {
            var inner = ParseOr();
            return Take(")") ? inner : throw new FormatException("A closing parenthesis is missing.");
        }

        var path = Next();
        var word = Next();
        if (!Operators.Contains(word) || !Regex.IsMatch(path, "^[A-Za-z/]+$"))
        {
            throw new FormatException($"'{path} {word}' is not understood.");
        }

        var literal = Next();
        return new Comparison(path, word, literal == "null" ? null : literal[0] == '\'' ? literal[1..^1].Replace("''", "'") : literal);
    }

    private string Next() => _at < _tokens.Count ? _tokens[_at++] : throw new FormatException("The filter ends too early.");

    private bool Take(string token)
    {
        if (_at >= _tokens.Count || _tokens[_at] != token)
        {
            return false;
        }

        _at++;
        return true;
    }
}
