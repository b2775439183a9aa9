using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Client.Tests.Http;

namespace PartnerReferrals.Client.Tests.Changes;

/// <summary>A list of referrals in pages. Each is written as the minute it changed in, in the order in which they are listed; <c>-</c> is one without a stamp.</summary>
internal sealed class ListingService(string list, int pageSize) : HttpMessageHandler
{
    private readonly string[] _list = list.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    private readonly List<string> _asked = [];
    private readonly List<string> _queries = [];
    private JObject[] _rows = [];

    /// <summary>What was asked for: <c>2..5</c> is what changed from the second minute on and before the fifth, <c>></c> the page that a link leads to.</summary>
    internal string Asked => string.Join(" ", _asked);

    internal IReadOnlyList<string> Queries => _queries;

    internal bool HeedsBeginning { get; init; } = true;

    /// <summary>Whether the n-th answer heeds the end of its window.</summary>
    internal Func<int, bool> HeedsEnd { get; init; } = _ => true;

    /// <summary>It takes "before" for "up to".</summary>
    internal bool IncludesEnd { get; init; }

    /// <summary>What it tells as its time.</summary>
    internal Func<DateTimeOffset?> Date { get; init; } = () => null;

    /// <summary>The n-th answer, where it is another than the list.</summary>
    internal Dictionary<int, string> Instead { get; init; } = [];

    internal static DateTimeOffset At(int minute) => TestClock.Start.AddHours(-1).AddMinutes(minute);

    internal IEnumerable<string> IdsSince(int? minute) =>
        _list.Select((stamp, i) => (stamp, i)).Where(row => row.stamp == "-" || minute is null || int.Parse(row.stamp) >= minute).Select(row => "r" + row.i);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var query = Uri.UnescapeDataString(request.RequestUri!.Query);
        _queries.Add(query);
        var link = Regex.Match(query, "skiptoken=([0-9]+)");
        var start = link.Success ? int.Parse(link.Groups[1].Value) : 0;
        if (link.Success)
        {
            _asked.Add(">");
        }
        else
        {
            var (from, end) = (Bound(query, "ge"), Bound(query, "lt"));
            _asked.Add($"{from}..{end}");
            var number = _queries.Count;
            _rows = [.. _list.Select((stamp, i) => (Minute: stamp == "-" ? (int?)null : int.Parse(stamp), Id: "r" + i))
                .Where(row => !HeedsBeginning || !(row.Minute < from))
                .Where(row => !HeedsEnd(number) || !(IncludesEnd ? row.Minute > end : row.Minute >= end))
                .Select(row => new JObject { ["id"] = row.Id, ["updatedDateTime"] = row.Minute is { } minute ? At(minute).ToString("O") : null })];
        }

        if (Instead.TryGetValue(_queries.Count, out var other))
        {
            return Task.FromResult(Answers.Message(other.Length == 0 ? HttpStatusCode.Forbidden : HttpStatusCode.OK, other, "application/json"));
        }

        var page = new JObject { ["value"] = new JArray(_rows.Skip(start).Take(pageSize)) };
        if (start + pageSize < _rows.Length)
        {
            page["@odata.nextLink"] = "?$skiptoken=" + (start + pageSize);
        }

        return Task.FromResult(Date() is { } date
            ? Answers.Message(HttpStatusCode.OK, page.ToString(), "application/json", ("Date", date.ToString("R")))
            : Answers.Message(HttpStatusCode.OK, page.ToString(), "application/json"));
    }

    private static int? Bound(string query, string comparison) =>
        Regex.Match(query, comparison + " ([0-9TZ:.-]+)") is { Success: true } match
            ? (int)(DateTimeOffset.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) - At(0)).TotalMinutes
            : null;
}
