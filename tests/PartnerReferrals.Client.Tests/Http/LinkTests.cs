using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Http;

/// <summary>No link and no redirect takes the token anywhere else.</summary>
public class LinkTests
{
    [Theory]
    [InlineData("http://api.partner.microsoft.com/v1.0/referrals?$skiptoken=abc")]
    [InlineData("https://evil.example/steal?$skiptoken=abc")]
    [InlineData("//evil.example/?$skiptoken=abc")]
    [InlineData("/other/path?$skiptoken=abc#fragment")]
    [InlineData("?$skiptoken=abc")]
    [InlineData("https://emulator.invalid:8443/v1.0/engagements/referrals?$skiptoken=abc")]
    [InlineData("https://emulator.invalid@evil.example/?$skiptoken=abc")]
    public async Task Of_a_next_link_only_the_query_is_used(string link)
    {
        var handler = new ScriptedHandler(
            Answers.Json(200, $$"""{"value":[{"id":"1"}],"@odata.nextLink":"{{link}}"}"""),
            Answers.Json(200, """{"value":[{"id":"2"}]}"""));
        using var client = TestClients.Over(handler);
        var pager = client.List(new ReferralQuery { Filter = "status eq 'Active'" });
        var first = await pager.NextAsync(TestContext.Current.CancellationToken);
        var second = await pager.NextAsync(TestContext.Current.CancellationToken);
        Assert.Equal("1", first!.Referrals[0].Id);
        Assert.Equal("2", second!.Referrals[0].Id);
        Assert.Null(await pager.NextAsync(TestContext.Current.CancellationToken));
        Assert.Equal("https://emulator.invalid/v1.0/engagements/referrals?$filter=status%20eq%20%27Active%27", handler.Requests[0].Address.AbsoluteUri.Replace("'", "%27"));
        Assert.Equal("https://emulator.invalid/v1.0/engagements/referrals?$skiptoken=abc", handler.Requests[1].Address.AbsoluteUri);
    }

    [Fact]
    public async Task A_next_link_without_a_query_is_an_error_and_no_shortened_list()
    {
        using var client = TestClients.Over(new ScriptedHandler(Answers.Json(200, """{"value":[],"@odata.nextLink":"https://emulator.invalid/next"}""")));
        var error = await Assert.ThrowsAsync<ConnectionException>(() => client.GetPageAsync(new ReferralQuery(), null, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("PartnerReferral.Connection.InvalidAnswer", error.ErrorId);
    }

    [Theory]
    [InlineData("A", "A")]
    [InlineData("A", "B", "A")]
    [InlineData("A", "B", "C", "B")]
    public async Task A_link_to_a_page_that_was_read_is_an_error_and_no_shortened_list(params string[] links)
    {
        var handler = new ScriptedHandler([.. links.Select((link, i) => Answers.Json(200, $$"""{"value":[{"id":"{{i}}"}],"@odata.nextLink":"?$skiptoken={{link}}"}"""))]);
        using var client = TestClients.Over(handler);
        var pager = client.List(new ReferralQuery());
        var error = await Assert.ThrowsAsync<ConnectionException>(async () =>
        {
            while (await pager.NextAsync(TestContext.Current.CancellationToken) is not null)
            {
                Assert.True(handler.Requests.Count < 10);
            }
        });
        Assert.Equal("PartnerReferral.Connection.InvalidAnswer", error.ErrorId);
        Assert.Equal(links.Length, handler.Requests.Count);
    }

    [Fact]
    public async Task Links_that_lead_on_for_ever_without_a_referral_are_an_error()
    {
        var page = 0;
        var handler = new ScriptedHandler((seen, _) => Answers.Json(200, $$"""{"value":[],"@odata.nextLink":"?$skiptoken={{++page}}"}""")(seen, _));
        using var client = TestClients.Over(handler);
        var pager = client.List(new ReferralQuery());
        await Assert.ThrowsAsync<ConnectionException>(async () =>
        {
            while (await pager.NextAsync(TestContext.Current.CancellationToken) is not null)
            {
                Assert.True(handler.Requests.Count < 1000);
            }
        });
    }

    [Fact]
    public async Task No_page_is_fetched_before_it_is_asked_for_and_a_failed_one_can_be_asked_for_again()
    {
        var handler = new ScriptedHandler(Answers.Json(403, ""), Answers.Json(200, """{"@odata.count":7,"value":[{"id":"1"}]}"""));
        using var client = TestClients.Over(handler);
        var pager = client.List(new ReferralQuery());
        Assert.Empty(handler.Requests);
        await Assert.ThrowsAsync<ReferralApiException>(() => pager.NextAsync(TestContext.Current.CancellationToken));
        Assert.Equal(7, (await pager.NextAsync(TestContext.Current.CancellationToken))!.Count);
        Assert.False(pager.HasMore);
    }

    [Theory]
    [InlineData("https://evil.example/v1.0/engagements/referrals/x")]
    [InlineData("http://emulator.invalid/v1.0/engagements/referrals/x")]
    [InlineData("https://emulator.invalid:444/v1.0/engagements/referrals/x")]
    [InlineData("//evil.example/x")]
    [InlineData("https://user@emulator.invalid/x")]
    public async Task A_redirect_elsewhere_is_an_error(string location)
    {
        var handler = new ScriptedHandler(Answers.Json(302, "", ("Location", location)), Answers.Created);
        using var client = TestClients.Over(handler);
        var error = await Assert.ThrowsAsync<ConnectionException>(() => client.GetAsync("x", cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("PartnerReferral.Connection.Redirected", error.ErrorId);
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task A_redirect_on_the_same_host_is_followed_for_a_read()
    {
        var handler = new ScriptedHandler(Answers.Json(308, "", ("Location", "/v1.0/engagements/referrals/y")), Answers.Created);
        using var client = TestClients.Over(handler);
        await client.GetAsync("x", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("/v1.0/engagements/referrals/y", handler.Requests[1].Address.AbsolutePath);
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        var handler = new ScriptedHandler(Answers.Json(302, "", ("Location", "/v1.0/engagements/referrals/x")));
        using var client = TestClients.Over(handler);
        await Assert.ThrowsAsync<ConnectionException>(() => client.GetAsync("x", cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(4, handler.Requests.Count);
    }

    [Fact]
    public void Query_values_are_escaped()
    {
        var query = new ReferralQuery { Filter = "name eq " + ODataLiteral.Text("O'Brien + 100% & Söhne"), Select = ["id", "status"], Top = 10, Skip = 5, IncludeCount = true };
        Assert.Equal(
            "$filter=name%20eq%20%27O%27%27Brien%20%2B%20100%25%20%26%20S%C3%B6hne%27&$select=id%2Cstatus&$top=10&$skip=5&$count=true",
            query.ToQueryString().Replace("'", "%27"));
    }
}
