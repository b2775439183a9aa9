using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Host.Tests.Isolation;

/// <summary>
/// The one address of an identity service that exchanging a refresh token needs. Public, and with no reference beyond the
/// framework, so that a script in another process can create it.
/// </summary>
public sealed class TokenEndpoint : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(request.RequestUri!.AbsolutePath.EndsWith("/oauth2/v2.0/token", System.StringComparison.Ordinal)
            ? Json("""
                {"token_type":"Bearer","expires_in":3600,"scope":"https://api.partner.microsoft.com/.default",
                 "access_token":"eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiI0OTkwY2ZmZS0wNGU4LTRlOGItODA4YS0xMTc1NjA0Yjg3OWYifQ.c2lnbmF0dXJl",
                 "refresh_token":"the-next-one","client_info":"eyJ1aWQiOiJ1aWQiLCJ1dGlkIjoidXRpZCJ9"}
                """)
            : new HttpResponseMessage(HttpStatusCode.NotFound));

    private static HttpResponseMessage Json(string text) =>
        new(HttpStatusCode.OK) { Content = new StringContent(text, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
}
