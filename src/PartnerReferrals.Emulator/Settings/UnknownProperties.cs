namespace PartnerReferrals.Emulator.Settings;

/// <summary>What becomes of a property the API does not document.</summary>
internal enum UnknownProperties
{
    Ignore,
    Keep,
    Refuse,
}
