using System;
using System.Buffers;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.Rules;
using PartnerReferrals.Emulator.Schema;
using PartnerReferrals.Emulator.Settings;
using PartnerReferrals.Emulator.Store;

namespace PartnerReferrals.Emulator.Operations;

/// <summary>Writes a referral into an answer, with the oddities that are switched on (facts 10).</summary>
internal static class ReferralAnswer
{
    public static EmulatorResponse Single(
        int status, StoredReferral referral, EmulatorRequest request, EmulatorSettings settings, string operation)
    {
        var body = WithContext(Write(referral, request.Origin, settings, operation).Span, request.Origin);
        return EmulatorResponse.FromJson(status, body).WithHeader("ETag", referral.ETag);
    }

    /// <summary>The referral as bytes: the stored ones unless a switch asks for something odd.</summary>
    public static ReadOnlyMemory<byte> Write(StoredReferral referral, string origin, EmulatorSettings settings, string operation) =>
        IsPlain(settings) && !referral.HasRegistrations ? referral.Json : Decorate(referral, origin, settings, operation);

    private static bool IsPlain(EmulatorSettings settings) =>
        settings is
        {
            FaithfulLinks: LinkStyle.Off, IdsAsObject: false, UnknownWord: null, ExtraProperties: false,
            HtmlEncodedNames: false, OmitNulls: false,
        };

    private static ReadOnlyMemory<byte> Decorate(StoredReferral referral, string origin, EmulatorSettings settings, string operation)
    {
        var document = referral.ToJsonObject();
        HideRequestOnly(document);
        if (settings.FaithfulLinks != LinkStyle.Off)
        {
            document["links"] = ReferralLinks.Write(
                origin, Scalars.Format(referral.Id), Scalars.Format(referral.EngagementId), settings.FaithfulLinks, operation);
        }

        if (settings.UnknownWord is { } word)
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            document[ReferralSchema.Referral.Find(word[..equals])!.Name] = word[(equals + 1)..];
        }

        if (settings.HtmlEncodedNames)
        {
            Encode(document, "name");
            Encode(document.Part("customerProfile"), "name");
        }

        if (settings.IdsAsObject && document.Part("customerProfile").Items("ids").Count == 0)
        {
            document["customerProfile"]!["ids"] = new JsonObject();
        }

        if (settings.ExtraProperties)
        {
            document["futureProperty"] = new JsonObject { ["nested"] = new JsonArray(1, "two", null) };
            document["customerProfile"]!["futureScore"] = 0.5m;
            document["details"]!["futureFlag"] = true;
        }

        if (settings.OmitNulls)
        {
            RemoveNulls(document);
        }

        var buffer = new ArrayBufferWriter<byte>(referral.Json.Length + 256);
        using (var writer = new Utf8JsonWriter(buffer, DocumentWriter.Options))
        {
            document.WriteTo(writer);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Two properties of a registration are declared for requests alone (facts 13.9).</summary>
    private static void HideRequestOnly(JsonObject document)
    {
        foreach (var registration in document.Items("registrations").OfType<JsonObject>())
        {
            registration.Remove("type");
            foreach (var solution in registration.Items("solutionDetails").OfType<JsonObject>())
            {
                solution.Remove("currency");
            }
        }
    }

    private static void Encode(JsonObject? part, string name)
    {
        if (part.Text(name) is { } text)
        {
            part![name] = System.Net.WebUtility.HtmlEncode(text);
        }
    }

    private static void RemoveNulls(JsonNode node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                if (item is not null)
                {
                    RemoveNulls(item);
                }
            }
        }
        else if (node is JsonObject document)
        {
            foreach (var (name, value) in document.ToArray())
            {
                if (value is null)
                {
                    document.Remove(name);
                }
                else
                {
                    RemoveNulls(value);
                }
            }
        }
    }

    /// <summary>The context of an answer with one referral (facts 13.9); the misspelling is the service's own (facts 7).</summary>
    private static ReadOnlyMemory<byte> WithContext(ReadOnlySpan<byte> body, string origin)
    {
        var context = Encoding.UTF8.GetBytes(
            $$"""{"@odata.context":"{{origin}}/v1.0/engagments/referrals/$metadata#Referrals/$entity",""");
        var result = new byte[context.Length + body.Length - 1];
        context.CopyTo(result, 0);
        body[1..].CopyTo(result.AsSpan(context.Length));
        return result;
    }
}
