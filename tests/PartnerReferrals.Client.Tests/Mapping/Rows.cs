using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Input;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>Short ways to write inputs and to look at what became of them.</summary>
internal static class Rows
{
    internal static InputObject Row(params (string Name, object? Value)[] fields) => new()
    {
        Fields = [.. fields.Select(f => new KeyValuePair<string, object?>(f.Name, f.Value))],
        Row = 1,
    };

    /// <summary>A row without a fault, as somebody's CRM would export it.</summary>
    internal static (string Name, object? Value)[] Sound =>
    [
        ("Name", "Bluewater data platform"), ("CustomerName", "Bluewater Bakeries AG"), ("AddressLine1", "Seestrasse 1"),
        ("City", "Zug"), ("Country", "CH"), ("ConsentToContact", "Yes"), ("ConsentToShareInfo", "Yes"),
        ("Notes", "Wants to leave its old warehouse."), ("DealValue", "42000"), ("Currency", "CHF"),
    ];

    internal static InputObject SoundWith(params (string Name, object? Value)[] more) =>
        Row([.. Sound.Where(s => !more.Any(m => m.Name == s.Name)), .. more]);

    internal static InputObject Json(string json)
    {
        Assert.True(InputObject.TryFromJson(json, 1, out var input, out var fault), fault?.ToString());
        return input;
    }

    internal static MappedReferral Map(this InputObject input, InputObject? defaults = null) =>
        new ReferralMapper(new MapperOptions { DefaultType = null }).Map(input, defaults);

    internal static MappedReferral Map(string name, object? value) => Map(Row((name, value)));

    internal static void AssertJson(string expected, MappedReferral actual)
    {
        Assert.Empty(actual.Faults);
        AssertJson(expected, actual.Referral.ToJson());
    }

    internal static void AssertJson(string expected, string actual)
    {
        var want = JsonText.Parse(expected.Replace('\'', '"'));
        Assert.True(JToken.DeepEquals(want, JsonText.Parse(actual)), $"expected {want}, found {actual}");
    }

    internal static string[] Codes(this MappedReferral mapped) => [.. mapped.Faults.Select(f => f.Code)];
}
