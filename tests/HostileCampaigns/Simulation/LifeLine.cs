using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Hostile;

/// <summary>The line from one process to the service. Once the process is dead nothing passes any more, whatever still runs of it here.</summary>
internal sealed class LifeLine(HttpMessageHandler service, KillAt? kill, Action<int> posting, Action die) : DelegatingHandler(service)
{
    private int _posts;
    private int _reads;
    private int _isDead;

    /// <summary>Kills the process now; false when it was dead.</summary>
    public bool Kill()
    {
        if (Interlocked.Exchange(ref _isDead, 1) != 0)
        {
            return false;
        }

        die();
        return true;
    }

    /// <summary>The process has ended by itself: nothing kills it any more. True when somebody did, or is about to.</summary>
    public bool End() => Interlocked.CompareExchange(ref _isDead, 1, 0) != 0;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await EndIfDeadAsync(cancellationToken);
        var isPost = request.Method == HttpMethod.Post;
        var number = isPost ? Interlocked.Increment(ref _posts) : Interlocked.Increment(ref _reads);
        if (isPost)
        {
            posting(number);
        }

        var isHit = number == (isPost ? kill?.Post : kill?.Read);
        if (isHit && !kill!.AfterCommit)
        {
            Kill();
        }

        await EndIfDeadAsync(cancellationToken);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            if (isHit)
            {
                Kill();
            }

            await EndIfDeadAsync(cancellationToken);
        }
    }

    private async Task EndIfDeadAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _isDead) != 0)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }
}
