using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Client.Tests.Creating;

/// <summary>What goes wrong with one POST.</summary>
internal enum PostFault
{
    None,
    DropBeforeCommit,
    DropAfterCommit,
    ErrorBeforeCommit,
    ErrorAfterCommit,
    TruncatedAfterCommit,
    EmptySuccessWithoutCommit,
    Throttled,
    Refused,
    Hang,
}

/// <summary>A small service that keeps what it is given, lists it late, and fails on demand.</summary>
internal sealed class FakeService(TestClock clock) : HttpMessageHandler
{
    private readonly List<JObject> _referrals = [];
    private readonly List<SeenRequest> _requests = [];
    private int _inFlight;

    internal TimeSpan ListingDelay { get; set; }

    internal TimeSpan ClockSkew { get; set; }

    internal int PageSize { get; set; } = 100;

    /// <summary>How the service answers a filter on a bare date, a quoted date, an external id: 400 when false.</summary>
    internal bool TakesBareDates { get; set; } = true;

    internal bool TakesQuotedDates { get; set; } = true;

    internal bool TakesExternalIds { get; set; } = true;

    internal bool IgnoresOrder { get; set; }

    internal Func<JObject, int, PostFault> Fault { get; set; } = (_, _) => PostFault.None;

    /// <summary>Faults by logical create (its MS-RequestId) and how often it was posted, instead of <see cref="Fault"/>.</summary>
    internal Func<int, PostFault>? FaultOfAttempt { get; set; }

    internal Func<SeenRequest, HttpResponseMessage?> Intercept { get; set; } = _ => null;

    /// <summary>How long a request is under way; may throw, which loses it.</summary>
    internal Func<SeenRequest, Task> Latency { get; set; } = _ => Task.CompletedTask;

    internal Action<JObject> Touch { get; set; } = _ => { };

    internal int PeakInFlight { get; private set; }

    internal IReadOnlyList<SeenRequest> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    internal IReadOnlyList<JObject> Referrals
    {
        get
        {
            lock (_referrals)
            {
                return [.. _referrals];
            }
        }
    }

    internal int Posts => Requests.Count(r => r.Method == "POST");

    /// <summary>Fails some percent of the posts, though no create more than twice: it may be given up after four.</summary>
    internal void FailAtRandom(int seed, int percent, params PostFault[] faults)
    {
        var random = new Random(seed);
        FaultOfAttempt = attempt =>
        {
            lock (random)
            {
                return attempt <= 2 && random.Next(100) < percent ? faults[random.Next(faults.Length)] : PostFault.None;
            }
        };
    }

    internal JObject Commit(string body)
    {
        var json = (JObject)JsonText.Parse(body);
        lock (_referrals)
        {
            var isMicrosoft = json.SelectToken("target[0].id")?.ToString() == "msft";
            var now = (clock.TrueNow + ClockSkew).ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ");
            json["id"] = Guid.NewGuid().ToString();
            json["engagementId"] ??= Guid.NewGuid().ToString();
            json["organizationId"] = isMicrosoft ? "msft" : "11111111-1111-1111-1111-111111111111";
            json["createdDateTime"] = now;
            json["updatedDateTime"] = now;
            json["eTag"] = "\"1\"";
            json["campaignId"] ??= null;
            json["direction"] = "Outgoing";
            json["committed"] = clock.TrueNow.ToString("o");
            if (json.SelectToken("customerProfile.name") is { } name)
            {
                json["customerProfile"]!["name"] = WebUtility.HtmlEncode(name.ToString());
            }

            Touch(json);
            _referrals.Add(json);
        }

        return json;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A refused connection shows before the body is read.
        int number;
        lock (_requests)
        {
            PeakInFlight = Math.Max(PeakInFlight, ++_inFlight);
            number = _requests.Count(r => r.Method == "POST") + 1;
        }

        try
        {
            var seen = await SeenRequest.ReadAsync(request);
            lock (_requests)
            {
                _requests.Add(seen);
            }

            await Latency(seen);
            var answer = Intercept(seen) ?? (seen.Method == "POST" ? await PostAsync(seen, number, cancellationToken) : Get(seen));
            answer.Headers.Date = new DateTimeOffset((clock.TrueNow + ClockSkew).Ticks / 10_000_000 * 10_000_000, TimeSpan.Zero);
            return answer;
        }
        finally
        {
            lock (_requests)
            {
                _inFlight--;
            }
        }
    }

