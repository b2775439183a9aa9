using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Errors;

public class ServiceFaultTests
{
    [Theory]
    [InlineData(
        """{"error":{"code":"invalidRequest","message":"Country is missing.","target":"customerProfile.address.country","innerError":{"code":"missing","message":"Two letters."}}}""",
        "invalidRequest", "Country is missing. Two letters.", "customerProfile.address.country", "missing")]
    [InlineData("""{"error":{"code":"a","message":"m","innererror":{"code":"b","innerError":{"code":"c"}}}}""", "a", "m", null, "b,c")]
    [InlineData("""{"Error":{"Code":"a","Message":"m"}}""", "a", "m", null, "")]
    [InlineData("""{"code":"600009","description":"Bad partner.","data":[],"source":"Gateway"}""", "600009", "Bad partner.", "Gateway", "")]
    [InlineData("""{"error":"invalid_grant","error_description":"Expired."}""", "invalid_grant", "Expired.", null, "")]
    [InlineData("""{"code":900,"description":null}""", "900", "", null, "")]
    [InlineData("""{"error":{"code":"a","message":"m","details":[{"target":"x","message":"first"},{"message":"second"}]}}""", "a", "m x: first second", null, "")]
    [InlineData("""<html><head><title>502 Bad &lt;Gateway&gt;</title></head><body>long</body></html>""", "Http400", "The answer is a web page: 502 Bad <Gateway>.", null, "")]
    [InlineData("<!doctype html><p>no title", "Http400", "The answer is a web page: no title.", null, "")]
    [InlineData("", "Http400", "", null, "")]
    [InlineData("Bad Request", "Http400", "Bad Request", null, "")]
    [InlineData("{\"error\":{\"code\":\"trunc", "Http400", "{\"error\":{\"code\":\"trunc", null, "")]
    [InlineData("[1,2]", "Http400", "[1,2]", null, "")]
    [InlineData("""{"error":null}""", "Http400", "", null, "")]
    [InlineData("""{"error":{"code":"a","message":"Unknown user mia@x.example"}}""", "a", "Unknown user ***", null, "")]
    [InlineData("""{"error":{"code":"a","message":"Phone '+41 41 000 00 01' or 041 410 00 01 is wrong","target":"team/mia@x.example"}}""", "a", "Phone '***' or *** is wrong", "***", "")]
    [InlineData("""{"error":{"code":"a b\u001b[2J","message":"m"}}""", "Http400", "a b\uFFFD[2J: m", null, "")]
    [InlineData("""{"error":{"code":"mia@x.example","message":"m","innerError":{"code":"token-1"}}}""", "Http400", "***: m", null, "")]
    [InlineData("""{"error":{"code":"token-1","message":"The token token-1 is over"}}""", "Http400", "***: The token *** is over", null, "")]
    [InlineData("""{"error":{"code":"a","message":"one\r\ntwo\u0007"}}""", "a", "one  two\uFFFD", null, "")]
    public async Task Every_shape_of_body_is_understood(string body, string code, string message, string? target, string inner)
    {
        var handler = new ScriptedHandler(body.StartsWith('<') ? Answers.Html(400, body) : Answers.Json(400, body, ("request-id", "r-1")));
        using var client = TestClients.Over(handler);
        var error = await Assert.ThrowsAsync<ReferralApiException>(() => client.CreateAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("PartnerReferral.Api." + code, error.ErrorId);
        Assert.Equal(message, error.ServiceMessage);
        Assert.Equal(target, error.Target);
        Assert.Equal(inner, string.Join(",", error.InnerCodes));
        Assert.Contains(message, error.Message);
        Assert.Equal(1, error.Attempts);
        Assert.NotEqual(Guid.Empty, error.CorrelationId);
    }

    [Theory]
    [InlineData(400, FailureCategory.InvalidData, "Test-PartnerReferral")]
    [InlineData(401, FailureCategory.AuthenticationError, "Connect-PartnerReferralApi")]
    [InlineData(403, FailureCategory.PermissionDenied, "Referrals admin")]
    [InlineData(404, FailureCategory.ObjectNotFound, "id")]
    [InlineData(409, FailureCategory.ResourceExists, "-Force")]
    [InlineData(412, FailureCategory.ResourceExists, "-Force")]
    [InlineData(415, FailureCategory.InvalidData, "application/json")]
    [InlineData(422, FailureCategory.InvalidData, "Test-PartnerReferral")]
    [InlineData(429, FailureCategory.LimitsExceeded, "120 seconds")]
    [InlineData(503, FailureCategory.ResourceUnavailable, "later")]
    public async Task Every_status_has_a_category_and_something_to_do(int status, FailureCategory category, string action)
    {
        var handler = new ScriptedHandler(Answers.Json(status, """{"error":{"code":"c","message":"The service's own words."}}""", ("Retry-After", "120")));
        using var client = TestClients.Over(handler);

        // A create that is answered so may have been made.
        var error = await Assert.ThrowsAsync<ReferralApiException>(() => status == 503
            ? client.GetAsync("x", cancellationToken: TestContext.Current.CancellationToken)
            : client.CreateAsync(TestClients.Deal(), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(category, error.Category);
        Assert.Contains(action, error.RecommendedAction);
        Assert.Contains("The service's own words.", error.Message);
        Assert.Contains($"{status} c", error.Message);
        Assert.Equal(TimeSpan.FromSeconds(120), error.RetryAfter);
    }

    [Theory]
    [InlineData("insufficent_claims")]
    [InlineData("insufficient_claims")]
    public async Task A_claims_challenge_asks_for_a_fresh_sign_in(string marker)
    {
        var handler = new ScriptedHandler(Answers.Json(403, """{"error":{"code":"accessDenied","message":"x","innerError":{"code":"MARKER"}}}""".Replace("MARKER", marker)));
        using var client = TestClients.Over(handler);
        var error = await Assert.ThrowsAsync<ReferralApiException>(() => client.GetAsync("x", cancellationToken: TestContext.Current.CancellationToken));
        Assert.Contains("interactive sign-in", error.RecommendedAction);
    }

    [Fact]
    public async Task People_and_token_of_the_request_are_masked_where_the_service_repeats_them()
    {
        var handler = new ScriptedHandler(Answers.Json(
            400, """{"error":{"code":"a","message":"Mia Keller (KELLER) with 410000001 was sent with token-1"}}""", ("Request-ID", "r-token-1-\u001b")));
        using var client = TestClients.Over(handler);
        var deal = TestClients.Deal();
        deal.Team = [new Member { FirstName = "Mia", LastName = "Keller", PhoneNumber = "410000001" }];
        var error = await Assert.ThrowsAsync<ReferralApiException>(() => client.CreateAsync(deal, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("*** *** (***) with *** was sent with ***", error.ServiceMessage);
        Assert.Equal("r-***-\uFFFD", error.RequestId);
        Assert.DoesNotContain("Keller", error.ToString());
    }

    [Theory]
    [InlineData("create", 400, "Test-PartnerReferral")]
    [InlineData("read", 400, "GUID")]
    [InlineData("list", 400, "filter")]
    [InlineData("change", 400, "repeat the change")]
    [InlineData("raw", 400, "path, the query or the body")]
    [InlineData("create", 403, "Referrals admin")]
    [InlineData("read", 403, "Referrals admin")]
    [InlineData("change", 403, "Microsoft's is changed by Microsoft")]
    [InlineData("read", 404, "Referrals user sees only")]
    [InlineData("change", 404, "Referrals user sees only")]
    [InlineData("list", 404, "-Endpoint")]
    [InlineData("create", 404, "engagement id")]
    [InlineData("raw", 404, "Check the path")]
    public async Task What_is_recommended_fits_what_was_asked(string kind, int status, string action)
    {
        using var client = TestClients.Over(new ScriptedHandler(Answers.Json(status, """{"error":{"code":"c","message":"m"}}""")));
        var stop = TestContext.Current.CancellationToken;
        var error = await Assert.ThrowsAsync<ReferralApiException>(() => kind switch
        {
            "create" => client.CreateAsync(TestClients.Deal(), cancellationToken: stop),
            "read" => client.GetAsync("x", cancellationToken: stop),
            "list" => client.GetPageAsync(new ReferralQuery(), null, cancellationToken: stop),
            "change" => client.PatchAsync("x", new JsonPatchDocument().Replace("/status", "Closed"), null, returnRepresentation: false, cancellationToken: stop),
            _ => (Task)client.SendAsync(new ServiceRequest { Method = "GET", Path = "y" }, cancellationToken: stop),
        });
        Assert.Contains(action, error.RecommendedAction);
    }

    [Theory]
    [InlineData("""{"code":"900421","description":"The request was rejected."}""")]
    [InlineData("""{"code":900421,"description":"The request was rejected."}""")]
    [InlineData("""{"error":{"code":"unauthorized","message":"x","innerError":{"code":"900421"}}}""")]
    public async Task A_token_without_the_claim_of_MFA_is_told_so(string body)
    {
        using var client = TestClients.Over(new ScriptedHandler(Answers.Json(401, body)));
        var error = await Assert.ThrowsAsync<ReferralApiException>(() => client.GetAsync("x", cancellationToken: TestContext.Current.CancellationToken));
        Assert.Contains("does not say that its user passed multi-factor authentication", error.RecommendedAction);
        Assert.Equal(FailureCategory.AuthenticationError, error.Category);
    }

    [Fact]
    public async Task A_web_page_that_forbids_is_a_gateways()
    {
        using var client = TestClients.Over(new ScriptedHandler(Answers.Html(403, "<html><title>Blocked by policy</title></html>")));
        var error = await Assert.ThrowsAsync<ReferralApiException>(() => client.GetAsync("x", cancellationToken: TestContext.Current.CancellationToken));
        Assert.Contains("something in between refused", error.RecommendedAction);
        Assert.Contains("Blocked by policy", error.Message);
    }
}
