using System.Collections.Generic;

namespace PartnerReferrals.Errors;

/// <summary>Why a deal registration is refused before it is sent: the business rules of the portal (facts 4.10). Public API like all fault codes.</summary>
internal static class RegistrationFaultCodes
{
    /// <summary>The deal is not won.</summary>
    public static FaultCode RegistrationNotWon { get; } = new(nameof(RegistrationNotWon), "The deal is not won.", "Close it first: Close-PartnerReferral -As Won.");

    /// <summary>The deal is private.</summary>
    public static FaultCode RegistrationPrivateDeal { get; } = new(nameof(RegistrationPrivateDeal), "The deal is private.", "Only co-sell and partner-led deals can be registered.");

    /// <summary>The deal has no solution.</summary>
    public static FaultCode RegistrationWithoutDealSolution { get; } = new(nameof(RegistrationWithoutDealSolution), "The deal has no solution.", "Only deals with an Azure IP co-sell solution can be registered.");

    /// <summary>Microsoft has neither accepted nor won its own referral.</summary>
    public static FaultCode RegistrationNotAccepted { get; } = new(nameof(RegistrationNotAccepted), "Microsoft has neither accepted nor won its own referral of the deal.", "Wait until it has, or ask your contact there.");

    /// <summary>The deal was won within 72 hours of its creation.</summary>
    public static FaultCode RegistrationWonTooEarly { get; } = new(nameof(RegistrationWonTooEarly), "The deal was won within 72 hours of its creation.", "Such a deal is not registered; with an exception that Microsoft approved, use -Force.");

    /// <summary>The deal has a registration already.</summary>
    public static FaultCode RegistrationExists { get; } = new(nameof(RegistrationExists), "The deal has a registration already.", "Use -Correct to correct it.");

    /// <summary>The deal has no registration that could be corrected.</summary>
    public static FaultCode RegistrationMissing { get; } = new(nameof(RegistrationMissing), "The deal has no registration that could be corrected.", "Leave -Correct out to register it.");

    /// <summary>The contract or its value is missing.</summary>
    public static FaultCode RegistrationMissingContractValue { get; } = new(nameof(RegistrationMissingContractValue), "The contract's value is missing.", "Give ContractValue and Currency.");

    /// <summary>The contract's value has no currency.</summary>
    public static FaultCode RegistrationMissingCurrency { get; } = new(nameof(RegistrationMissingCurrency), "The contract's value has no currency.", "Give Currency, three letters.");

    /// <summary>The contract is worth USD 25,000 a year or less.</summary>
    public static FaultCode RegistrationValueTooSmall { get; } = new(nameof(RegistrationValueTooSmall), "The contract is worth USD 25,000 a year or less.", "Only contracts above USD 25,000 a year can be registered; a perpetual one counts as six years. Values in other currencies are left to the service.");

    /// <summary>A contract that is not perpetual has no end.</summary>
    public static FaultCode RegistrationMissingEndDate { get; } = new(nameof(RegistrationMissingEndDate), "A contract that is not perpetual needs an end.", "Give EndDate, or -Term Perpetual.");

    /// <summary>The contract ends before it starts.</summary>
    public static FaultCode RegistrationEndBeforeStart { get; } = new(nameof(RegistrationEndBeforeStart), "The contract ends before it starts.", "Correct one of the dates.");

    /// <summary>The contract was signed more than 60 days ago.</summary>
    public static FaultCode RegistrationSignDateTooOld { get; } = new(nameof(RegistrationSignDateTooOld), "The contract was signed more than 60 days ago.", "A deal must be registered within 60 days of its signature.");

    /// <summary>The contract is signed in the future.</summary>
    public static FaultCode RegistrationSignDateInFuture { get; } = new(nameof(RegistrationSignDateInFuture), "The contract is signed in the future.", "Register the deal once it is signed.");

    /// <summary>The contract started more than 90 days ago.</summary>
    public static FaultCode RegistrationStartDateTooOld { get; } = new(nameof(RegistrationStartDateTooOld), "The contract started more than 90 days ago.", "A deal must be registered within 90 days of the contract's start.");

    /// <summary>No solution is registered.</summary>
    public static FaultCode RegistrationMissingSolution { get; } = new(nameof(RegistrationMissingSolution), "No solution is registered, or one has no id.", "Give SolutionId, or -Solution with hashtables that have an Id.");

    /// <summary>A registered solution is not one of the deal's. (Warning.)</summary>
    public static FaultCode RegistrationForeignSolution { get; } = new(nameof(RegistrationForeignSolution), "A registered solution is not one of the deal's. (Warning.)", "Check the id.");

