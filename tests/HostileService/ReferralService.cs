using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Hostile;

/// <summary>
/// A stand-in for the Referrals API that misbehaves by a plan: it stores and counts what it is given, lists it, and lies about it as told.
/// One state machine for all fronts. Thread-safe.
/// </summary>
public sealed class ReferralService
{
    /// <summary>Path of the collection (facts 1).</summary>
    public const string Collection = "/v1.0/engagements/referrals";

    private readonly object _lock = new();
    private readonly List<ServiceRequest> _requests = [];
    private readonly List<MetFault> _met = [];
    private readonly RuleBook _rules = new();
    private readonly Dictionary<string, int> _attempts = [];
    private readonly ReferralList _list;
    private int _pendingCommits;

    /// <param name="time">True time; waits go by it too.</param>
    /// <param name="plan">How it behaves; null for well.</param>
    public ReferralService(TimeProvider time, ServicePlan? plan = null)
    {
        Time = time;
        Plan = plan ?? new ServicePlan();
        _list = new ReferralList(Store);
    }

    /// <summary>What it holds.</summary>
    public ReferralStore Store { get; } = new();

    /// <summary>How it behaves; may be changed while it runs.</summary>
    public ServicePlan Plan { get; set; }

    /// <summary>True time.</summary>
    public TimeProvider Time { get; }

    /// <summary>All requests, in the order they arrived.</summary>
    public IReadOnlyList<ServiceRequest> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>What went wrong with which create, in the order it did.</summary>
    public IReadOnlyList<MetFault> Met
    {
        get
        {
            lock (_lock)
            {
                return [.. _met];
            }
        }
    }

    /// <summary>How many requests arrived.</summary>
    public int RequestCount
    {
        get
        {
            lock (_lock)
            {
                return _requests.Count;
            }
        }
    }

    /// <summary>How many creates arrived.</summary>
    public int Posts => Requests.Count(r => r.Method == "POST");

    /// <summary>How many reads arrived.</summary>
    public int Reads => Requests.Count(r => r.Method == "GET");

    /// <summary>Creates that arrived and will be made later.</summary>
    public int PendingCommits => Volatile.Read(ref _pendingCommits);

    /// <summary>Nobody accepts a connection just now.</summary>
    public bool IsAway => Plan.Absences.Any(a => Now >= a.From && Now < a.Until);

    private DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>Puts a referral there that nobody here sent.</summary>
    /// <param name="body">As it was sent.</param>
    /// <param name="age">How long ago it was made.</param>
    public StoredReferral AddStranger(string body, TimeSpan age = default) => Store.Add(body, null, Now - age, Plan, isStrangers: true);

    /// <summary>Answers a request. What has to wait waits in the answer (<see cref="ServiceAnswer.After"/>), not here.</summary>
    public ServiceAnswer Answer(ServiceRequest request)
    {
        var now = Now;
        lock (_lock)
        {
            _requests.Add(request with { ArrivedAt = now });
        }

        var path = request.Address.AbsolutePath.TrimEnd('/');
        var answer = request.Header("Authorization")?.StartsWith("Bearer ", StringComparison.Ordinal) != true
            ? ServiceAnswer.Error(401, "unauthenticated", "A bearer token is needed.")
            : !path.StartsWith(Collection, StringComparison.OrdinalIgnoreCase)
                ? ServiceAnswer.Error(404, "itemNotFound", "There is nothing here.")
                : (request.Method, path.Length == Collection.Length) switch
                {
                    ("POST", true) => Create(request, now),
                    ("GET", true) => List(request, now),
                    ("GET", false) => Read(request, path[(Collection.Length + 1)..], now),
                    _ => ServiceAnswer.Error(405, "invalidRequest", "This method is not supported."),
                };
        answer = answer.With("Request-ID", Guid.NewGuid().ToString());
        return Plan.OmitsDate ? answer : answer.With("Date", (now + Plan.DateError).UtcDateTime.ToString("r"));
    }

    private ServiceAnswer Create(ServiceRequest request, DateTimeOffset now)
    {
        JsonObject body;
        try
        {
            body = JsonNode.Parse(request.Body) as JsonObject ?? throw new JsonException("An object is needed.");
        }
        catch (JsonException e)
        {
            return ServiceAnswer.Error(400, "invalidRequest", e.Message);
        }

        var isMicrosofts = ReferralStore.IsInvitation(body);
        if (isMicrosofts && !Store.HasEngagement(body["engagementId"]?.ToString() ?? ""))
        {
            return ServiceAnswer.Error(404, "itemNotFound", "There is no such engagement.");
        }

        var name = body["name"]?.ToString() ?? "";
        CreateFault? fault;
        lock (_lock)
        {
            // Equal creates are told apart by the id that the client gives each; chance goes by what is the same in every run.
            var leg = isMicrosofts ? "|msft" : "|own";
            var attempt = CountOf((request.Header("MS-RequestId") ?? name) + leg);
            fault = _rules.Find(Plan, name, isMicrosofts, attempt, chance: $"{name}{leg}|{CountOf("name " + name + leg)}", now);
            if (fault is not null)
            {
                _met.Add(new MetFault(name, isMicrosofts, fault));
            }
        }

        if (fault is null)
        {
            return ServiceAnswer.Json(200, Shown(Commit(request)));
        }

        StoredReferral? made = null;
        if (fault.Commits && fault.CommitAfter > TimeSpan.Zero)
        {
            CommitLater(request, fault.CommitAfter);
        }
        else if (fault.Commits)
        {
            made = Commit(request);
        }

        var answer = AnswerOf(fault, request, made, name) with { Delivery = fault.Delivery, After = fault.AnswerAfter };
        return fault.RetryAfter is { } wait ? answer.With("Retry-After", wait) : answer;
    }

