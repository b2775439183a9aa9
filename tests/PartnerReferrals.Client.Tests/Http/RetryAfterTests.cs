using System;
using System.Globalization;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Http;

/// <summary>How long a service asks to wait, whichever way it writes it.</summary>
public class RetryAfterTests
{
    [Theory]
    [InlineData("3", 3)]
    [InlineData(" 3 ", 3)]
    [InlineData("\"3\"", 3)]
    [InlineData("0.25", 0.25)]
    [InlineData("461168601842", 461168601842)]
    [InlineData("Sun, 01 Mar 2026 12:00:09 GMT", 9)]
    [InlineData("2026-03-01T12:00:09", 9)]
    [InlineData("2026-03-01T13:00:09+01:00", 9)]
    public void A_number_is_seconds_and_a_date_is_meant_by_the_services_clock(string value, double seconds) =>
        Assert.Equal(seconds, Parse(value)!.Value.TotalSeconds, precision: 3);

    [Theory]
    [InlineData("461168601843")]
    [InlineData("99999999999999999999")]
    public void What_is_longer_than_can_be_counted_is_as_long_as_can_be(string value) => Assert.Equal(TimeSpan.MaxValue, Parse(value));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("NaN")]
    [InlineData("-Infinity")]
    [InlineData("soon")]
    [InlineData("Sun, 01 Mar 2026 12:00:00 GMT")]
    [InlineData("Sun, 01 Mar 2026 11:59:59 GMT")]
    public void What_names_no_time_to_come_is_no_wait(string? value) => Assert.Null(Parse(value));

    private static TimeSpan? Parse(string? value) => RetryAfter.Parse(value, DateTimeOffset.Parse("2026-03-01T12:00:00Z", CultureInfo.InvariantCulture));
}
