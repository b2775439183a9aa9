using System;
using FsCheck;
using FsCheck.Fluent;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.RoughInput;

/// <summary>Any <c>Retry-After</c>, whatever time the service says it is: a wait, or none.</summary>
public sealed class RetryAfterTests
{
    private static readonly Gen<string> Values = Gen.OneOf(
        RoughText.Texts,
        from number in Gen.Choose(int.MinValue, int.MaxValue) from tail in Gen.Elements("", ".5", "e9", "e300", " ", "\"") select number + tail,
        Gen.Elements("Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 01 Jan 0001 00:00:00 GMT", "9999-12-31T23:59:59.9999999-14:00", "0001-01-01T00:00:00+14:00", "-Infinity", "∞", "1e999", "922337203685.4775807", "9223372036854775807"));

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("2026-03-01T12:00:00Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z")]
    public void Any_value_is_a_wait_or_none(string serverNow) => Rough.ForAll(Values, value =>
        Assert.True(RetryAfter.Parse(value, DateTimeOffset.Parse(serverNow, System.Globalization.CultureInfo.InvariantCulture)) is null or { Ticks: > 0 }));
}
