using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using PartnerReferrals.Emulator.Deterministic;
using PartnerReferrals.Emulator.Settings;
using PartnerReferrals.Emulator.Store;

namespace PartnerReferrals.Emulator.Webhooks;

/// <summary>Who wants to be told, and what is on its way to them: one event after the other, up to ten attempts each.</summary>
/// <param name="settings">The switches as they are now.</param>
/// <param name="clock">The emulator's clock; waits between attempts go by the machine's.</param>
/// <param name="store">Where the legs of an engagement are looked up.</param>
internal sealed class EventOutbox(Func<EmulatorSettings> settings, EmulatorClock clock, ReferralStore store)
{
    /// <summary>Where the service says a referral is (facts 1): the older alias, on the webhooks' own host.</summary>
    public const string ReferralUri = "https://api.partnercenter.microsoft.com/engagements/v1/referrals/";

    private const int Remembered = 1000;

    // How long a switched event waits for the one that overtakes it.
    private static readonly TimeSpan Overtaking = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, WebhookRegistration> _registrations = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<EventDelivery> _deliveries = new();
    private readonly EventPoster _poster = new(settings, clock);
    private Channel<EventDelivery> _waiting = Channel.CreateUnbounded<EventDelivery>();
    private int _isPumping;

    public EventSigner Signer => _poster.Signer;

    /// <summary>The last events, the oldest first.</summary>
    public IEnumerable<EventDelivery> Deliveries => _deliveries;

    public IEnumerable<KeyValuePair<string, WebhookRegistration>> Registrations => _registrations;

    public WebhookRegistration? Find(string organizationId) => _registrations.GetValueOrDefault(organizationId);

    public void Register(string organizationId, WebhookRegistration registration) => _registrations[organizationId] = registration;

    /// <summary>A referral was created or changed: tells its owner, and whoever has another leg of the same engagement.</summary>
    public void Tell(StoredReferral? before, StoredReferral after)
    {
        if (_registrations.IsEmpty)
        {
            return;
        }

        var what = before is null ? "created" : "updated";
        Send(after.OrganizationId, new EventNotice($"referral-{what}", "referral", ReferralUri + after.Id, after.Updated));
        foreach (var other in store.InEngagement(after.EngagementId).Select(leg => leg.OrganizationId).Distinct().Where(id => id != after.OrganizationId))
        {
            Send(other, new EventNotice($"related-referral-{what}", "referral", ReferralUri + after.Id, after.Updated));
        }
    }

    /// <summary>Sends an event, if that organization wants it.</summary>
    public EventDelivery? Send(string organizationId, EventNotice notice)
    {
        if (Find(organizationId) is not { } registration || !registration.Wants(notice.EventName))
        {
            return null;
        }

        var delivery = new EventDelivery(registration, notice);
        _deliveries.Enqueue(delivery);
        if (_deliveries.Count > Remembered)
        {
            _deliveries.TryDequeue(out _);
        }

        _waiting.Writer.TryWrite(delivery);
        if (Interlocked.Exchange(ref _isPumping, 1) == 0)
        {
            _ = Task.Run(() => PumpAsync(_waiting));
        }

        return delivery;
    }

    /// <summary>Nobody is registered, and nothing is on its way.</summary>
    public void Clear()
    {
        _registrations.Clear();
        _deliveries.Clear();
        var old = Interlocked.Exchange(ref _waiting, Channel.CreateUnbounded<EventDelivery>());
        Interlocked.Exchange(ref _isPumping, 0);
        old.Writer.TryComplete();
        while (old.Reader.TryRead(out _))
        {
            // Nothing of the past is delivered.
        }
    }

    private async Task PumpAsync(Channel<EventDelivery> waiting)
    {
        await foreach (var delivery in waiting.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            if (settings().SwappedEvents && await NextSoonAsync(waiting).ConfigureAwait(false) is { } overtaking)
            {
                await DeliverAsync(overtaking, waiting).ConfigureAwait(false);
            }

            await DeliverAsync(delivery, waiting).ConfigureAwait(false);
        }
    }

    private static async Task<EventDelivery?> NextSoonAsync(Channel<EventDelivery> waiting)
    {
        using var soon = new CancellationTokenSource(Overtaking);
        try
        {
            return await waiting.Reader.ReadAsync(soon.Token).ConfigureAwait(false);
        }
        catch (Exception late) when (late is OperationCanceledException or ChannelClosedException)
        {
            return null;
        }
    }

    private async Task DeliverAsync(EventDelivery delivery, Channel<EventDelivery> waiting)
    {
        while (!waiting.Reader.Completion.IsCompleted && !await _poster.AttemptAsync(delivery).ConfigureAwait(false))
        {
            await Task.Delay(settings().EventRetry).ConfigureAwait(false);
        }

        if (settings().DuplicateEvents)
        {
            delivery.Note(await _poster.PostAsync(delivery).ConfigureAwait(false), isFinal: true);
        }
    }
}
