using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.Schema;
using PartnerReferrals.Emulator.Security;
using PartnerReferrals.Emulator.State;

namespace PartnerReferrals.Emulator.Operations;

/// <summary>PUT: the whole referral anew; what is missing is lost. Deprecated, and still there (facts 1 and 9).</summary>
internal sealed class ReplaceReferral(EmulatorState state)
{
    /// <summary>Fixed at creation, though a caller named them then.</summary>
    private static readonly string[] FixedAtCreation = ["engagementId", "type", "target", "inviteContext"];

    private readonly ReferralChange _change = new(state);

    public EmulatorResponse Answer(EmulatorRequest request, Caller caller, string id)
    {
        var settings = state.Settings;
        if (request.Header("If-Match") is null)
        {
            throw ApiError.Invalid("If-Match", "PUT needs an If-Match header with the eTag of the referral as it was read.");
        }

        var body = RequestBody.Read(request, JsonValueKind.Object, settings.MaxBodyBytes);
        var changed = _change.Make(request, caller, id, document =>
        {
            var reader = new DocumentReader(settings.UnknownProperties);
            var sent = reader.ReadObject(body, ReferralSchema.Referral, string.Empty);
            if (reader.Faults.Count > 0)
            {
                throw ApiError.Invalid(reader.Faults);
            }

            Replace(document, sent);
        });
        return ReferralAnswer.Single(200, changed, request, settings, Operation.Put);
    }

    private static void Replace(JsonObject document, JsonObject sent)
    {
        foreach (var property in ReferralSchema.Referral.Properties)
        {
            if (property.ServerOwned || FixedAtCreation.Contains(property.Name))
            {
                continue;
            }

            document[property.Name] = sent[property.Name]?.DeepClone();
        }
    }
}
