using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using PartnerReferrals.Client.Tests.Mapping;
using PartnerReferrals.Errors;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Input;
using PartnerReferrals.Serialization;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Client.Tests.RoughInput;

/// <summary>Any names and values at all: the mapper makes a referral of them or says what is wrong, and so do the rules.</summary>
public sealed class MapperTests
{
    private static readonly Gen<object?> Plain = Gen.OneOf(
        RoughText.Texts.Select(text => (object?)text),
        Gen.Elements<object?>(
            null, true, 'x', '\uD800', 0, -1, long.MinValue, ulong.MaxValue, 1.5m, decimal.MaxValue, decimal.MinValue, 0.1, -0.0, double.NaN, double.PositiveInfinity, double.MaxValue, double.Epsilon, float.NaN, (byte)1,
            BigInteger.Pow(10, 400), DateTime.MinValue, DateTime.MaxValue, new DateTime(2026, 11, 30, 0, 0, 0, DateTimeKind.Local), DateTimeOffset.MinValue, DateTimeOffset.MaxValue,
            new DateTimeOffset(1, 1, 2, 0, 0, 0, TimeSpan.FromHours(14)), new DateTimeOffset(9999, 12, 30, 0, 0, 0, TimeSpan.FromHours(-14)), Guid.Empty, DayOfWeek.Friday, TimeSpan.MaxValue, new Uri("mailto:mia@bluewater.example"),
            new byte[] { 1 }, new object(), Array.Empty<object?>(), new InputObject(), new Referral(), new Member { Email = "x" }));

    private static readonly Gen<InputObject> Inputs = Objects(2);

    private static readonly Gen<MapperOptions> Options =
        from culture in Gen.Elements<WrittenCulture?>([null, .. WrittenCulture.All])
        from type in Gen.Elements(null, "Independent")
        select new MapperOptions { Culture = culture, DefaultType = type };

    [Fact]
    public void Any_row_is_a_referral_or_faults() => Rough.ForAll(
        from input in Inputs from defaults in Inputs from options in Options select (input, defaults, options),
        given => Judge(new ReferralMapper(given.options).Map(given.input, given.defaults)),
        given => $"{Shown(given.input)} over {Shown(given.defaults)}, culture {given.options.Culture}");

    [Fact]
    public void Any_json_is_a_referral_or_a_fault() => Rough.ForAll(RoughText.Json, json =>
    {
        if (InputObject.TryFromJson(json, 1, out var input, out var fault))
        {
            Judge(new ReferralMapper().Map(input));
        }
        else
        {
            Assert.NotEmpty(fault!.Code);
            Assert.NotEmpty(fault.Hint!);
        }
    });

    [Fact]
    public void Any_single_cell_is_a_value_or_a_fault() => Rough.ForAll(
        from name in RoughText.Names from value in Plain from options in Options select (name, value, options),
        given => Judge(new ReferralMapper(given.options).Map(Rows.Row((given.name, given.value)))),
        given => $"{Rough.Escaped(given.name)} = {Shown(given.value)}, culture {given.options.Culture}");

    private static void Judge(MappedReferral mapped)
    {
        foreach (var fault in mapped.Faults.Concat(ReferralValidator.Validate(mapped)))
        {
            Assert.NotEmpty(fault.Code);
            Assert.NotEmpty(fault.Message);
            Assert.True(FaultCodeIndex.All.Any(code => code.Code == fault.Code), fault.Code);
        }

        // What goes out can be read, and what was read says the same.
        var read = JsonText.Write(JsonText.Parse(mapped.Referral.ToJson()));
        Assert.Equal(read, JsonText.Write(JsonText.Parse(read)));
    }

    private static Gen<InputObject> Objects(int depth) =>
        from count in Gen.Choose(0, 8)
        from names in RoughText.Names.ArrayOf(count)
        from values in Values(depth).ArrayOf(count)
        from origin in Gen.Elements(InputOrigin.Row, InputOrigin.Row, InputOrigin.Json)
        select new InputObject { Fields = [.. names.Zip(values, (name, value) => new KeyValuePair<string, object?>(name, value))], Row = 1, Origin = origin };

    private static Gen<object?> Values(int depth) => depth == 0
        ? Plain
        : Gen.Frequency(
            (4, Plain),
            (1, Objects(depth - 1).Select(o => (object?)o)),
            (1, from count in Gen.Choose(0, 4) from items in Values(depth - 1).ArrayOf(count) select (object?)items));

    private static string Shown(object? value) => value switch
    {
        InputObject input => "{" + string.Join(", ", input.Fields.Select(f => $"{Rough.Escaped(f.Key)}: {Shown(f.Value)}")) + "}" + input.Origin,
        string text => Rough.Escaped(text),
        object?[] list => "[" + string.Join(", ", list.Select(Shown)) + "]",
        null => "null",
        _ => $"{value.GetType().Name} {value}",
    };
}
