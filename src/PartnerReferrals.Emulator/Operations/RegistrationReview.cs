using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.Rules;
using PartnerReferrals.Emulator.Schema;
using PartnerReferrals.Emulator.State;
using PartnerReferrals.Emulator.Store;

namespace PartnerReferrals.Emulator.Operations;

/// <summary>What Microsoft's reviewers make of a deal registration (facts 5.13).</summary>
internal sealed class RegistrationReview(EmulatorState state)
{
    // Where the history has no time of its own, none is kept.
    private static readonly Dictionary<string, string?> HistoryOf = new(StringComparer.Ordinal)
    {
        ["ReviewPending"] = "reviewPendingDateTime",
        ["ActionRequired"] = "actionRequiredDateTime",
        ["Approved"] = "approvedDateTime",
        ["Passed"] = "passedDateTime",
        ["Failed"] = "failedDateTime",
        ["Closed"] = null,
    };

    public static IEnumerable<string> Words => HistoryOf.Keys;

    /// <summary>Puts the latest registration of a deal into a state.</summary>
    /// <exception cref="ApiError">400: the deal has none, or there is no such state.</exception>
    public StoredReferral Move(StoredReferral referral, string status, string? reason)
    {
        while (true)
        {
            var document = referral.ToJsonObject();
            if (document.Items("registrations").LastOrDefault() is not JsonObject registration)
            {
                throw ApiError.Invalid("id", "The referral has no registration.");
            }

            if (!HistoryOf.ContainsKey(status))
            {
                throw ApiError.Invalid("status", $"must be one of {string.Join(", ", Words)}");
            }

            Put(document, registration, status, reason, state.Clock.Now);
            var changed = state.Versions.Next(referral, document);
            if (state.Store.TryReplace(referral, changed))
            {
                return changed;
            }

            referral = state.Store.Find(referral.Id)!;
        }
    }

    /// <summary>Writes a state into a registration and its referral.</summary>
    public static void Put(JsonObject referral, JsonObject registration, string status, string? reason, DateTimeOffset now)
    {
        registration["status"] = status;
        registration["statusReason"] = reason;
        if (HistoryOf[status] is { } time)
        {
            if (registration["statusHistory"] is not JsonObject history)
            {
                registration["statusHistory"] = history = [];
            }

            history[time] = Scalars.FormatStamp(now);
        }

        referral["registrationStatus"] = status;
    }
}
