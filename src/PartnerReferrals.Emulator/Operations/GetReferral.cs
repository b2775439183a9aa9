using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.Security;
using PartnerReferrals.Emulator.State;

namespace PartnerReferrals.Emulator.Operations;

/// <summary>GET by id. It sees a referral at once; only lists lag behind.</summary>
internal sealed class GetReferral(EmulatorState state)
{
    private readonly ReferralScope _scope = new(state);

    public EmulatorResponse Answer(EmulatorRequest request, Caller caller, string id) => ReferralAnswer.Single(
        200, _scope.FindForReading(caller, id), request, state.Settings, Operation.Get);
}
