using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;

namespace PartnerReferrals.Client.Tests.Http;

/// <summary>A request as a server saw it.</summary>
internal sealed record SeenRequest(string Method, Uri Address, IReadOnlyDictionary<string, string> Headers, string Body)
{
    internal string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;

    internal static async Task<SeenRequest> ReadAsync(HttpRequestMessage request)
    {
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
            .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);

        // Copied as the network does it: reading it as text would keep a copy inside the content.
        using var body = new MemoryStream();
        await (request.Content?.CopyToAsync(body) ?? Task.CompletedTask);
        return new SeenRequest(request.Method.Method, request.RequestUri!, headers, Encoding.UTF8.GetString(body.ToArray()));
    }
}
