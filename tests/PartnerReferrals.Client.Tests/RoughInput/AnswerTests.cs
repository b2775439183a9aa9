using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Creating;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.RoughInput;

/// <summary>A service that answers anything at all: every call ends with a result or an error of ours, and nothing is created twice on a guess.</summary>
public sealed class AnswerTests
{
    private const string Id = "6f0d2a1e-8a57-4b0e-9d0b-5f1c2f0c7a11";

    private static readonly Gen<(string Name, string Value)> Headers = Gen.OneOf(
        from value in Gen.OneOf(RoughText.Texts, Gen.Elements("0", "1", "-5", "1e3", "99999999999", "Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 01 Jan 0001 00:00:00 GMT", "Sun, 01 Mar 2026 12:00:05 GMT", "tomorrow")) select ("Retry-After", value),
        from value in Gen.Elements("Sun, 01 Mar 2026 12:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 01 Jan 0001 00:00:00 GMT", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.9999999Z", "Sun, 01 Mar 2026 13:00:00 GMT", "noon", "") select ("Date", value),
        from value in Gen.Elements("/x", "v1.0/engagements/referrals/1", "https://elsewhere.example/", "http://[", "//", "?", "") select ("Location", value),
        from value in Gen.Elements("W/\"1\"", "\"", "") select ("ETag", value),
        from value in Gen.Elements("5", "-1", "x", "99999999999999999999") select ("Age", value),
        from value in Gen.Elements("no-cache", "Bearer error=\"insufficient_claims\"", "\"") select ("WWW-Authenticate", value),
        RoughText.Texts.Select(value => ("MS-RequestId", value)));

    private static readonly Gen<byte[]> Bodies = Gen.OneOf(
        RoughText.Json.Select(Encoding.UTF8.GetBytes),
        RoughText.Json.Select(json => Encoding.UTF8.GetBytes($"{{\"id\":\"{Id}\",\"name\":\"Deal\",\"rest\":{json}}}")),
        from rows in Gen.OneOf(RoughText.Json, Gen.Constant($"{{\"id\":\"{Id}\"}}")).ArrayOf()
        from link in Gen.Elements("null", "\"\"", "\"?$skiptoken=1\"", "\"https://emulator.invalid/v1.0/engagements/referrals?$skip=1\"", "\"https://elsewhere.example/?a\"", "\"http://[?x\"", "1", "{}", "\"?\\ud800\"")
        select Encoding.UTF8.GetBytes($"{{\"value\":[{string.Join(",", rows.Take(4))}],\"@odata.nextLink\":{link}}}"),
        from text in RoughText.Texts from encoding in Gen.Elements(Encoding.UTF8, Encoding.Unicode, Encoding.UTF32) select (byte[])[.. encoding.GetPreamble(), .. encoding.GetBytes(text)],
        from bytes in Gen.Choose(0, 255).ArrayOf() select bytes.Select(b => (byte)b).ToArray());

    private static readonly Gen<RoughAnswer> Answers =
        from status in Gen.Elements(200, 200, 200, 201, 202, 204, 206, 299, 301, 302, 304, 307, 400, 401, 403, 404, 407, 408, 409, 412, 413, 415, 418, 429, 500, 501, 502, 503, 504, 509, 599, 600, 999)
        from count in Gen.Choose(0, 4)
        from headers in Headers.ArrayOf(count)
        from body in Bodies
        from mediaType in Gen.Elements("application/json", "application/json; charset=utf-16", "application/json; charset=\"x y\"", "text/html; charset=utf-7", "text/html", "x", "")
        select new RoughAnswer(status, headers, body, mediaType);

    private static readonly Gen<RoughAnswer[]> Scripts = from count in Gen.Choose(1, 6) from answers in Answers.ArrayOf(count) select answers;

    [Fact]
    public void Any_answer_to_a_read_is_a_result_or_an_error() => ForAll((client, token) => client.GetAsync(Id, cancellationToken: token));

    [Fact]
    public void Any_answer_to_a_list_is_a_result_or_an_error() => ForAll(async (client, token) =>
    {
        var pager = client.List(new ReferralQuery { Filter = "status eq 'New'" });
        while (await pager.NextAsync(token) is { } page)
        {
            Assert.All(page.Referrals, referral => _ = referral.ToJson());
        }
    });

    [Fact]
    public void Any_answer_to_a_change_is_a_result_or_an_error() => ForAll((client, token) =>
        client.PatchAsync(Id, new JsonPatchDocument().Replace("/name", "x"), "W/\"1\"", returnRepresentation: true, cancellationToken: token));

    [Fact]
    public void Any_answer_to_a_request_of_the_users_is_a_result_or_an_error() => ForAll((client, token) =>
        client.SendAsync(new ServiceRequest { Method = "POST", Path = "engagements/referrals", Body = "{}" }, cancellationToken: token));

    [Fact]
    public void Any_answer_to_a_create_is_a_result_or_an_error() => ForAll((client, token) => client.CreateAsync(TestClients.Deal(), cancellationToken: token));

    /// <summary>With the search for what was lost: it reads lists out of the same answers.</summary>
    [Fact]
    public void Any_answers_to_a_create_and_its_search_are_a_result_or_an_error() => ForAll(async (client, token) =>
    {
        using var reconciler = new OutcomeReconciler(client, new ReconcileOptions { ListTimeout = TimeSpan.FromMinutes(2) });
        await new ReferralSender(client, reconciler).SendAsync(TestClients.Deal(externalId: "CRM-1"), new SendContext(), token);
    }, isSearched: true);

    private static void ForAll(Func<ReferralClient, CancellationToken, Task> call, bool isSearched = false) => Rough.ForAll(
        Scripts,
        script => PlayAsync(script, call, isSearched).GetAwaiter().GetResult(),
        script => string.Join(" | ", script.Select(answer => answer.ToString())));

    private static async Task PlayAsync(RoughAnswer[] script, Func<ReferralClient, CancellationToken, Task> call, bool isSearched)
    {
        var handler = new ScriptedHandler([.. script.Select(answer => (Func<SeenRequest, CancellationToken, Task<HttpResponseMessage>>)((_, _) => Task.FromResult(answer.Message())))]);
        using var client = TestClients.Over(handler);
        try
        {
            // A call that never ends would be a finding too.
            await call(client, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        }
        catch (PartnerReferralException e)
        {
            Assert.NotEmpty(e.ErrorId);
            Assert.NotEmpty(e.RecommendedAction);
            Assert.DoesNotContain("token-1", e.Message);

            // A fault of our own may not pass for one of the network.
            for (var cause = e.InnerException; cause is not null; cause = cause.InnerException)
            {
                Assert.True(cause is PartnerReferralException or IOException or HttpRequestException or JsonException, cause.ToString());
            }
        }

        // Where lists are searched, two empty ones are a proof too.
        var requests = handler.Requests;
        for (var i = 0; i < requests.Count && !isSearched; i++)
        {
            var answer = script[Math.Min(i, script.Length - 1)];
            Assert.True(
                requests[i].Method != "POST" || answer.SaysNothingWasDone || requests.Skip(i + 1).All(request => request.Method != "POST"),
                $"sent again after {answer}");
        }
    }

    private sealed record RoughAnswer(int Status, (string Name, string Value)[] Headers, byte[] Body, string MediaType)
    {
        public bool SaysNothingWasDone => Status is 401 or 429 || (Status == 503 && Headers.Any(header => header.Name == "Retry-After"));

        public HttpResponseMessage Message()
        {
            var message = new HttpResponseMessage((HttpStatusCode)Status) { Content = new ByteArrayContent(Body) };
            message.Content.Headers.TryAddWithoutValidation("Content-Type", MediaType);
            foreach (var (name, value) in Headers)
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }

            return message;
        }

        public override string ToString() => $"{Status} {string.Join(" ", Headers.Select(h => $"{h.Name}: {Rough.Escaped(h.Value)}"))} {MediaType} {Rough.Escaped(Encoding.Latin1.GetString(Body))}";
    }
}
