using System.Text.Json;
using PartnerReferrals.Emulator.Store;

namespace PartnerReferrals.Emulator.Query;

/// <summary>What the names of a filter stand for while one referral is evaluated.</summary>
internal sealed class EvaluationScope(StoredReferral referral, EvaluationScope? outer = null, string name = "$it", JsonElement item = default)
{
    public StoredReferral Referral => referral;

    public bool IsRoot => outer is null;

    /// <summary>The item a range variable stands for at present.</summary>
    public JsonElement Find(string variable) => variable == name
        ? IsRoot ? referral.Document : item
        : outer!.Find(variable);

    public EvaluationScope With(string variable, JsonElement value) => new(referral, this, variable, value);
}
