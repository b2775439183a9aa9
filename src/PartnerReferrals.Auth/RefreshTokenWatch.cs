using System;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Identity.Client;
using Newtonsoft.Json.Linq;
using PartnerReferrals.SignIn;

namespace PartnerReferrals.Auth;

/// <summary>
/// Sees the refresh token change in MSAL's cache, so that the user's vault can keep the new one. MSAL hands none out;
/// the serialized cache is the documented way to see it.
/// </summary>
internal sealed class RefreshTokenWatch
{
    private readonly SignInRequest _request;
    private string? _latest;
    private string? _announced;

    public RefreshTokenWatch(ITokenCache cache, SignInRequest request)
    {
        _request = request;
        if (request.RefreshTokenRotated is null)
            return;
        _announced = request.RefreshToken is { } given ? SecureText.Reveal(given) : null;
        cache.SetAfterAccess(access =>
        {
            if (access.HasStateChanged)
                Volatile.Write(ref _latest, Find(access.TokenCache.SerializeMsalV3()));
        });
    }

    /// <summary>Hands the newest refresh token over if it has not been yet. Not for concurrent callers: renewals are one at a time.</summary>
    public async Task AnnounceAsync(CancellationToken cancellationToken)
    {
        var latest = Volatile.Read(ref _latest);
        if (latest is null || latest == _announced)
            return;
        try
        {
            await _request.RefreshTokenRotated!(SecureText.Conceal(latest), cancellationToken).ConfigureAwait(false);
            _announced = latest;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            _request.Warn?.Invoke(
                $"The new refresh token could not be handed over: {SafeText.From(error.Message, _request)} It is offered again with the next renewal; "
                + "the one given before may still work.");
        }
    }

    private static string? Find(byte[] cache) =>
        JObject.Parse(Encoding.UTF8.GetString(cache))["RefreshToken"]?
            .OfType<JProperty>()
            .Select(entry => (string?)entry.Value["secret"])
            .FirstOrDefault(secret => !string.IsNullOrEmpty(secret));
}
