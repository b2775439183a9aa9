using PartnerReferrals.KnownValues;

using static PartnerReferrals.Mapping.Fields.FieldKind;

namespace PartnerReferrals.Mapping.Fields;

/// <summary>Deal registrations (facts 4.10). They are added and corrected by patch, never sent with a new referral.</summary>
internal static class RegistrationRows
{
    private const string Contract = "registrations[].contract";
    private const string Solution = "registrations[].solutionDetails[]";
    private const string Transaction = Solution + ".marketplaceTransactionDetails";

    internal static readonly Field[] All = Create();

    private static Field[] Create()
    {
        Field[] rows =
        [
            new("registrations[]", Objects, "Deal registrations of a won deal.") { CanPatch = true },
            new("registrations[].id", Text, "Registration id."),
            new("registrations[].type", Enumeration, "Kind of registration.") { KnownValues = KnownValueSets.RegistrationType },
            new("registrations[].registrationDateTime", Date, "When it was registered."),
            new("registrations[].status", Enumeration, "State of the registration.") { KnownValues = KnownValueSets.RegistrationStatus },
            new("registrations[].statusReason", Text, "Reason for that state."),
            new("registrations[].statusHistory", Json, "When each state was reached."),
            new(Contract, Object, "The contract."),
            new($"{Contract}.value", Decimal, "Contract value.") { Minimum = 0, IsMoney = true, CanPatch = true },
            new($"{Contract}.currency", Currency, "Currency of the value.") { KnownValues = KnownValueSets.Currency },
            new($"{Contract}.startDateTime", Date, "Start.") { CanPatch = true },
            new($"{Contract}.endDateTime", Date, "End; needed unless the term is Perpetual.") { CanPatch = true },
            new($"{Contract}.signDateTime", Date, "When it was signed.") { CanPatch = true },
            new($"{Contract}.term", Enumeration, "Perpetual or Finite.") { KnownValues = KnownValueSets.ContractTerm, CanPatch = true },
            new(Solution, Objects, "The registered solutions."),
            new($"{Solution}.id", Text, "Solution id."),
            new($"{Solution}.name", Text, "Name."),
            new($"{Solution}.currency", Currency, "Currency of the value.") { KnownValues = KnownValueSets.Currency, CanPatch = true },
            new($"{Solution}.value", Decimal, "Value.") { Minimum = 0, IsMoney = true, CanPatch = true },
            new($"{Solution}.isDeployedOnAzure", Boolean, "Runs on Azure.") { CanPatch = true },
            new($"{Solution}.primaryDeploymentOn", Enumeration, "Whose subscription it runs in.") { KnownValues = KnownValueSets.PrimaryDeployment, CanPatch = true },
            new($"{Solution}.pricingModel", Enumeration, "How it is priced.") { KnownValues = KnownValueSets.PricingModel, CanPatch = true },
            new(Transaction, Object, "Marketplace purchase."),
            new($"{Transaction}.isMarketplaceTransacted", Boolean, "Bought through the marketplace.") { CanPatch = true },
            new($"{Transaction}.marketplaceTransactionDateTime", Date, "When; needed when bought there.") { CanPatch = true },
        ];
        foreach (var row in rows)
            row.IsReadOnly = true;

        return rows;
    }
}
