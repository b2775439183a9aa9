using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.State;
using PartnerReferrals.Emulator.Webhooks;

namespace PartnerReferrals.Emulator.Control;

/// <summary>Who is registered for events, what became of those that were sent, and one to try a receiver with.</summary>
internal sealed class WebhookControl(EmulatorState state)
{
    public IEnumerable<ControlCall> Calls =>
    [
        new("GET", "/events", "shows the registrations, and the last events with each attempt to deliver them", (_, _) => new
        {
            Registrations = state.Events.Registrations.Select(pair => new { OrganizationId = pair.Key, pair.Value.Url, pair.Value.Events }),
            state.Events.Deliveries,
        }),
        new("POST", "/events/sign", "makes an event's body and headers as they would be delivered: eventName, referralId, time", (request, _) => Sign(request)),
    ];

    private object Sign(EmulatorRequest request)
    {
        var body = ControlBody.Read(request, "eventName", "referralId", "time");
        var name = body.TryGetValue("eventName", out var given) ? given.ToString() : "referral-updated";
        var id = body.TryGetValue("referralId", out var referral) ? referral.ToString() : state.Versions.NewId();
        var time = body.TryGetValue("time", out var stamp) && stamp.TryGetDateTimeOffset(out var at) ? at : state.Clock.Now;
        var registration = new WebhookRegistration(Guid.Empty, new Uri("http://127.0.0.1/"), [name], InMsSignatureHeader: false, request.Origin);
        var delivery = new EventDelivery(registration, new EventNotice(name, "referral", EventOutbox.ReferralUri + id, time));
        var signed = SignedEvent.Make(delivery, state.Settings.EventFlaw, state.Events.Signer);
        return new { Body = Encoding.UTF8.GetString(signed.Body), signed.Headers };
    }
}
