namespace PartnerReferrals.Emulator.Settings;

/// <summary>When a list answer carries <c>@odata.count</c> (facts 7).</summary>
internal enum CountStyle
{
    Always,
    OnRequest,
}