    /// <summary>A marketplace purchase has no date.</summary>
    public static FaultCode RegistrationMissingMarketplaceDate { get; } = new(nameof(RegistrationMissingMarketplaceDate), "A marketplace purchase has no date.", "Give MarketplaceDate.");

    /// <summary>Marketplace purchases need no registration any more. (Warning.)</summary>
    public static FaultCode RegistrationNotNeeded { get; } = new(nameof(RegistrationNotNeeded), "Marketplace purchases since July 2023 need no registration. (Warning.)", "Leave it out if the service refuses.");

    /// <summary>A field of the portal's form is missing.</summary>
    public static FaultCode RegistrationMissingField { get; } = new(nameof(RegistrationMissingField), "The portal's form of a registration has to have this field.", "Give a value; -DeployedOnAzure and -MarketplaceTransacted also as :$false.");

    /// <summary>A solution is worth more than the contract.</summary>
    public static FaultCode RegistrationSolutionAboveContract { get; } = new(nameof(RegistrationSolutionAboveContract), "The solution is worth more than the contract.", "The value of a solution is at most that of the contract.");

    /// <summary>The contract was signed before the deal was created or shared.</summary>
    public static FaultCode RegistrationSignedTooEarly { get; } = new(nameof(RegistrationSignedTooEarly), "The contract was signed before the deal was created, or before Microsoft was invited.", "Such a deal is not registered; with an exception that Microsoft approved, use -Force.");

    /// <summary>The solution does not run on Azure. (Warning.)</summary>
    public static FaultCode RegistrationNotOnAzure { get; } = new(nameof(RegistrationNotOnAzure), "Microsoft closes a deal whose solution does not run on Azure without a registration. (Warning.)", "Give DeployedOnAzure if it does.");

    /// <summary>The registration is done with and takes no correction.</summary>
    public static FaultCode RegistrationSettled { get; } = new(nameof(RegistrationSettled), "The registration is done with and takes no correction.", "A registration can be corrected while Microsoft waits for an action of yours; with an exception that Microsoft approved, use -Force.");

    /// <summary>Microsoft does not wait for a correction.</summary>
    public static FaultCode RegistrationNotAwaited { get; } = new(nameof(RegistrationNotAwaited), "Microsoft does not wait for a correction.", "Wait until the registration is ActionRequired; -Force lets the service decide.");

    /// <summary>The field is fixed once the registration was approved.</summary>
    public static FaultCode RegistrationFieldFixed { get; } = new(nameof(RegistrationFieldFixed), "The field cannot change once the registration was approved, by an exception neither.", "Only term, value and dates of the contract can. For anything else create a new deal, and ask Microsoft for an exception for its sign date.");

    /// <summary>A pay-as-you-go contract was signed more than a year after the deal was created or shared.</summary>
    public static FaultCode RegistrationSignedTooLate { get; } = new(nameof(RegistrationSignedTooLate), "A pay-as-you-go contract was signed more than a year after the deal was created and Microsoft was invited.", "Such a deal is not registered; with an exception that Microsoft approved, use -Force.");

    /// <summary>The deal is registered with other data. (Warning.)</summary>
    public static FaultCode RegistrationDiffers { get; } = new(nameof(RegistrationDiffers), "The deal is registered already, with other data than this row has. (Warning.)", "Use -Correct to correct the registration.");

    /// <summary>All codes, in the order of this page.</summary>
    public static IReadOnlyList<FaultCode> All { get; } =
    [
        RegistrationNotWon, RegistrationPrivateDeal, RegistrationWithoutDealSolution, RegistrationNotAccepted, RegistrationWonTooEarly,
        RegistrationExists, RegistrationMissing, RegistrationMissingContractValue, RegistrationMissingCurrency, RegistrationValueTooSmall,
        RegistrationMissingEndDate, RegistrationEndBeforeStart, RegistrationSignDateTooOld, RegistrationSignDateInFuture,
        RegistrationStartDateTooOld, RegistrationMissingSolution, RegistrationForeignSolution, RegistrationMissingMarketplaceDate,
        RegistrationNotNeeded, RegistrationMissingField, RegistrationSolutionAboveContract, RegistrationSignedTooEarly, RegistrationNotOnAzure,
        RegistrationSettled, RegistrationNotAwaited, RegistrationFieldFixed, RegistrationSignedTooLate, RegistrationDiffers,
    ];
}
