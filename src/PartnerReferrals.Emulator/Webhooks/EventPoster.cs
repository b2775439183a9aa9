using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using PartnerReferrals.Emulator.Deterministic;
using PartnerReferrals.Emulator.Settings;

namespace PartnerReferrals.Emulator.Webhooks;

/// <summary>Posts events with a real signature, to addresses of this machine only.</summary>
internal sealed class EventPoster(Func<EmulatorSettings> settings, EmulatorClock clock)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler
    {
        UseProxy = false, AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5),
    })
    {
        Timeout = TimeSpan.FromSeconds(60),
    };

    public EventSigner Signer { get; } = new();

    /// <summary>Tries to deliver an event; true if there is to be no other attempt.</summary>
    public async Task<bool> AttemptAsync(EventDelivery delivery)
    {
        if (!delivery.Url.IsLoopback)
        {
            return delivery.Note(new DeliveryAttempt("NotSent", "The emulator delivers to this machine only.", false, clock.Now), isFinal: true);
        }

        var attempt = await PostAsync(delivery).ConfigureAwait(false);
        return delivery.Note(attempt, isFinal: attempt.ResponseMessage.Length == 0);
    }

    /// <summary>Posts it once.</summary>
    /// <returns>What came of it; no message when it was taken.</returns>
    public async Task<DeliveryAttempt> PostAsync(EventDelivery delivery)
    {
        try
        {
            using var request = Request(delivery);
            using var response = await Http.SendAsync(request).ConfigureAwait(false);
            var message = response.IsSuccessStatusCode ? string.Empty : $"The address answered {(int)response.StatusCode}.";
            return new DeliveryAttempt(response.StatusCode.ToString(), message, false, clock.Now);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            return new DeliveryAttempt("NoAnswer", failure.GetBaseException().Message, false, clock.Now);
        }
    }

    private HttpRequestMessage Request(EventDelivery delivery)
    {
        var signed = SignedEvent.Make(delivery, settings().EventFlaw, Signer);
        var request = new HttpRequestMessage(HttpMethod.Post, delivery.Url) { Content = new ByteArrayContent(signed.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var (name, value) in signed.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }
}
