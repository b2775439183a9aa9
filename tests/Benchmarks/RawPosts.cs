using System;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Benchmarks;

/// <summary>What is possible at all: HttpClient posting bodies that lie ready, answers read to their end.</summary>
internal static class RawPosts
{
    public static async Task<Figures> RunAsync(Uri server, string token, int rows, int warmUp, int concurrency)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = concurrency });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var address = new Uri(server, "v1.0/engagements/referrals");
        await PostAsync(Bodies(warmUp));
        var bodies = Bodies(rows);
        var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        await PostAsync(bodies);
        watch.Stop();
        process.Refresh();
        return new Figures(rows, watch.ElapsedMilliseconds, (long)(process.TotalProcessorTime - cpu).TotalMilliseconds, process.PeakWorkingSet64);

        async Task PostAsync(byte[][] ready)
        {
            var next = -1;
            await Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => Task.Run(async () =>
            {
                int at;
                while ((at = Interlocked.Increment(ref next)) < ready.Length)
                {
                    using var content = new ByteArrayContent(ready[at]);
                    content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                    using var answer = await http.PostAsync(address, content);
                    answer.EnsureSuccessStatusCode();
                    await answer.Content.ReadAsByteArrayAsync();
                }
            })));
        }
    }

    private static byte[][] Bodies(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => Encoding.UTF8.GetBytes(
            $$$"""
            {"name":"Deal {{{i}}}","externalReferenceId":"raw-{{{i}}}","type":"Independent","customerProfile":{"name":"Customer {{{i}}}","address":{"addressLine1":"Seestrasse 1","city":"Zug","country":"CH"}},"consent":{"consentToContact":true,"consentToToShareInfoWithOthers":true,"consentToShareReferralWithMicrosoftSellers":false},"details":{"dealValue":42000,"currency":"CHF","closingDateTime":"2031-11-30T00:00:00Z"}}
            """)),
    ];
}
