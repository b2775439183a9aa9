using System;
using System.Globalization;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Client.Tests.Models;

public class NumberTextTests
{
    [Theory]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(0.3, "0.3")]
    [InlineData(42000, "42000")]
    [InlineData(-1234.5, "-1234.5")]
    [InlineData(-0.0, "0")]
    [InlineData(1e15, "1000000000000000")]
    [InlineData(1e16, "10000000000000000")]
    [InlineData(1e17, "1E+17")]
    [InlineData(1234567890123456, "1234567890123456")]
    [InlineData(123456789012345680, "1.2345678901234568E+17")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1E-05")]
    [InlineData(1e-300, "1E-300")]
    [InlineData(double.NaN, "NaN")]
    public void A_double_has_one_text(double number, string text) => Assert.Equal(text, NumberText.Of(number));

    [Theory]
    [InlineData(0.1f, "0.1")]
    [InlineData(16777216f, "16777216")]
    [InlineData(100000000f, "100000000")]
    [InlineData(1e9f, "1E+09")]
    [InlineData(1e-5f, "1E-05")]
    public void A_single_has_one_text(float number, string text) => Assert.Equal(text, NumberText.Of(number));

    [Fact]
    public void The_text_is_what_NET_writes()
    {
        var random = new Random(20261126);
        var bytes = new byte[8];
        for (var i = 0; i < 20_000; i++)
        {
            // Money, any number of ordinary size, and any at all but the denormal ones.
            random.NextBytes(bytes);
            var any = BitConverter.ToDouble(bytes);
            double[] numbers =
            [
                Math.Round(random.NextDouble() * 1e7, 2), random.NextDouble() * Math.Pow(10, random.Next(-8, 22)), double.IsNormal(any) ? any : 1,
            ];
            foreach (var number in numbers)
            {
                Assert.Equal(number.ToString("R", CultureInfo.InvariantCulture), NumberText.Of(number));
            }

            var single = BitConverter.ToSingle(bytes);
            if (float.IsNormal(single))
            {
                Assert.Equal(single.ToString("R", CultureInfo.InvariantCulture), NumberText.Of(single));
            }
        }
    }

    [Theory]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(42000, "42000.0")]
    [InlineData(1e300, "1E+300")]
    [InlineData(1e-300, "1E-300")]
    public void Json_has_the_same_digits(double number, string json) => Assert.Equal(json, JsonText.Write(NumberText.ToJson(number)));
}