    private async Task<HttpResponseMessage> PostAsync(SeenRequest seen, int number, CancellationToken cancellationToken)
    {
        var attempt = Requests.Count(r => r.Method == "POST" && r.Header("MS-RequestId") == seen.Header("MS-RequestId"));
        switch (FaultOfAttempt is null ? Fault(JObject.Parse(seen.Body), number) : FaultOfAttempt(attempt))
        {
            case PostFault.DropBeforeCommit:
                return await Faults.Lost(seen, cancellationToken);
            case PostFault.DropAfterCommit:
                Commit(seen.Body);
                return await Faults.Lost(seen, cancellationToken);
            case PostFault.ErrorBeforeCommit:
                return Json(500, "");
            case PostFault.ErrorAfterCommit:
                Commit(seen.Body);
                return Json(500, "");
            case PostFault.TruncatedAfterCommit:
                var text = Commit(seen.Body).ToString();
                return Json(200, text[..(text.Length / 2)]);
            case PostFault.EmptySuccessWithoutCommit:
                return Json(200, "");
            case PostFault.Throttled:
                var message = Json(429, "");
                message.Headers.TryAddWithoutValidation("Retry-After", "2");
                return message;
            case PostFault.Refused:
                return Json(400, """{"error":{"code":"invalidRequest","message":"No."}}""");
            case PostFault.Hang:
                return await Faults.Silence(seen, cancellationToken);
            default:
                return Json(200, Commit(seen.Body).ToString());
        }
    }

    private HttpResponseMessage Get(SeenRequest seen)
    {
        var query = Uri.UnescapeDataString(seen.Address.Query);
        var path = seen.Address.AbsolutePath;
        if (!path.EndsWith("/engagements/referrals", StringComparison.Ordinal))
        {
            var one = Referrals.FirstOrDefault(r => path.EndsWith("/" + r["id"], StringComparison.Ordinal));
            return one is null ? Json(404, "") : Json(200, one.ToString());
        }

        if ((Regex.IsMatch(query, @"updatedDateTime ge \d") && !TakesBareDates)
            || (Regex.IsMatch(query, @"updatedDateTime ge '") && !TakesQuotedDates)
            || (query.Contains("externalReferenceId") && !TakesExternalIds))
        {
            return Json(400, """{"error":{"code":"invalidRequest","message":"The filter is not supported."}}""");
        }

        var rows = Referrals.Where(r => clock.TrueNow >= DateTimeOffset.Parse(r["committed"]!.ToString()) + ListingDelay);
        if (Regex.Match(query, @"updatedDateTime ge '?([\dTZ:.-]+)") is { Success: true } since)
        {
            rows = rows.Where(r => Date(r, "updatedDateTime") >= DateTimeOffset.Parse(since.Groups[1].Value));
        }

        if (!query.Contains("engagementId eq"))
        {
            // Facts 7: Microsoft's are to be had through their engagement only.
            rows = rows.Where(r => r["organizationId"]?.ToString() != "msft");
        }

        foreach (var name in new[] { "engagementId", "externalReferenceId" })
        {
            if (Regex.Match(query, name + " eq '([^']*)'") is { Success: true } wanted)
            {
                rows = rows.Where(r => r[name]?.ToString() == wanted.Groups[1].Value);
            }
        }

        var list = (IgnoresOrder ? rows.OrderBy(r => Date(r, "createdDateTime")) : rows.OrderByDescending(r => Date(r, "createdDateTime"))).ToArray();
        var skip = Regex.Match(query, @"\$skiptoken=(\d+)") is { Success: true } token ? int.Parse(token.Groups[1].Value) : 0;
        var page = new JObject { ["value"] = new JArray(list.Skip(skip).Take(PageSize).Select(r => r.DeepClone())) };
        if (list.Length > skip + PageSize)
        {
            var rest = seen.Address.Query.TrimStart('?').Split('&').Where(o => !o.StartsWith("$skiptoken", StringComparison.Ordinal));
            page["@odata.nextLink"] = "http://elsewhere.example/referrals?" + string.Join("&", rest) + "&$skiptoken=" + (skip + PageSize);
        }

        return Json(200, page.ToString());
    }

    private static DateTimeOffset Date(JObject json, string name) => DateTimeOffset.Parse(json[name]!.ToString());

    private static HttpResponseMessage Json(int status, string body) => Answers.Message((HttpStatusCode)status, body, "application/json");
}
