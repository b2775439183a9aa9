namespace PartnerReferrals.Validation;

/// <summary>A status together with its substatus: they are legal or not as a pair (facts 6).</summary>
/// <param name="Status">The status.</param>
/// <param name="Substatus">The substatus.</param>
public readonly record struct ReferralState(string Status, string Substatus)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Status}/{Substatus}";
}
