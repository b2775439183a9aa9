using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Http;

/// <summary>What follows from the end of an attempt, for a read and for what must not be done twice.</summary>
public class RetryClassifierTests
{
    // An answer; what follows for a read, and for a create.
    public static TheoryData<string, string, string> Table => new()
    {
        { "200", "Success", "Success" },
        { "201", "Success", "Success" },
        { "299", "Success", "Success" },
        { "200 odd", "Transient", "Unknown" },
        { "299 odd", "Transient", "Unknown" },
        { "199", "Final", "Final" },
        { "300", "Final", "Unknown" },
        { "301", "Redirected", "Unknown" },
        { "302", "Redirected", "Unknown" },
        { "303", "Redirected", "Unknown" },
        { "304", "Final", "Unknown" },
        { "307", "Redirected", "Unknown" },
        { "308", "Redirected", "Unknown" },
        { "399", "Final", "Unknown" },
        { "400", "Final", "Final" },
        { "401", "Unauthenticated", "Unauthenticated" },
        { "404", "Final", "Final" },
        { "407", "Final", "Unknown" },
        { "407 unsent", "Final", "Final" },
        { "408", "Transient", "Unknown" },
        { "412", "Final", "Final" },
        { "429", "Transient", "Transient" },
        { "429 wait", "Transient", "Transient" },
        { "499", "Final", "Final" },
        { "500", "Transient", "Unknown" },
        { "500 wait", "Transient", "Unknown" },
        { "501", "Final", "Unknown" },
        { "502", "Transient", "Unknown" },
        { "503", "Transient", "Unknown" },
        { "503 wait", "Transient", "Unknown" },
        { "504", "Transient", "Unknown" },
        { "505", "Final", "Unknown" },
        { "509", "Transient", "Unknown" },
        { "599", "Final", "Unknown" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void An_answer_allows_another_attempt_only_where_nothing_can_happen_twice(string answer, string read, string create)
    {
        Assert.Equal(read, Of(HttpMethod.Get, RetryRule.Idempotent, Answer(answer), IsUsable(answer)));
        Assert.Equal(create, Of(HttpMethod.Post, RetryRule.NonIdempotent, Answer(answer), IsUsable(answer)));
    }

    [Theory]
    [InlineData("307", "Unknown")]
    [InlineData("400", "Final")]
    [InlineData("407", "Final")]
    [InlineData("500", "Transient")]
    [InlineData("501", "Final")]
    public void A_change_that_may_be_repeated_is_like_a_read_except_that_it_follows_nothing(string answer, string change) =>
        Assert.Equal(change, Of(new HttpMethod("PATCH"), RetryRule.Idempotent, Answer(answer), IsUsable(answer)));

    [Theory]
    [InlineData("Tls", "Final", "Final", "Unknown")]
    [InlineData("ProxyRefused", "Final", "Final", "Unknown")]
    [InlineData("TooLarge", "Final", "Final", "Unknown")]
    [InlineData("NameNotFound", "Transient", "Transient", "Unknown")]
    [InlineData("Refused", "Transient", "Transient", "Unknown")]
    [InlineData("Handshake", "Transient", "Transient", "Unknown")]
    [InlineData("TimedOut", "Transient", "Transient", "Unknown")]
    [InlineData("Lost", "Transient", "Transient", "Unknown")]
    [InlineData("ProxyUnreachable", "Transient", "Transient", "Unknown")]
    public void Without_an_answer_a_create_is_unknown_unless_nothing_left(string failure, string read, string unsent, string sent)
    {
        var kind = (TransportFailure)Enum.Parse(typeof(TransportFailure), failure);
        Assert.Equal(read, Of(HttpMethod.Get, RetryRule.Idempotent, new AttemptResult { Failure = kind }));
        Assert.Equal(read, Of(HttpMethod.Get, RetryRule.Idempotent, new AttemptResult { Failure = kind, CertainlyNotSent = true }));
        Assert.Equal(unsent, Of(HttpMethod.Post, RetryRule.NonIdempotent, new AttemptResult { Failure = kind, CertainlyNotSent = true }));
        Assert.Equal(sent, Of(HttpMethod.Post, RetryRule.NonIdempotent, new AttemptResult { Failure = kind }));
    }

    [Theory]
    [InlineData("429", "Transient")]
    [InlineData("503", "Unknown")]
    [InlineData("503 wait", "Transient")]
    [InlineData("500 wait", "Unknown")]
    public void Where_somebody_looks_before_a_create_is_repeated_a_service_that_asks_to_come_back_is_heard(string answer, string create) =>
        Assert.Equal(create, Of(HttpMethod.Post, RetryRule.NonIdempotent, Answer(answer), isLookedFor: true));

    private static string Of(HttpMethod method, RetryRule rule, AttemptResult result, bool isUsable = true, bool isLookedFor = false) => RetryClassifier.Of(
        new OutgoingRequest { Method = method, Address = new Uri("https://emulator.invalid/"), Rule = rule, Kind = RequestKind.Raw, IsUsable = _ => isUsable },
        result,
        isLookedFor).ToString();

    private static bool IsUsable(string answer) => !answer.EndsWith(" odd", StringComparison.Ordinal);

    private static AttemptResult Answer(string answer)
    {
        var headers = new Dictionary<string, string>();
        if (answer.EndsWith(" wait", StringComparison.Ordinal))
        {
            headers["Retry-After"] = "2";
        }

        return new AttemptResult
        {
            ApiResponse = new ApiResponse { StatusCode = (HttpStatusCode)int.Parse(answer.Split(' ')[0]), Headers = headers, Body = "" },
            CertainlyNotSent = answer.EndsWith(" unsent", StringComparison.Ordinal),
        };
    }
}
