using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Help.Tables;

/// <summary>The tables of this module.</summary>
internal static class ModuleTables
{
    /// <param name="parameters">The names of all parameters that cmdlets have.</param>
    public static TopicTables For(IReadOnlySet<string> parameters) => new(
    [
        new FieldsTable(parameters),
        new FaultsTable("faults", FaultCodes.All),
        new FaultsTable("import-faults", Unlike(ImportFaultCodes.All)),
        new FaultsTable("change-faults", Unlike(ChangeFaultCodes.All)),
        new FaultsTable("registration-faults", Unlike(RegistrationFaultCodes.All)),
        new SignInErrorsTable(),
    ]);

    // A code stands in the topic once, where most people meet it.
    private static IEnumerable<FaultCode> Unlike(IEnumerable<FaultCode> codes) => codes.ExceptBy(FaultCodes.All.Select(f => f.Code), f => f.Code);
}
