using System;
using PartnerReferrals.Reports;

namespace PartnerReferrals.Client.Tests.Reports;

public sealed class ReportTextTests
{
    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(0.85, "850 ms")]
    [InlineData(4.27, "4.2 s")]
    [InlineData(9.999, "9.9 s")]
    [InlineData(59.999, "59 s")]
    [InlineData(60, "1 min")]
    [InlineData(3599.9, "59 min 59 s")]
    [InlineData(3723, "1 h 2 min")]
    [InlineData(86399, "23 h 59 min")]
    [InlineData(190_000, "2 d 4 h")]
    public void Durations(double seconds, string expected) => Assert.Equal(expected, ReportText.Duration(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void No_tenth_is_lost()
    {
        for (var tenths = 10; tenths < 100; tenths++)
        {
            var expected = (tenths / 10m).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture) + " s";
            Assert.Equal(expected, ReportText.Duration(TimeSpan.FromTicks(tenths * TimeSpan.TicksPerSecond / 10)));
        }
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.254, "0.25")]
    [InlineData(9.5, "9.5")]
    [InlineData(1234.5, "1,235")]
    public void Rates(double perSecond, string expected) => Assert.Equal(expected, ReportText.Rate(perSecond));

    [Theory]
    [InlineData(0, "0 rows")]
    [InlineData(1, "1 row")]
    [InlineData(1_000_000, "1,000,000 rows")]
    public void Counts(long count, string expected) => Assert.Equal(expected, ReportText.Count(count, "row"));
}
