using System;
using System.Linq;
using System.Net.Http;
using System.Net.NetworkInformation;
using System.Threading.Tasks;

namespace PartnerReferrals.Contract.Tests.SignIn;

/// <summary>Does what a browser does with the sign-in page, up to posting the answer to the loopback address.</summary>
internal sealed class TestBrowser(ScriptedIdentity identity)
{
    public Uri? Opened { get; private set; }

    public Task? Answered { get; private set; }

    /// <summary>Answers in the service's place, for example with an error; null answers with a code.</summary>
    public Func<Uri, (Uri RedirectUri, System.Collections.Generic.Dictionary<string, string> Form)>? Answer { get; set; }

    public Task OpenAsync(Uri page)
    {
        Opened = page;
        Answered = Task.Run(() => PostAsync(page));
        return Task.CompletedTask;
    }

    private async Task PostAsync(Uri page)
    {
        var (redirectUri, form) = (Answer ?? identity.Authorize)(page);
        using var client = new HttpClient();
        for (var attempt = 1; ; attempt++)
        {
            // A connection that comes while .NET's HttpListener is being set up can break it for good: look before knocking, then give it a moment.
            var isListening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(end => end.Port == redirectUri.Port);
            await Task.Delay(20);
            if (!isListening && attempt < 2000)
            {
                continue;
            }

            try
            {
                using var content = new FormUrlEncodedContent(form);
                using var response = await client.PostAsync(redirectUri, content);

                // Until the listener has its port, a server of another test may have it.
                response.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException) when (attempt < 2000)
            {
                // The listener starts after the browser, on a busy machine long after.
            }
        }
    }
}
