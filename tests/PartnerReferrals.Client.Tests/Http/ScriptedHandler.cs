using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Client.Tests.Http;

/// <summary>Answers by a script: the n-th step for the n-th request, the last one from then on.</summary>
internal sealed class ScriptedHandler(params Func<SeenRequest, CancellationToken, Task<HttpResponseMessage>>[] steps) : HttpMessageHandler
{
    private readonly ConcurrentQueue<SeenRequest> _requests = new();
    private int _count;

    internal IReadOnlyList<SeenRequest> Requests => [.. _requests];

    internal IReadOnlyList<SeenRequest> Posts => [.. _requests.Where(r => r.Method == "POST")];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var step = steps[Math.Min(Interlocked.Increment(ref _count) - 1, steps.Length - 1)];

        // A failure to connect happens before the body is read; see Faults.
        if (Faults.IsBeforeBody(step))
        {
            _requests.Enqueue(new SeenRequest(request.Method.Method, request.RequestUri!, new Dictionary<string, string>(), ""));
            return await step(_requests.Last(), cancellationToken);
        }

        var seen = await SeenRequest.ReadAsync(request);
        _requests.Enqueue(seen);
        return await step(seen, cancellationToken);
    }
}
