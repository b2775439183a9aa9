using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Client.Tests.Http;

/// <summary>Steps of a <see cref="ScriptedHandler"/> that answer.</summary>
internal static class Answers
{
    internal const string ReferralId = "6f0d2a1e-8a57-4b0e-9d0b-5f1c2f0c7a11";

    internal static Func<SeenRequest, CancellationToken, Task<HttpResponseMessage>> Created { get; } =
        Json(HttpStatusCode.OK, $$"""{"id":"{{ReferralId}}","engagementId":"e1","organizationId":"o1","name":"Deal"}""");

    internal static Func<SeenRequest, CancellationToken, Task<HttpResponseMessage>> Json(HttpStatusCode status, string body, params (string Name, string Value)[] headers) =>
        (_, _) => Task.FromResult(Message(status, body, "application/json", headers));

    internal static Func<SeenRequest, CancellationToken, Task<HttpResponseMessage>> Json(int status, string body, params (string Name, string Value)[] headers) =>
        Json((HttpStatusCode)status, body, headers);

    internal static Func<SeenRequest, CancellationToken, Task<HttpResponseMessage>> Html(int status, string body) =>
        (_, _) => Task.FromResult(Message((HttpStatusCode)status, body, "text/html"));

    internal static HttpResponseMessage Message(HttpStatusCode status, string body, string mediaType, params (string Name, string Value)[] headers)
    {
        var message = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };
        foreach (var (name, value) in headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }
}
