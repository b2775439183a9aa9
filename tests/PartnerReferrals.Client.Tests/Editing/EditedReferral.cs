using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Client.Tests.Http;

namespace PartnerReferrals.Client.Tests.Editing;

/// <summary>A service with one referral, which is changed as JSON Patch says, by others too, and is not always told of truly.</summary>
internal sealed class EditedReferral : HttpMessageHandler
{
    private readonly List<SeenRequest> _requests = [];

    /// <summary>As the service has it.</summary>
    internal JObject Json { get; } = (JObject)Deals.Active().Json.DeepClone();

    internal JArray Team => (JArray)Json["team"]!;

    internal IReadOnlyList<SeenRequest> Requests => _requests;

    /// <summary>Such as <c>GET PATCH PATCH</c>.</summary>
    internal string Methods => string.Join(' ', _requests.Select(request => request.Method));

    /// <summary>The version named by each change, or <c>none</c>.</summary>
    internal string Versions => string.Join(' ', _requests.Where(request => request.Method == "PATCH").Select(request => request.Header("If-Match") ?? "none"));

    /// <summary>What is said of the first change, which is made: a status, perhaps with "wait", or "lost".</summary>
    internal string Fault { get; set; } = "";

    /// <summary>Between the readings of who changes it and his changes somebody else changes it so often.</summary>
    internal int Races { get; set; }

    /// <summary>What comes instead.</summary>
    internal Func<SeenRequest, HttpResponseMessage?> Intercept { get; set; } = _ => null;

    internal static HttpResponseMessage Say(int status, string body = "", params (string Name, string Value)[] headers) => Answers.Message((HttpStatusCode)status, body, "application/json", headers);

    /// <summary>Somebody else changes it.</summary>
    internal void ChangeByAnother(int number = 1)
    {
        Team.Add(new JObject { ["email"] = $"other{number}@partner.example" });
        Json["details"]!["dealValue"] = 42000 + number;
        Stamp();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var seen = await SeenRequest.ReadAsync(request);
        _requests.Add(seen);
        if (Intercept(seen) is { } instead)
        {
            return instead;
        }

        if (seen.Method == "GET")
        {
            return Say(200, Json.ToString());
        }

        if (Races > 0)
        {
            ChangeByAnother(Races--);
        }

        if (seen.Header("If-Match") is { } version && version != (string?)Json["eTag"])
        {
            return Say(412, """{"error":{"code":"preconditionFailed","message":"changed"}}""");
        }

        foreach (var operation in JArray.Parse(seen.Body))
        {
            var path = ((string)operation["path"]!).Split('/')[1..];
            var holder = path[..^1].Aggregate((JToken)Json, (at, name) => at is JArray list ? list[int.Parse(name, CultureInfo.InvariantCulture)] : at[name]!);
            if (path[^1] == "-")
            {
                ((JArray)holder).Add(operation["value"]!);
            }
            else
            {
                holder[path[^1]] = operation["value"];
            }
        }

        Stamp();
        var fault = Fault;
        Fault = "";
        return fault switch
        {
            "" => Say(200, Json.ToString()),
            "lost" => await Faults.Lost(seen, cancellationToken),
            _ when fault.EndsWith(" wait", StringComparison.Ordinal) => Say(int.Parse(fault[..3], CultureInfo.InvariantCulture), "", ("Retry-After", "1")),
            _ => Say(int.Parse(fault, CultureInfo.InvariantCulture)),
        };
    }

    private void Stamp()
    {
        if (((string?)Json["eTag"])?.Trim('"') is { } version)
        {
            Json["eTag"] = $"\"{int.Parse(version, CultureInfo.InvariantCulture) + 1}\"";
        }
    }
}
