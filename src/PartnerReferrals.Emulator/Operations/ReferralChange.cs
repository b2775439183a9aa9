using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.Rules;
using PartnerReferrals.Emulator.Schema;
using PartnerReferrals.Emulator.Security;
using PartnerReferrals.Emulator.Settings;
using PartnerReferrals.Emulator.State;
using PartnerReferrals.Emulator.Store;

namespace PartnerReferrals.Emulator.Operations;

/// <summary>Changes a referral as PATCH and PUT do: whole or not at all, checked once the whole document is applied.</summary>
internal sealed class ReferralChange(EmulatorState state)
{
    private readonly ReferralScope _scope = new(state);

    /// <param name="request">The request, for its <c>If-Match</c>.</param>
    /// <param name="caller">Who changes.</param>
    /// <param name="id">Which referral.</param>
    /// <param name="edit">Changes a copy; it may run again when another writer was faster.</param>
    /// <exception cref="ApiError">The referral is not the caller's to change, was changed meanwhile, or would be at fault.</exception>
    public StoredReferral Make(EmulatorRequest request, Caller caller, string id, Action<JsonObject> edit)
    {
        while (true)
        {
            var before = _scope.FindForWriting(caller, id);
            CheckIfMatch(request.Header("If-Match"), before);
            var original = before.ToJsonObject();
            var document = before.ToJsonObject();
            edit(document);
            document = JsonNode.Parse(DocumentWriter.Write(document, ReferralSchema.Referral))!.AsObject();
            if (JsonNode.DeepEquals(original, document))
            {
                // In a terminal state nothing but this is legal (facts 6).
                return before;
            }

            Check(original, document);
            CompleteRegistrations(original, document);
            var after = state.Versions.Next(before, document);
            if (state.Store.TryReplace(before, after))
            {
                return after;
            }
        }
    }

    private static void CheckIfMatch(string? ifMatch, StoredReferral referral)
    {
        if (ifMatch is not null && ifMatch.Split(',').All(tag => tag.Trim() is var text && text != "*" && text != referral.ETag))
        {
            throw ApiError.Modified();
        }
    }

    private void Check(JsonObject before, JsonObject after)
    {
        var settings = state.Settings;
        var registrationChanged = !JsonNode.DeepEquals(before["registrations"], after["registrations"]);
        if (before.Text("status") == StateTable.Closed)
        {
            CheckTerminal(before, after);
        }

        var microsoftLeg = state.Store.InEngagement(Guid.Parse(before.Text("engagementId")!))
            .LastOrDefault(leg => leg.OrganizationId == Organization.Microsoft.Id);
        var faults = DocumentRules.Check(after)
            .Concat(CheckState(before, after, settings))
            .Concat(FrozenFields.Check(before, after, microsoftLeg is not null))
            .ToList();
        if (registrationChanged)
        {
            faults.AddRange(CheckRegistrations(before, after, microsoftLeg, settings));
        }

        if (faults.Count > 0)
        {
            throw ApiError.Invalid(faults);
        }
    }

    /// <summary>A closed referral takes registrations only, and those only when it was won.</summary>
    private static void CheckTerminal(JsonObject before, JsonObject after)
    {
        var rest = after.DeepClone().AsObject();
        rest["registrations"] = before["registrations"]?.DeepClone();
        if (!JsonNode.DeepEquals(before, rest))
        {
            throw ApiError.Invalid("status", $"The referral is {before.Text("status")}/{before.Text("substatus")} and cannot be changed any more.");
        }
    }

    private static IEnumerable<Fault> CheckState(JsonObject before, JsonObject after, EmulatorSettings settings)
    {
        var (status, substatus) = (after.Text("status"), after.Text("substatus"));
        if (StateTable.CheckPair(status, substatus) is { } pair)
        {
            yield return pair;
            yield break;
        }

        if (StateTable.CheckMove(before.Text("status")!, status!, substatus!, settings.StrictStates) is { } move)
        {
            yield return move;
        }

        if (substatus == "Error" && after.IsBlank("statusReason"))
        {
            yield return new Fault("statusReason", "is required with the substatus Error");
        }
    }

    private IEnumerable<Fault> CheckRegistrations(JsonObject before, JsonObject after, StoredReferral? microsoftLeg, EmulatorSettings settings)
    {
        if ((after.Text("status"), after.Text("substatus")) != (StateTable.Closed, "Won"))
        {
            return [new Fault("registrations", "need a deal that is Closed and Won")];
        }

        if (!settings.RegistrationRules)
        {
            return [];
        }

        bool? replied = microsoftLeg is null
            ? null
            : microsoftLeg.Document.GetProperty("substatus").GetString() is "Accepted" or "Won";
        _ = Scalars.TryTime(before.Text("createdDateTime")!, out var created);
        var shared = microsoftLeg?.Created > created ? microsoftLeg.Created : created;
        var hasException = state.RegistrationExceptions.ContainsKey(Guid.Parse(before.Text("id")!));
        return RegistrationRules.Check(before, after, new(replied, new DateTimeOffset(shared.UtcDateTime.Date, TimeSpan.Zero), hasException, state.Clock.Now));
    }

    /// <summary>A new registration gets its id; that and a corrected one wait for review.</summary>
    private void CompleteRegistrations(JsonObject before, JsonObject after)
    {
        var (old, registrations) = (before.Items("registrations"), after.Items("registrations"));
        for (var number = 0; number < registrations.Count; number++)
        {
            if (registrations[number] is JsonObject registration && !(number < old.Count && JsonNode.DeepEquals(old[number], registration)))
            {
                var isClosed = RegistrationRules.IsClosedUnregistered(registration);
                registration["id"] ??= state.Versions.NewId();
                registration["registrationDateTime"] ??= Scalars.FormatStamp(state.Clock.Now);
                RegistrationReview.Put(after, registration, isClosed ? "Closed" : "ReviewPending", isClosed ? "The solution is not deployed on Azure." : null, state.Clock.Now);
            }
        }
    }
}
