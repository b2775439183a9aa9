using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.Rules;
using PartnerReferrals.Emulator.Schema;
using PartnerReferrals.Emulator.Security;
using PartnerReferrals.Emulator.Settings;
using PartnerReferrals.Emulator.State;
using PartnerReferrals.Emulator.Store;

namespace PartnerReferrals.Emulator.Operations;

/// <summary>POST: creates an own leg, or Microsoft's leg of an engagement (facts 8).</summary>
internal sealed class CreateReferral(EmulatorState state)
{
    private readonly ReferralScope _scope = new(state);

    public EmulatorResponse Answer(EmulatorRequest request, Caller caller)
    {
        var settings = state.Settings;
        var body = RequestBody.Read(request, JsonValueKind.Object, settings.MaxBodyBytes);
        var referral = Read(body, settings);
        var created = settings.Idempotency && request.Header("MS-RequestId") is { Length: > 0 } key
            ? state.IdempotencyKeys.Once($"{caller.Organization.Id}/{key}", () => Commit(referral, caller, request.Origin, settings))
            : Commit(referral, caller, request.Origin, settings);
        return ReferralAnswer.Single(settings.CreateStatus, created, request, settings, Operation.Create);
    }

    private static JsonObject Read(JsonElement body, EmulatorSettings settings)
    {
        var reader = new DocumentReader(settings.UnknownProperties);
        var referral = reader.ReadObject(body, ReferralSchema.Referral, string.Empty);
        var faults = new List<Fault>(reader.Faults);

        // A value that could not be read is missing now; naming it twice would only confuse.
        faults.AddRange(DocumentRules.Check(referral).Where(f => reader.Faults.All(r => r.Target != f.Target)));
        faults.AddRange(CheckState(referral));
        if (settings.Profile == ValidationProfile.Portal && faults.Count == 0)
        {
            faults.AddRange(PortalRules.Check(referral));
        }

        if (settings.RewrittenText)
        {
            TextRewrite.Apply(referral);
        }

        return faults.Count == 0 ? referral : throw ApiError.Invalid(faults);
    }

    /// <summary>A legal state is taken and then not honoured; an illegal one is refused (facts 6).</summary>
    private static IEnumerable<Fault> CheckState(JsonObject referral)
    {
        var (status, substatus) = (referral.Text("status"), referral.Text("substatus"));
        if (status is not (null or "None") && substatus is not (null or "None") && StateTable.CheckPair(status, substatus) is { } fault)
        {
            yield return fault;
        }
    }

    private StoredReferral Commit(JsonObject referral, Caller caller, string origin, EmulatorSettings settings)
    {
        var id = state.Versions.NewId();
        var ownLeg = FindOwnLeg(referral, caller);
        if (ReferralFactory.InvitesMicrosoft(referral))
        {
            CheckInvitation(referral, ownLeg);
            ReferralFactory.CompleteMicrosoftLeg(
                referral, caller.Organization, id, origin, state.Clock.Now + settings.InvitationLifetime);
        }
        else
        {
            referral["engagementId"] ??= state.Versions.NewId();
            ReferralFactory.CompleteOwnLeg(referral, caller.Organization, id, origin, settings);
        }

        var created = state.Versions.First(referral, settings.ListingDelay, settings.StampSkew);
        state.Store.Add(created);
        state.Statistics.CountCreated();
        if (created.OrganizationId == Organization.Microsoft.Id)
        {
            MarkShared(ownLeg!);
        }

        return created;
    }

    /// <exception cref="ApiError">404: an engagement is named in which the caller has no part.</exception>
    private StoredReferral? FindOwnLeg(JsonObject referral, Caller caller)
    {
        if (referral.Text("engagementId") is not { } engagementId)
        {
            return null;
        }

        var ownLeg = state.Store.InEngagement(Guid.Parse(engagementId))
            .FirstOrDefault(leg => leg.OrganizationId == caller.Organization.Id)
            ?? throw ApiError.NotFound("engagementId", $"There is no engagement '{engagementId}'.");
        return _scope.DemandSight(caller, ownLeg);
    }

    private static void CheckInvitation(JsonObject referral, StoredReferral? ownLeg)
    {
        if (ownLeg is null)
        {
            throw ApiError.Invalid("engagementId", "An invitation to Microsoft needs the engagementId of the own referral.");
        }

        if (ownLeg.Status == StateTable.Closed)
        {
            throw ApiError.Invalid("engagementId", "Microsoft cannot be invited to a referral that is closed.");
        }
    }

    /// <summary>The type follows from the connected referral (facts 4.1, "type").</summary>
    private void MarkShared(StoredReferral ownLeg)
    {
        while (true)
        {
            var document = ownLeg.ToJsonObject();
            if (document.Text("type") == "Shared")
            {
                return;
            }

            document["type"] = "Shared";
            if (state.Store.TryReplace(ownLeg, state.Versions.Next(ownLeg, document)))
            {
                return;
            }

            ownLeg = state.Store.Find(ownLeg.Id)!;
        }
    }
}
