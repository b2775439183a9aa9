using PartnerReferrals.Emulator.Rules;
using PartnerReferrals.Emulator.State;
using PartnerReferrals.Emulator.Store;

namespace PartnerReferrals.Emulator.Operations;

/// <summary>Closes invitations nobody answered in time (facts 6). It runs before each request, as seen by the clock then.</summary>
internal sealed class InvitationExpiry(EmulatorState state)
{
    public void Run()
    {
        foreach (var lapsed in state.Store.TakeLapsed(state.Clock.Now))
        {
            Expire(lapsed);
        }
    }

    private void Expire(StoredReferral referral)
    {
        while (referral.Status == StateTable.New)
        {
            var document = referral.ToJsonObject();
            document["status"] = StateTable.Closed;
            document["substatus"] = "Expired";
            if (state.Store.TryReplace(referral, state.Versions.Next(referral, document, referral.Expires)))
            {
                return;
            }

            referral = state.Store.Find(referral.Id)!;
        }
    }
}
