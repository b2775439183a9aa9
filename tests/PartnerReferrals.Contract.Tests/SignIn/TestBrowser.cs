using System;
using System.Net.Http;
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
            try
            {
                using var content = new FormUrlEncodedContent(form);
                using var response = await client.PostAsync(redirectUri, content);
                return;
            }
            catch (HttpRequestException) when (attempt < 2000)
            {
                // The listener starts after the browser, on a busy machine long after.
                await Task.Delay(20);
            }
        }
    }
}
