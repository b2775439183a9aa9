using System;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Client.Tests.RoughInput;

/// <summary>Texts that readers stumble over, and names and JSON made of them.</summary>
internal static class RoughText
{
    private static readonly string[] Fragments =
    [
        "", " ", "\0", "\t", "\r", "\n", "\r\n", "\"", "\"\"", "'", ",", ";", "|", "=", "+", "-", "@", "\\", "/", "{", "}", "[", "]", "(", ")", ":", ".", "_", "#", "%", "$",
        "\uFEFF", "\uFFFE", "\uD83C", "\uDF5E", "\u2028", "\u00A0", "\u202E", "\u200F", "\uFFFD", "İ", "ı", "ß", "é", "e\u0301", "Ã©", "🍞", "日本", "مخبز", "٣",
        "null", "true", "Yes", "no", "NaN", "Infinity", "-0", "0", "1", "42000.50", "1e5", "1e308", "1e400", "-1e-400", "9223372036854775808", "79228162514264337593543950336", "0x10",
        "1,234.56", "1.234,56", "1'234", "1 234", "12.31.2026", "2026-02-30", "2026-11-30", "0001-01-01", "9999-12-31", "T23:59:59.9999999Z", "+14:00", "31/12/2026", "12/31/2026", "Nov", "45992",
        "&amp;", "&#0;", "&#xD800;", "&#99999999;", "&lt", "€", "CHF", "USD ", "CH", "Schweiz", "Nowhere", "SOL-1;SOL-2", "Duns=1", "(clear)", "CoSell", "Microsoft", "a@b.example", "+41 41 000 00 01",
        "sep=", "#TYPE ", "System.Object", "=\"00042\"", "x",
    ];

    /// <summary>A few fragments; any characters, halves of pairs too; or one fragment very often.</summary>
    internal static Gen<string> Texts { get; } = Gen.OneOf(
        Pieces(Gen.Elements(Fragments), 12),
        Gen.Elements(Fragments),
        from units in Gen.Choose(0, char.MaxValue).ArrayOf() select new string([.. units.Select(unit => (char)unit)]),
        from fragment in Gen.Elements(Fragments) from count in Gen.Choose(1, 100) select string.Concat(Enumerable.Repeat(fragment, count)));

    /// <summary>Names of columns: the module's, in other spellings, with indexes and keys; and any text.</summary>
    internal static Gen<string> Names { get; } = Gen.OneOf(
        Gen.Elements(KnownNames()),
        Gen.Elements(KnownNames()).Select(name => name.ToUpperInvariant()),
        Gen.Elements(KnownNames()).Select(name => " " + name.Replace('.', ' ') + "_"),
        from name in Gen.Elements(FieldTable.All.Where(f => f.IsInList).Select(f => f.Path).ToArray())
        from index in Gen.Elements("0", "1", "49", "50", "-1", "99999999999999999999", "", "x", "Duns", "]", "[0")
        select name.Replace("[]", $"[{index}]"),
        Texts);

    private static Gen<string> WireNames { get; } = Gen.OneOf(
        Gen.Elements([.. FieldTable.All.Select(f => f.WireName), "id", "value", "error", "code", "message", "target", "details", "@odata.nextLink", "@odata.count", "createdDateTime", "updatedDateTime", "engagementId", "links"]),
        Texts.Select(text => text.Length > 20 ? text[..20] : text));

    /// <summary>JSON under the wire's names, mostly whole, sometimes cut off or with a piece too many.</summary>
    internal static Gen<string> Json { get; } =
        from json in Objects(3)
        from damage in Gen.Choose(0, 5)
        from at in Gen.Choose(0, json.Length)
        from piece in Gen.Elements("", ",", "}", "]", "\"", "\\", "\0", "\uFEFF", "/*", "\uD800", "1e99999", "NaN", "new Date(1)")
        select damage switch { 0 => json[..at], 1 => json.Insert(at, piece), _ => json };

    /// <summary>Up to so many of them, one after the other.</summary>
    internal static Gen<string> Pieces(Gen<string> pieces, int most) =>
        from count in Gen.Choose(0, most)
        from all in pieces.ArrayOf(count)
        select string.Concat(all);

    private static string[] KnownNames() =>
        [.. FieldTable.Names, .. FlatRow.Columns, .. PortalTemplate.Of2023.Columns.Concat(PortalTemplate.Of2026.Columns).Select(column => column.Header), .. FieldTable.All.Select(f => f.WirePath)];

    private static Gen<string> Objects(int depth) =>
        from names in Pieces(WireNames.Select(name => name + "\n"), 6)
        from values in Values(depth).ArrayOf(6)
        select "{" + string.Join(",", names.Split('\n', StringSplitOptions.RemoveEmptyEntries).Zip(values, (name, value) => $"{Quoted(name)}:{value}")) + "}";

    private static Gen<string> Values(int depth) => depth == 0
        ? Gen.OneOf(
            Texts.Select(Quoted),
            Gen.Elements("null", "true", "0", "-1", "1.50", "1e400", "-1E-999", "123456789012345678901234567890", "[]", "{}", "\"2026-01-09T07:41:05.1234560Z\"", "\"9999-12-31T23:59:59.9999999-14:00\"", "[[[[]]]]"))
        : Gen.OneOf(
            Values(0),
            from count in Gen.Choose(0, 3) from items in Values(depth - 1).ArrayOf(count) select $"[{string.Join(",", items)}]",
            Objects(depth - 1));

    private static string Quoted(string text)
    {
        var json = new StringBuilder("\"");
        foreach (var c in text)
        {
            json.Append(c is '"' or '\\' ? "\\" + c : c < ' ' ? $"\\u{(int)c:x4}" : c.ToString());
        }

        return json.Append('"').ToString();
    }
}
