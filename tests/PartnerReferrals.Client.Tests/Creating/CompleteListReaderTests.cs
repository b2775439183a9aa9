using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Creating;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Creating;

/// <summary>When a list is whole. Each letter of a list is a referral, each stroke the end of a page that links to the next.</summary>
public sealed class CompleteListReaderTests : IDisposable
{
    private readonly FakeService _service;
    private readonly ReferralClient _client;

    public CompleteListReaderTests()
    {
        var clock = new TestClock();
        _service = new FakeService(clock);
        _client = TestClients.Over(_service, clock);
    }

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData("ab", 2)]
    [InlineData("ab|c|d", 3)]
    [InlineData("a|b|c", 3)]
    [InlineData("|a", 2)]
    public async Task A_list_of_as_many_pages_as_are_allowed_is_whole(string list, int mostPages) =>
        Assert.Equal(list.Replace("|", "", StringComparison.Ordinal), await ReadAsync(list, mostPages));

    [Theory]
    [InlineData("a|b", 1)]
    [InlineData("a|b|c|d", 3)]
    [InlineData("a|b|c|d|e", 3)]
    public async Task One_that_goes_on_after_them_is_not(string list, int mostPages)
    {
        var error = await Assert.ThrowsAsync<ConnectionException>(() => ReadAsync(list, mostPages));
        Assert.Contains($"it goes on after {mostPages} pages", error.Message);
        Assert.Equal(mostPages, _service.Requests.Count);
    }

    [Theory]
    [InlineData("ab|a|b|A")]
    [InlineData("a|a|a|b|b|b|c")]
    public async Task Pages_may_repeat_what_moved_while_they_were_read(string list) =>
        Assert.Equal(list.Replace("|", "", StringComparison.Ordinal), await ReadAsync(list, 10));

    [Theory]
    [InlineData("ab|a|b|A|c", 4)]
    [InlineData("a|b|b|b|b|c", 5)]
    [InlineData("a|a|b|a|b|a|c", 6)]
    [InlineData("a|||", 4)]
    public async Task Three_pages_without_anything_new_that_link_on_are_no_list(string list, int requests)
    {
        list += list[^1] == '|' ? "|a" : "";
        var error = await Assert.ThrowsAsync<ConnectionException>(() => ReadAsync(list, 10));
        Assert.Contains("3 pages one after the other hold nothing new", error.Message);
        Assert.Equal(requests, _service.Requests.Count);
    }

    [Fact]
    public async Task Whoever_has_seen_enough_reads_no_further()
    {
        Serve("a|b|c");
        var seen = new List<string?>();
        await new CompleteListReader(_client, null).VisitPagesAsync(
            new ReferralQuery(),
            page =>
            {
                seen.AddRange(page.Select(referral => referral.Id));
                return seen.Count < 2;
            },
            TestContext.Current.CancellationToken);
        Assert.Equal(["a", "b"], seen);
        Assert.Equal(2, _service.Requests.Count);
    }

    private async Task<string> ReadAsync(string list, int mostPages)
    {
        Serve(list);
        var seen = "";
        await new CompleteListReader(_client, null) { MostPages = mostPages }.VisitAsync(new ReferralQuery(), referral => seen += referral.Id, TestContext.Current.CancellationToken);
        return seen;
    }

    private void Serve(string list)
    {
        var pages = list.Split('|');
        _service.Intercept = seen =>
        {
            var page = int.TryParse(seen.Address.Query.Split("skiptoken=")[^1], out var number) ? number : 0;
            var rows = string.Join(",", pages[page].Select(id => $"{{\"id\":\"{id}\"}}"));
            var link = page < pages.Length - 1 ? $",\"@odata.nextLink\":\"?$skiptoken={page + 1}\"" : "";
            return Answers.Message(HttpStatusCode.OK, $"{{\"value\":[{rows}]{link}}}", "application/json");
        };
    }
}
