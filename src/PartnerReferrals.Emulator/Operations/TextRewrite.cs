using System;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;

namespace PartnerReferrals.Emulator.Operations;

/// <summary>What services do to texts before they store them: a client that compares letter by letter does not know its own deal again.</summary>
internal static class TextRewrite
{
    /// <summary>Trims every text, composes it (NFC), and leaves single blanks and plain line ends.</summary>
    public static void Apply(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject entity:
                foreach (var (name, value) in entity.ToList())
                {
                    if (Rewritten(value) is { } text)
                    {
                        entity[name] = text;
                    }
                    else
                    {
                        Apply(value);
                    }
                }

                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    Apply(item);
                }

                break;
        }
    }

    private static string? Rewritten(JsonNode? value) =>
        value is JsonValue scalar && scalar.TryGetValue<string>(out var text)
            ? string.Join('\n', text.Normalize(NormalizationForm.FormC).ReplaceLineEndings("\n").Split('\n')
                .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))).Trim()
            : null;
}
