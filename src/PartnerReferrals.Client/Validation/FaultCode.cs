namespace PartnerReferrals.Validation;

/// <summary>A kind of <see cref="Fault"/>: public API, listed in about_PartnerReferrals_Errors.</summary>
/// <param name="Code">Stable code; the error id is <c>PartnerReferral.Validation.&lt;Code&gt;</c>.</param>
/// <param name="Meaning">What is wrong.</param>
/// <param name="Cure">What to do.</param>
public sealed record FaultCode(string Code, string Meaning, string Cure);
