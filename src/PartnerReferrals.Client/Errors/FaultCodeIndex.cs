using System.Collections.Generic;

namespace PartnerReferrals.Errors;

/// <summary>Every fault code, for the help page of errors.</summary>
internal static class FaultCodeIndex
{
    /// <summary>All codes, each once.</summary>
    public static IReadOnlyList<FaultCode> All { get; } =
        [.. FaultCodes.All, .. ChangeFaultCodes.All, .. RegistrationFaultCodes.All, .. ImportFaultCodes.All];
}

/// <summary>What is wrong with a row of a file beside its other rows, or beside the referral it names: public API like all fault codes.</summary>
internal static class ImportFaultCodes
{
    /// <summary>Two rows of one file have the same external id.</summary>
    public static FaultCode DuplicateExternalReferenceId { get; } = new(nameof(DuplicateExternalReferenceId), "Two rows of one file have the same external id.", "Give each deal an id of its own, or remove the row if it is the same deal.");

    /// <summary>Two rows of one file change the same referral.</summary>
    public static FaultCode DuplicateReferralId { get; } = new(nameof(DuplicateReferralId), "Two rows of one file change the same referral.", "Put the changes into one row.");

    /// <summary>The row is Microsoft's leg of a co-sell deal, which is made together with your own leg.</summary>
    public static FaultCode MicrosoftLegRow { get; } = new(nameof(MicrosoftLegRow), "The row is Microsoft's leg of a co-sell deal, which is made together with your own leg.", "Remove the row; the row of your own leg makes both.");

    /// <summary>The row asks for Microsoft's help, and the referral has no leg of Microsoft yet.</summary>
    public static FaultCode MicrosoftLegMissing { get; } = new(nameof(MicrosoftLegMissing), "The row asks for Microsoft's help, and the referral has no leg of Microsoft yet.", "Ask for it with: Get-PartnerReferral -Id <id> | New-PartnerSharedReferral.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FaultCode> All { get; } = [DuplicateExternalReferenceId, DuplicateReferralId, MicrosoftLegRow, MicrosoftLegMissing];
}
