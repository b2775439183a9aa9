using System.Management.Automation;

namespace PartnerReferrals.Binding;

/// <summary>A referral shown as one of several of its engagement: its table says whose it is. It is the same object to everybody but the formatting.</summary>
internal static class EngagementLeg
{
    private const string ViewName = "PartnerReferrals.Referral#Leg";

    internal static object Of(Referral referral)
    {
        var shown = PSObject.AsPSObject(referral);
        if (!shown.TypeNames.Contains(ViewName))
        {
            shown.TypeNames.Insert(0, ViewName);
        }

        return shown;
    }
}
