using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.Rules;
using PartnerReferrals.Emulator.Schema;
using PartnerReferrals.Emulator.Settings;
using PartnerReferrals.Emulator.State;
using PartnerReferrals.Emulator.Store;

namespace PartnerReferrals.Emulator.Operations;

/// <summary>What Microsoft's sellers do with an invitation (facts 8, "Rules and consequences").</summary>
internal sealed class MicrosoftSide(EmulatorState state)
{
    /// <exception cref="ApiError">400: not Microsoft's leg, or it is not in a state that allows the reply.</exception>
    public StoredReferral Reply(StoredReferral leg, string substatus, string? reason)
    {
        while (true)
        {
            if (leg.OrganizationId != Organization.Microsoft.Id)
            {
                throw ApiError.Invalid("id", "The referral is not Microsoft's.");
            }

            var document = leg.ToJsonObject();
            var status = substatus == "Accepted" ? StateTable.Active : StateTable.Closed;
            var fault = leg.Status == StateTable.Closed
                ? new Fault("status", "is Closed already")
                : StateTable.CheckMove(leg.Status, status, substatus, strict: true);
            if (fault is not null)
            {
                throw ApiError.Invalid([fault]);
            }

            document["status"] = status;
            document["substatus"] = substatus;
            document["statusReason"] = reason;
            if (substatus == "Accepted")
            {
                document.Part("trackingInfo")!["microsoftMsxId"] = state.Versions.NewTrackingId();
            }

            var changed = state.Versions.Next(leg, document);
            if (state.Store.TryReplace(leg, changed))
            {
                return changed;
            }

            leg = state.Store.Find(leg.Id)!;
        }
    }
}
