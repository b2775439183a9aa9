using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Http;

public class PatchTests
{
    private static readonly JsonPatchDocument Patch = new JsonPatchDocument().Replace("/details/dealValue", 10000m).Replace("/status", "Closed");

    [Fact]
    public async Task A_patch_is_json_with_the_etag_as_it_was_read()
    {
        var handler = new ScriptedHandler(Answers.Json(200, """{"id":"x","status":"Closed"}"""));
        using var client = TestClients.Over(handler);
        var changed = await client.PatchAsync("x", Patch, "\"3b\"", returnRepresentation: true, cancellationToken: TestContext.Current.CancellationToken);
        var seen = handler.Requests[0];
        Assert.Equal("Closed", changed!.Status);
        Assert.Equal(("PATCH", "\"3b\"", "return=representation", "application/json"), (seen.Method, seen.Header("If-Match"), seen.Header("Prefer"), seen.Header("Content-Type")));
        Assert.Equal("""[{"op":"replace","path":"/details/dealValue","value":10000.0},{"op":"replace","path":"/status","value":"Closed"}]""", seen.Body);
    }

    [Fact]
    public async Task Without_representation_nothing_comes_back()
    {
        var handler = new ScriptedHandler(Answers.Json(204, ""));
        using var client = TestClients.Over(handler);
        Assert.Null(await client.PatchAsync("x", Patch, null, returnRepresentation: false, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Null(handler.Requests[0].Header("If-Match"));
        Assert.Null(handler.Requests[0].Header("Prefer"));
    }

    [Fact]
    public async Task A_representation_that_does_not_come_is_fetched()
    {
        var handler = new ScriptedHandler(Answers.Json(204, ""), Answers.Json(200, """{"id":"x","status":"Closed"}"""));
        using var client = TestClients.Over(handler);
        var changed = await client.PatchAsync("x", Patch, null, returnRepresentation: true, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("Closed", changed!.Status);
        Assert.Equal(["PATCH", "GET"], handler.Requests.Select(r => r.Method));
    }

    [Fact]
    public async Task A_lost_patch_is_repeated_when_that_is_harmless()
    {
        var handler = new ScriptedHandler(Faults.Lost, Answers.Json(204, ""));
        using var client = TestClients.Over(handler);
        await client.PatchAsync("x", Patch, null, returnRepresentation: false, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(2, handler.Requests.Count);
    }

    [Theory]
    [InlineData(302, "\"3b\"")]
    [InlineData(307, null)]
    public async Task A_redirect_of_a_patch_is_unknown_and_neither_followed_nor_repeated(int status, string? eTag)
    {
        var handler = new ScriptedHandler(Answers.Json(status, "", ("Location", "https://emulator.invalid/v1.0/engagements/referrals/y")), Answers.Json(204, ""));
        using var client = TestClients.Over(handler);
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => client.PatchAsync("x", Patch, eTag, returnRepresentation: false, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(status, (int?)error.StatusCode);
        Assert.Single(handler.Requests);
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("503")]
    [InlineData("503 come back later")]
    public async Task An_append_without_an_etag_that_may_have_been_made_is_sent_once(string fault)
    {
        var append = new JsonPatchDocument().Add("/team/-", new Member { Email = "a@b.example" });
        var handler = new ScriptedHandler(
            fault switch
            {
                "lost" => Faults.Lost,
                "503" => Answers.Json(503, ""),
                _ => Answers.Json(503, "", ("Retry-After", "1")),
            },
            Answers.Json(204, ""));
        using var client = TestClients.Over(handler);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => client.PatchAsync("x", append, null, returnRepresentation: false, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task When_the_lost_attempt_did_it_the_conflict_of_the_next_is_success()
    {
        var handler = new ScriptedHandler(
            Faults.Lost,
            Answers.Json(412, """{"error":{"code":"preconditionFailed","message":"changed"}}"""),
            Answers.Json(200, """{"id":"x","status":"Closed","details":{"dealValue":"10000"}}"""));
        using var client = TestClients.Over(handler);
        var changed = await client.PatchAsync("x", Patch, "\"3b\"", returnRepresentation: true, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("Closed", changed!.Status);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task When_it_was_turned_away_though_it_was_made_the_conflict_of_the_next_is_success(int status)
    {
        var handler = new ScriptedHandler(
            Answers.Json(status, "", ("Retry-After", "1")),
            Answers.Json(412, """{"error":{"code":"preconditionFailed","message":"changed"}}"""),
            Answers.Json(200, """{"id":"x","status":"Closed","details":{"dealValue":"10000"}}"""));
        using var client = TestClients.Over(handler);
        var changed = await client.PatchAsync("x", Patch, "\"3b\"", returnRepresentation: true, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("Closed", changed!.Status);
    }

    [Fact]
    public async Task When_somebody_else_did_something_the_conflict_stays_one()
    {
        var handler = new ScriptedHandler(
            Faults.Lost,
            Answers.Json(412, """{"error":{"code":"preconditionFailed","message":"changed"}}"""),
            Answers.Json(200, """{"id":"x","status":"Active","details":{"dealValue":10000}}"""));
        using var client = TestClients.Over(handler);
        var error = await Assert.ThrowsAsync<ReferralApiException>(() => client.PatchAsync("x", Patch, "\"3b\"", returnRepresentation: true, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(FailureCategory.ResourceExists, error.Category);
        Assert.Contains("-Force", error.RecommendedAction);
    }

    [Fact]
    public async Task A_conflict_without_a_lost_attempt_asks_nothing_more()
    {
        var handler = new ScriptedHandler(Answers.Json(412, ""));
        using var client = TestClients.Over(handler);
        await Assert.ThrowsAsync<ReferralApiException>(() => client.PatchAsync("x", Patch, "\"3b\"", returnRepresentation: false, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task A_patch_that_is_never_answered_is_unknown_in_the_end()
    {
        var handler = new ScriptedHandler(Faults.Lost);
        using var client = TestClients.Over(handler);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => client.PatchAsync("x", Patch, "\"3b\"", returnRepresentation: false, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(4, handler.Requests.Count);
    }

    [Theory]
    [InlineData("/registrations/-", """{"type":"AzureIPCoSell","contract":{"value":30000,"currency":"USD"},"solutionDetails":[{"id":"SOL-1","currency":"USD"}]}""", true)]
    [InlineData("/registrations/-", """{"contract":{"value":30000,"currency":"EUR"}}""", false)]
    [InlineData("/registrations/0/solutionDetails/0/currency", "\"USD\"", true)]
    [InlineData("/registrations/0/contract/currency", "\"EUR\"", false)]
    [InlineData("/registrations/0/contract/value", "30001", false)]
    public async Task A_lost_registration_is_recognized_although_the_service_does_not_show_all_of_it(string path, string value, bool isDone)
    {
        const string Registered = """{"id":"x","registrations":[{"id":"r","contract":{"value":30000.0,"currency":"USD"},"solutionDetails":[{"id":"SOL-1"}]}]}""";
        var patch = new JsonPatchDocument().Add(path, Newtonsoft.Json.Linq.JToken.Parse(value));
        var handler = new ScriptedHandler(Faults.Lost, Answers.Json(412, """{"error":{"code":"preconditionFailed","message":"changed"}}"""), Answers.Json(200, Registered));
        using var client = TestClients.Over(handler);
        var change = client.PatchAsync("x", patch, "\"3b\"", returnRepresentation: true, cancellationToken: TestContext.Current.CancellationToken);

        if (isDone)
            Assert.Equal("x", (await change)!.Id);
        else
            await Assert.ThrowsAsync<ReferralApiException>(() => change);
    }

    [Fact]
    public void A_document_takes_models_and_plain_values()
    {
        var document = new JsonPatchDocument()
            .Add("/team/-", new Member { Email = "a@b.example" })
            .Replace("/details/closingDateTime", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)))
            .Replace("/x", new Dictionary<string, object?> { ["a"] = new[] { 1, 2 }, ["b"] = null })
            .Replace("/statusReason", null);
        Assert.Equal(
            """[{"op":"add","path":"/team/-","value":{"email":"a@b.example"}},{"op":"replace","path":"/details/closingDateTime","value":"2026-01-02T02:04:05Z"},{"op":"replace","path":"/x","value":{"a":[1,2],"b":null}},{"op":"replace","path":"/statusReason","value":null}]""",
            document.ToJson());
        Assert.Throws<ArgumentException>(() => document.Replace("status", "x"));
    }
}