    private int CountOf(string key) => _attempts[key] = _attempts.GetValueOrDefault(key) + 1;

    private ServiceAnswer AnswerOf(CreateFault fault, ServiceRequest request, StoredReferral? made, string name)
    {
        // Where nothing was made, a success shows what could have been.
        var shown = made is null ? Pretended(request) : Shown(made);
        var location = request.Address.GetLeftPart(UriPartial.Path) + "/" + shown["id"];
        return fault.Answer switch
        {
            CreateAnswer.Referral => ServiceAnswer.Json(200, shown),
            CreateAnswer.CompressedReferral => ServiceAnswer.Json(200, shown).Compressed(),
            CreateAnswer.LocationOnly => new ServiceAnswer(201).With("Location", location),
            CreateAnswer.Accepted => new ServiceAnswer(202),
            CreateAnswer.NoContent => new ServiceAnswer(204),
            CreateAnswer.Empty => new ServiceAnswer(200),
            CreateAnswer.Truncated => ServiceAnswer.Text(200, shown.ToJsonString() is var text ? text[..(text.Length / 2)] : ""),
            CreateAnswer.ForeignReferral => ServiceAnswer.Json(200, (Store.Foreign(name) ?? throw new InvalidOperationException("There is no other deal.")).Held),
            CreateAnswer.ErrorWithId => ServiceAnswer.Json(200, new JsonObject
            {
                ["id"] = "error-77",
                ["error"] = new JsonObject { ["code"] = "generalException", ["message"] = "It did not work." },
            }),
            CreateAnswer.OtherJson => ServiceAnswer.Json(200, new JsonObject { ["status"] = "ok", ["data"] = new JsonArray() }),
            CreateAnswer.GatewayError => ServiceAnswer.Gateway(fault.Status),
            CreateAnswer.ApiError => ServiceAnswer.Error(fault.Status, fault.Code ?? (fault.Status >= 500 || fault.Status == 429 ? "serviceNotAvailable" : "invalidRequest"), fault.Words ?? "It cannot be done now."),
            CreateAnswer.Redirect => new ServiceAnswer(fault.Status).With("Location", location),
            CreateAnswer.RedirectElsewhere => new ServiceAnswer(fault.Status).With("Location", "https://elsewhere.invalid" + Collection),
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault.Answer, null),
        };
    }

    private StoredReferral Commit(ServiceRequest request) => Store.Add(request.Text, request.Header("MS-RequestId"), Now, Plan);

    private void CommitLater(ServiceRequest request, TimeSpan after)
    {
        Interlocked.Increment(ref _pendingCommits);
        _ = CommitAsync();

        async Task CommitAsync()
        {
            await Task.Delay(after, Time).ConfigureAwait(false);
            Commit(request);
            Interlocked.Decrement(ref _pendingCommits);
        }
    }

    // An answer to a create may come from before the values were rewritten.
    private JsonObject Shown(StoredReferral made)
    {
        if (!Plan.RewritesLater)
        {
            return made.Held;
        }

        var shown = (JsonObject)made.Held.DeepClone();
        foreach (var (name, value) in (JsonObject)JsonNode.Parse(made.Sent)!)
        {
            shown[name] = value?.DeepClone();
        }

        shown["organizationId"] = made.Held["organizationId"]?.DeepClone();
        return shown;
    }

    private JsonObject Pretended(ServiceRequest request) => Shown(new ReferralStore().Add(request.Text, null, Now, Plan));

    private ServiceAnswer Read(ServiceRequest request, string id, DateTimeOffset now)
    {
        var rule = Rule(isList: false, null, now);
        var referral = Store.Find(Uri.UnescapeDataString(id));
        var answer = referral is null ? ServiceAnswer.Error(404, "itemNotFound", "There is no such referral.") : ServiceAnswer.Json(200, referral.Held);
        return Spoiled(answer, rule, request.Address);
    }

    private ServiceAnswer List(ServiceRequest request, DateTimeOffset now)
    {
        var rule = Rule(isList: true, Uri.UnescapeDataString(request.Address.Query), now);
        return Spoiled(_list.Answer(request.Address, now, Plan, rule), rule, request.Address);
    }

    private ReadRule? Rule(bool isList, string? query, DateTimeOffset now)
    {
        lock (_lock)
        {
            return _rules.Find(Plan, isList, query, now);
        }
    }

    private static ServiceAnswer Spoiled(ServiceAnswer answer, ReadRule? rule, Uri address)
    {
        var spoiled = rule?.Fault switch
        {
            ReadFault.Dropped => answer with { Delivery = Delivery.Dropped },
            ReadFault.Truncated => answer with { Body = answer.Body[..(answer.Body.Length / 2)] },
            ReadFault.GatewayError => ServiceAnswer.Gateway(rule.Status),
            ReadFault.ApiError => ServiceAnswer.Error(rule.Status, rule.Status == 404 ? "itemNotFound" : "serviceNotAvailable", "Not now."),
            ReadFault.RedirectLoop => new ServiceAnswer(307).With("Location", address.ToString()),
            ReadFault.RedirectElsewhere => new ServiceAnswer(307).With("Location", "https://elsewhere.invalid" + address.PathAndQuery),
            ReadFault.EndlessBody => answer with { Delivery = Delivery.EndlessBody },
            ReadFault.CompressionBomb => answer with { Delivery = Delivery.CompressionBomb },
            ReadFault.Late => answer with { After = rule.Age },
            _ => answer,
        };
        return rule?.RetryAfter is { } wait ? spoiled.With("Retry-After", wait) : spoiled;
    }
}
