using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Auth;

/// <summary>Keeps back a request that was cancelled before it began: .NET Framework would send it, secret and all.</summary>
internal sealed class CancelledRequestFilter(HttpMessageHandler handler) : DelegatingHandler(handler)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested
            ? Task.FromCanceled<HttpResponseMessage>(cancellationToken)
            : base.SendAsync(request, cancellationToken);
}
