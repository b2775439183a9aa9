using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.Operations;
using PartnerReferrals.Emulator.Rules;
using PartnerReferrals.Emulator.Schema;
using PartnerReferrals.Emulator.Settings;
using PartnerReferrals.Emulator.State;
using PartnerReferrals.Emulator.Store;

namespace PartnerReferrals.Emulator.Control;

/// <summary>Microsoft's side of an engagement, referrals that come from outside, and a look at everything held.</summary>
internal sealed class ReferralControl(EmulatorState state)
{
    private readonly MicrosoftSide _microsoft = new(state);
    private readonly RegistrationReview _review = new(state);
    private readonly InvitationExpiry _expiry = new(state);

    public IEnumerable<ControlCall> Calls =>
    [
        new("GET", "/referrals", "shows every referral held, whoever owns it", (_, _) => Dump()),
        new("POST", "/microsoft/accept", "Microsoft accepts: id or engagementId", (request, _) => Reply(request, "Accepted")),
        new("POST", "/microsoft/decline", "Microsoft declines: id or engagementId, reason", (request, _) => Reply(request, "Declined")),
        new("POST", "/microsoft/expire", "Microsoft lets the invitation lapse: id or engagementId", (request, _) => Reply(request, "Expired")),
        new("POST", "/microsoft/win", "Microsoft wins its leg: id or engagementId", (request, _) => Reply(request, "Won")),
        new("POST", "/microsoft/registration", "Microsoft's review moves the latest registration of a deal: id, status, reason", (request, _) => Review(request)),
        new("POST", "/microsoft/exception", "Microsoft approves an exception of the rules on registering a deal: id", (request, _) => Except(request)),
        new("POST", "/seed", "adds referrals from outside: kind lead or invitation, organization, count, referral", (request, _) => Seed(request)),
    ];

    private object Dump()
    {
        _expiry.Run();
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var place in state.Store.ByCreated)
            {
                writer.WriteRawValue(place.Referral!.Json.Span, skipInputValidation: true);
            }

            writer.WriteEndArray();
        }

        return buffer.WrittenMemory;
    }

    private object Reply(EmulatorRequest request, string substatus)
    {
        _expiry.Run();
        var body = ControlBody.Read(request, "id", "engagementId", "reason");
        var reason = body.TryGetValue("reason", out var text) ? text.ToString() : null;
        return _microsoft.Reply(FindLeg(body), substatus, reason).Json;
    }

    private object Review(EmulatorRequest request)
    {
        var body = ControlBody.Read(request, "id", "status", "reason");
        var status = body.TryGetValue("status", out var word) ? word.ToString() : throw new ControlError(400, $"status must be one of {string.Join(", ", RegistrationReview.Words)}.");
        return _review.Move(FindOwn(body), status, body.TryGetValue("reason", out var reason) && reason.ValueKind == JsonValueKind.String ? reason.GetString() : null).Json;
    }

    private object Except(EmulatorRequest request)
    {
        var own = FindOwn(ControlBody.Read(request, "id"));
        state.RegistrationExceptions[own.Id] = true;
        return own.Json;
    }

    private StoredReferral FindOwn(Dictionary<string, JsonElement> body) =>
        (body.TryGetValue("id", out var text) && Guid.TryParse(text.ToString(), out var id) ? state.Store.Find(id) : throw new ControlError(400, "Name the referral by id."))
        ?? throw new ControlError(404, "There is no such referral.");

    private StoredReferral FindLeg(Dictionary<string, JsonElement> body)
    {
        var leg = body.TryGetValue("id", out var id) && Guid.TryParse(id.ToString(), out var byId)
            ? state.Store.Find(byId)
            : body.TryGetValue("engagementId", out var engagementId) && Guid.TryParse(engagementId.ToString(), out var byEngagement)
                ? state.Store.InEngagement(byEngagement).LastOrDefault(l => l.OrganizationId == Organization.Microsoft.Id)
                : throw new ControlError(400, "Name the referral by id, or its engagement by engagementId.");
        return leg ?? throw new ControlError(404, "There is no such referral of Microsoft's.");
    }

    private object Seed(EmulatorRequest request)
    {
        var body = ControlBody.Read(request, "kind", "organization", "count", "referral");
        var kind = body.TryGetValue("kind", out var k) ? k.ToString() : "invitation";
        if (kind is not ("lead" or "invitation"))
        {
            throw new ControlError(400, "kind must be lead or invitation.");
        }

        var owner = state.Organizations.Named(body.TryGetValue("organization", out var o) ? o.ToString() : state.Settings.Organization);
        var count = body.TryGetValue("count", out var c) ? c.GetInt32() : 1;
        var sent = body.TryGetValue("referral", out var r) ? r : JsonDocument.Parse("{}").RootElement;
        var ids = new List<Guid>();
        for (var number = 1; number <= count; number++)
        {
            ids.Add(Add(sent, kind, owner, number, request.Origin));
        }

        return new { Ids = ids };
    }

    private Guid Add(JsonElement sent, string kind, Organization owner, int number, string origin)
    {
        var reader = new DocumentReader(UnknownProperties.Keep);
        var referral = reader.ReadObject(sent, ReferralSchema.Referral, string.Empty);
        if (reader.Faults.Count > 0)
        {
            throw ApiError.Invalid(reader.Faults);
        }

        Fill(referral, kind, number);
        if ((referral["status"], referral["substatus"]) is not (null, null)
            && StateTable.CheckPair(referral.Text("status"), referral.Text("substatus")) is { } fault)
        {
            throw ApiError.Invalid([fault]);
        }

        referral["engagementId"] ??= state.Versions.NewId();
        ReferralFactory.CompleteIncoming(
            referral, owner, Organization.Microsoft, state.Versions.NewId(), origin, state.Clock.Now + state.Settings.InvitationLifetime);
        var stored = state.Versions.First(referral, TimeSpan.Zero);
        state.Store.Add(stored);
        return stored.Id;
    }

    /// <summary>A body that passes for a real one wherever the caller left something out.</summary>
    private static void Fill(JsonObject referral, string kind, int number)
    {
        referral["name"] ??= $"Incoming {kind} {number}";
        referral["type"] ??= kind == "lead" ? "Independent" : "Shared";
        referral["qualification"] ??= kind == "lead" ? "MarketingQualified" : "SalesQualified";
        referral["customerProfile"] ??= new JsonObject
        {
            ["name"] = $"Customer {number}",
            ["address"] = new JsonObject { ["city"] = "Redmond", ["region"] = "WA", ["country"] = "US" },
        };
        referral["consent"] ??= new JsonObject { ["consentToToShareInfoWithOthers"] = true, ["consentToContact"] = true };
        referral["details"] ??= new JsonObject();
    }
}
