using System.Collections.Generic;
using PartnerReferrals.Changing;
using PartnerReferrals.Updating;

namespace PartnerReferrals.Validation;

/// <summary>Every fault code of every room, for the help page of errors.</summary>
public static class FaultCodeIndex
{
    /// <summary>All codes, each once.</summary>
    public static IReadOnlyList<FaultCode> All { get; } =
        [.. FaultCodes.All, .. ChangeFaultCodes.All, .. RegistrationFaultCodes.All, .. ImportFaultCodes.All];
}
