using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.NetworkInformation;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using PartnerReferrals.Emulator.Http;

namespace PartnerReferrals.Emulator.Identity;

/// <summary>
/// The browser of somebody who signs in here: asks for the page and takes the answer to the loopback address where the
/// sign-in library listens. No window opens and nobody types.
/// </summary>
internal sealed partial class EmulatorBrowser(HttpMessageHandler emulator)
{
    private const int Attempts = 600;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Opens the page; like a browser it comes back with the answer later.</summary>
    /// <exception cref="ArgumentException">The page does not lead back to this machine.</exception>
    public Task OpenAsync(Uri page)
    {
        var query = QueryText.Read(page.Query.TrimStart('?'));
        if (!Uri.TryCreate(query.GetValueOrDefault("redirect_uri"), UriKind.Absolute, out var listener) || !listener.IsLoopback)
        {
            throw new ArgumentException("The page has to lead back to a loopback redirect_uri.", nameof(page));
        }

        _ = Task.Run(() => SignInAsync(page, listener, query.GetValueOrDefault("state")));
        return Task.CompletedTask;
    }

    private async Task SignInAsync(Uri page, Uri listener, string? state)
    {
        var answer = await AskAsync(page).ConfigureAwait(false);
        if (state is not null)
        {
            answer["state"] = state;
        }

        using var http = new HttpClient();
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            // A connection that comes while .NET's HttpListener is being set up can break it for good: look before knocking, then give it a moment.
            var isListening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(end => end.Port == listener.Port);
            await Task.Delay(Pause).ConfigureAwait(false);
            if (!isListening)
            {
                continue;
            }

            try
            {
                using var form = new FormUrlEncodedContent(answer);
                using var response = await http.PostAsync(listener, form).ConfigureAwait(false);

                // Until the library has its port, somebody else may have it.
                response.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException)
            {
                // The library begins to listen after it has opened the browser.
            }
        }
    }

    private async Task<Dictionary<string, string>> AskAsync(Uri page)
    {
        try
        {
            using var http = new HttpClient(emulator, disposeHandler: false);
            using var response = await http.GetAsync(page).ConfigureAwait(false);
            var body = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? Field().Matches(body).ToDictionary(m => m.Groups["name"].Value, m => WebUtility.HtmlDecode(m.Groups["value"].Value))
                : ReadError(body);
        }
        catch (HttpRequestException)
        {
            return new() { ["error"] = "temporarily_unavailable", ["error_description"] = "The sign-in page could not be loaded." };
        }
    }

    /// <summary>What the identity service shows its user it also tells the application.</summary>
    private static Dictionary<string, string> ReadError(string body)
    {
        try
        {
            using var error = JsonDocument.Parse(body);
            return error.RootElement.EnumerateObject()
                .Where(p => p.Name is "error" or "error_description")
                .ToDictionary(p => p.Name, p => p.Value.GetString() ?? "");
        }
        catch (JsonException)
        {
            return new() { ["error"] = "server_error", ["error_description"] = "The sign-in page could not be read." };
        }
    }

    [GeneratedRegex(@"<input type=""hidden"" name=""(?<name>\w+)"" value=""(?<value>[^""]*)""", RegexOptions.CultureInvariant)]
    private static partial Regex Field();
}
