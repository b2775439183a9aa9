using System;
using System.Text.Json;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.Patching;
using PartnerReferrals.Emulator.Security;
using PartnerReferrals.Emulator.State;

namespace PartnerReferrals.Emulator.Operations;

/// <summary>PATCH: a JSON Patch document on one referral (facts 9, "PATCH rules").</summary>
internal sealed class PatchReferral(EmulatorState state)
{
    private readonly ReferralChange _change = new(state);

    public EmulatorResponse Answer(EmulatorRequest request, Caller caller, string id)
    {
        var settings = state.Settings;
        var operations = PatchOperation.Read(RequestBody.Read(request, JsonValueKind.Array, settings.MaxBodyBytes));
        var changed = _change.Make(request, caller, id, document =>
        {
            var patch = new DocumentPatch(document, settings);
            foreach (var operation in operations)
            {
                patch.Apply(operation);
            }
        });
        return WantsRepresentation(request.Header("Prefer"))
            ? ReferralAnswer.Single(200, changed, request, settings, Operation.Patch)
            : new EmulatorResponse(204).WithHeader("ETag", changed.ETag);
    }

    private static bool WantsRepresentation(string? prefer) =>
        prefer?.Replace(" ", string.Empty, StringComparison.Ordinal)
            .Contains("return=representation", StringComparison.OrdinalIgnoreCase) == true;
}
