using System;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Http;

public class EndpointTests
{
    [Theory]
    [InlineData("https://api.partner.microsoft.com", "https://api.partner.microsoft.com/v1.0/")]
    [InlineData("https://api.partner.microsoft.com/", "https://api.partner.microsoft.com/v1.0/")]
    [InlineData("https://gateway.example/partner/v1.0", "https://gateway.example/partner/v1.0/")]
    [InlineData("http://127.0.0.1:5005", "http://127.0.0.1:5005/v1.0/")]
    [InlineData("http://[::1]:5005/v2/", "http://[::1]:5005/v2/")]
    [InlineData("http://localhost:5005", "http://localhost:5005/v1.0/")]
    public void An_endpoint_gets_a_version_and_a_slash(string given, string expected) =>
        Assert.Equal(expected, Options(given).Endpoint.AbsoluteUri);

    [Theory]
    [InlineData("http://api.partner.microsoft.com")]
    [InlineData("http://127.0.0.1.example.com")]
    [InlineData("http://10.0.0.1")]
    [InlineData("http://localhost.example")]
    public void Plain_http_is_refused_for_anything_but_this_machine(string address)
    {
        var error = Assert.Throws<ConnectionException>(() => Options(address));
        Assert.Equal("PartnerReferral.Connection.InsecureEndpoint", error.ErrorId);
        Assert.Equal(FailureCategory.SecurityError, error.Category);
    }

    [Theory]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("file:///etc/hosts")]
    [InlineData("https://user:pa55@api.partner.microsoft.com")]
    [InlineData("https://api.partner.microsoft.com/?a=b")]
    [InlineData("https://api.partner.microsoft.com/#x")]
    public void Other_addresses_are_refused_without_repeating_what_may_be_secret(string address)
    {
        var error = Assert.Throws<ConnectionException>(() => Options(address));
        Assert.Equal("PartnerReferral.Connection.InvalidEndpoint", error.ErrorId);
        Assert.DoesNotContain("pa55", error.ToString());
    }

    [Fact]
    public void A_relative_address_is_refused() =>
        Assert.Equal(
            "PartnerReferral.Connection.InvalidEndpoint",
            Assert.Throws<ConnectionException>(() => new ReferralClientOptions(new Uri("v1.0", UriKind.Relative), new TestTokens())).ErrorId);

    private static ReferralClientOptions Options(string address) => new(new Uri(address), new TestTokens());
}
