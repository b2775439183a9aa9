using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PartnerReferrals.Emulator.Faults;

/// <summary>When something goes wrong, and what: one entry of the fault plan, as it is written in JSON.</summary>
internal sealed record FaultRule
{
    /// <summary>The body that makes an answer a refusal of the identity side.</summary>
    public const string OAuthBody = "oauth";

    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Names the rule in counts and logs; made up when missing.</summary>
    public string? Name { get; init; }

    /// <summary>Which operation: <c>create get list patch put token … any</c>.</summary>
    public string Operation { get; init; } = Emulator.Http.Operation.Any;

    /// <summary>Only requests whose body, path or query contains this text.</summary>
    public string? Contains { get; init; }

    /// <summary>The chance that a matching request is hit, 0 to 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>Only the n-th matching request (from 1).</summary>
    public int? Nth { get; init; }

    /// <summary>Only the first n matching requests.</summary>
    public int? First { get; init; }

    /// <summary>Only every n-th matching request.</summary>
    public int? Every { get; init; }

    /// <summary>The rule is spent after so many hits.</summary>
    public int? Times { get; init; }

    /// <summary>Whether the request takes effect before the fault strikes.</summary>
    public bool Commit { get; init; }

    /// <summary>Answer with this status.</summary>
    public int? Status { get; init; }

    /// <summary>The body of that answer: <c>error gateway html empty oauth</c>, or any other text as it is.</summary>
    public string Body { get; init; } = "error";

    /// <summary>The code in an <c>error</c> or <c>gateway</c> body, when it shall not follow from the status.</summary>
    public string? Code { get; init; }

    /// <summary>The message in an <c>error</c> or <c>gateway</c> body.</summary>
    public string? Message { get; init; }

    /// <summary>A <c>Retry-After</c> header: any text; <c>date+30</c> and <c>date-30</c> become HTTP dates.</summary>
    public JsonElement? RetryAfter { get; init; }

    /// <summary>More headers of the answer.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>Another media type than the true one.</summary>
    public string? ContentType { get; init; }

    /// <summary>Milliseconds to wait before the answer.</summary>
    public double LatencyMs { get; init; }

    /// <summary>Seconds without a sign of life; then the connection dies, or the answer comes when <see cref="Commit"/> is set.</summary>
    public double SilenceSeconds { get; init; }

    /// <summary>The connection dies without an answer.</summary>
    public bool Drop { get; init; }

    /// <summary>The connection dies after so many bytes of the body.</summary>
    public int? TruncateAfter { get; init; }

    /// <summary>Whether the fault stands in the way of the ordinary answer.</summary>
    [JsonIgnore]
    public bool Replaces => Status is not null || Body == OAuthBody || Drop || SilenceSeconds > 0;

    /// <summary>Reads one rule or an array of rules.</summary>
    /// <exception cref="ArgumentException">The text is not JSON, has an unknown member, or a value out of range.</exception>
    public static IReadOnlyList<FaultRule> Read(string json)
    {
        try
        {
            var rules = json.TrimStart().StartsWith('[')
                ? JsonSerializer.Deserialize<FaultRule[]>(json, Reading)!
                : [JsonSerializer.Deserialize<FaultRule>(json, Reading)!];
            return rules.Select(rule => rule.Checked()).ToList();
        }
        catch (JsonException malformed)
        {
            throw new ArgumentException($"The fault rule is not understood: {malformed.Message}", malformed);
        }
    }

    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, Reading);

    private FaultRule Checked()
    {
        Demand(Probability is >= 0 and <= 1, "probability must lie between 0 and 1");
        Demand(Nth is null or > 0, "nth counts from 1");
        Demand(First is null or >= 0, "first must not be negative");
        Demand(Every is null or > 0, "every counts from 1");
        Demand(Times is null or >= 0, "times must not be negative");
        Demand(Status is null or (>= 200 and <= 599), "status must lie between 200 and 599");
        Demand(LatencyMs >= 0 && SilenceSeconds >= 0 && LatencyMs <= 3_600_000 && SilenceSeconds <= 3600, "waits must lie between zero and an hour");
        Demand(TruncateAfter is null or >= 0, "truncateAfter must not be negative");
        Demand(Body != OAuthBody || Emulator.Http.OAuthError.Names.Contains(Code, StringComparer.OrdinalIgnoreCase),
            $"with the body oauth, code must be one of {string.Join(", ", Emulator.Http.OAuthError.Names)}");
        Demand(Emulator.Http.Operation.Faultable.Contains(Operation, StringComparer.OrdinalIgnoreCase),
            $"operation must be one of {string.Join(", ", Emulator.Http.Operation.Faultable)}");
        return this;
    }

    private static void Demand(bool condition, string message)
    {
        if (!condition)
        {
            throw new ArgumentException($"The fault rule is not usable: {message}.");
        }
    }
}
