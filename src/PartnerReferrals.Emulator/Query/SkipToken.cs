using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.Schema;

namespace PartnerReferrals.Emulator.Query;

/// <summary>
/// The opaque text in a next link. It holds the whole query, because the published links carry nothing else, and the
/// place where the page ended, so that referrals which arrive meanwhile move nothing.
/// </summary>
internal sealed record SkipToken(ListQueryText Text, PagePosition After, long? Top, bool CountRequested, long? Count)
{
    public string Write() => Base64UrlText.Encode(JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["f"] = Text.Filter,
        ["o"] = Text.OrderBy,
        ["s"] = Text.Select,
        ["k"] = new JsonArray([.. After.Keys.Select(WriteKey)]),
        ["i"] = After.Id.ToString("N"),
        ["t"] = Top,
        ["r"] = CountRequested,
        ["c"] = Count,
    }));

    /// <exception cref="ApiError">400: the token was not made by this service.</exception>
    public static SkipToken Read(string text)
    {
        try
        {
            var json = JsonNode.Parse(Base64UrlText.Decode(text))!;
            var after = new PagePosition(
                [.. json["k"]!.AsArray().Select(ReadKey)], Guid.ParseExact(json["i"]!.GetValue<string>(), "N"));
            return new SkipToken(
                new ListQueryText(json["f"]?.GetValue<string>(), json["o"]?.GetValue<string>(), json["s"]?.GetValue<string>()),
                after, json["t"]?.GetValue<long>(), json["r"]!.GetValue<bool>(), json["c"]?.GetValue<long>());
        }
        catch (Exception broken) when (broken is FormatException or JsonException or InvalidOperationException or NullReferenceException or OverflowException)
        {
            throw ApiError.Invalid("$skiptoken", "The $skiptoken was not made by this service.");
        }
    }

    /// <summary>A letter for the kind, then the value as text.</summary>
    private static JsonNode WriteKey(object? key) => key switch
    {
        null => "-",
        bool flag => flag ? "b1" : "b0",
        decimal number => "n" + number.ToString(CultureInfo.InvariantCulture),
        DateTimeOffset time => "t" + Scalars.FormatStamp(time),
        Guid guid => "g" + Scalars.Format(guid),
        _ => "s" + key,
    };

    private static object? ReadKey(JsonNode? node)
    {
        var text = node!.GetValue<string>();
        return text[0] switch
        {
            '-' => null,
            'b' => text == "b1",
            'n' => decimal.Parse(text[1..], CultureInfo.InvariantCulture),
            't' when Scalars.TryTime(text[1..], out var time) => time,
            'g' => Guid.Parse(text[1..]),
            's' => text[1..],
            _ => throw new FormatException(),
        };
    }
}
