using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Client.Tests.Mapping;
using PartnerReferrals.Client.Tests.Validation;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Client.Tests.Models;

/// <summary>Read, changed nothing, written: the same JSON, whatever the service says.</summary>
public sealed class JsonModelRoundTripTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(20261122UL, 4243UL);

    /// <summary>Any JSON as text, numbers and dates in odd spellings included.</summary>
    private static Gen<string> Values(int depth) => depth == 0
        ? Gen.OneOf(
            Gen.Elements("null", "true", "false", "[]", "{}", "0", "-1", "1.50", "10000000000000000000", "\"\"", "\"2026-01-09T07:41:05.1234560Z\"", "\"10000\""),
            ReferralGenerator.Texts.Select(Quoted))
        : Gen.OneOf(
            Values(0),
            from items in Gen.ListOf(Values(depth - 1)) select $"[{string.Join(",", items.Take(3))}]",
            Objects(depth - 1));

    private static Gen<string> Objects(int depth) =>
        from names in Gen.ListOf(Gen.Elements(
            "id", "name", "Status", "TEAM", "customerProfile", "address", "details", "dealValue", "closingDateTime", "consent", "ids", "target", "newWord", "links", "tags"))
        from values in Gen.ListOf(Values(depth), 15)
        select $"{{{string.Join(",", names.Distinct(StringComparer.OrdinalIgnoreCase).Take(15).Zip(values, (n, v) => $"{Quoted(n)}:{v}"))}}}";

    [Fact]
    public void Any_json_is_written_as_it_was_read_after_every_property_was_looked_at() =>
        Check.One(Fixed, Prop.ForAll(Arb.From(Objects(2)), json =>
        {
            var referral = Deals.Read(json);

            Look(referral, 0);

            Assert.Equal(JsonText.Write(JsonText.Parse(json)), referral.ToJson());
        }));

    [Fact]
    public void A_property_set_to_its_own_value_says_the_same() =>
        Check.One(Fixed, Prop.ForAll(Arb.From(ReferralGenerator.Referrals), json =>
        {
            var referral = Deals.Read(json.ToString());

            foreach (var property in typeof(Referral).GetProperties().Where(p => p.CanWrite))
                property.SetValue(referral, property.GetValue(referral));

            var expected = (JObject)json.DeepClone();
            Assert.Equal(Sorted(expected), Sorted((JObject)JsonText.Parse(referral.ToJson())));
        }));

    private static string Sorted(JObject json) => string.Join(",", json.Properties().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => JsonText.Write(p.Value)));

    private static void Look(JsonModel model, int depth)
    {
        _ = model.AdditionalProperties;
        foreach (var property in model.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var value = property.GetValue(model);
            if (value is JsonModel inner && depth < 8)
                Look(inner, depth + 1);

            foreach (var item in value as IEnumerable<JsonModel> ?? [])
                Look(item, depth + 1);
        }
    }

    private static string Quoted(string text)
    {
        var json = new StringBuilder("\"");
        foreach (var c in text)
            json.Append(c is '"' or '\\' ? "\\" + c : c < ' ' ? $"\\u{(int)c:x4}" : c.ToString());

        return json.Append('"').ToString();
    }
}
