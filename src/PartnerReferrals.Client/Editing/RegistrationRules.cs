using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Editing;

/// <summary>
/// When a deal can be registered, and what a registration must hold (facts 4.10). Not checked, because the API does not show it:
/// that the customer is managed by Microsoft, and that the solution is an Azure IP co-sell one.
/// </summary>
internal static class RegistrationRules
{
    private const decimal AboveUsdAYear = 25_000;
    private const decimal YearsOfPerpetual = 6;
    private const double DaysOfYear = 365;
    private static readonly TimeSpan LeastAge = TimeSpan.FromHours(72);
    private static readonly TimeSpan OldestSignature = TimeSpan.FromDays(60);
    private static readonly TimeSpan OldestStart = TimeSpan.FromDays(90);

    // What an exception does not change either (facts 13.10); the solution's currency goes with its value.
    private static readonly string[] FixedOnceApproved =
        ["value", "currency", "isDeployedOnAzure", "primaryDeploymentOn", "pricingModel", "isMarketplaceTransacted", "marketplaceTransactionDateTime"];
    private static readonly DateTimeOffset NoLongerNeededSince = new(2023, 7, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Whether the deal may be registered at all.</summary>
    /// <param name="deal">The own leg.</param>
    /// <param name="connected">Microsoft's leg; null where there is none or it does not matter.</param>
    /// <param name="hasException">Microsoft approved an exception.</param>
    internal static IEnumerable<Fault> CheckDeal(Referral deal, Referral? connected, bool hasException)
    {
        if (!Is(deal.Status, ReferralStatus.Closed) || !Is(deal.Substatus, ReferralSubstatus.Won))
        {
            yield return Refuse(RegistrationFaultCodes.RegistrationNotWon, "Status", $"The deal is {deal.Status}/{deal.Substatus}, not Closed/Won.");
            yield break;
        }

        if (deal.DealType == DealType.Private)
        {
            yield return Refuse(RegistrationFaultCodes.RegistrationPrivateDeal, "ShareWithMicrosoft");
        }

        if (deal.Details?.Requirements?.Solutions is not { Length: > 0 })
        {
            yield return Refuse(RegistrationFaultCodes.RegistrationWithoutDealSolution, "Solution");
        }

        if (connected is not null && !Is(connected.Substatus, ReferralSubstatus.Accepted) && !Is(connected.Substatus, ReferralSubstatus.Won))
        {
            yield return Refuse(
                RegistrationFaultCodes.RegistrationNotAccepted, "Substatus", $"Microsoft's own referral of the deal is {connected.Status}/{connected.Substatus}.");
        }

        if (deal.ClosedDateTime - deal.CreatedDateTime < LeastAge)
        {
            var early = Refuse(RegistrationFaultCodes.RegistrationWonTooEarly, "ClosedDateTime");
            yield return hasException ? AsWarning(early) : early;
        }
    }

    /// <summary>What is wrong with a registration as it would be.</summary>
    /// <param name="registration">The registration.</param>
    /// <param name="context">Its deal and Microsoft's leg, as far as they are known, and the time.</param>
    /// <param name="isGiven">Whether a property of the contract was given now: the age of dates that stand already is not checked again.</param>
    /// <param name="hasException">Microsoft approved an exception: dates may be older.</param>
    internal static IEnumerable<Fault> Check(Registration registration, EditContext context, Func<string, bool> isGiven, bool hasException)
    {
        var contract = registration.Contract ?? new RegistrationContract();
        var isPayAsYouGo = IsPayAsYouGo(registration);
        var dates = CheckAges(contract, isPayAsYouGo, context, isGiven).Select(fault => hasException ? AsWarning(fault) : fault);
        return CheckContract(contract, isPayAsYouGo, isGiven, context.Now).Concat(dates).Concat(CheckSolutions(registration.SolutionDetails ?? [], contract, context.Current));
    }

    /// <summary>The fields of the portal's form that a new registration lacks.</summary>
    internal static IEnumerable<Fault> CheckForm(Registration registration)
    {
        var contract = registration.Contract ?? new RegistrationContract();
        var solutions = registration.SolutionDetails ?? [];
        (string Field, bool IsMissing)[] form =
        [
            ("SignDate", contract.SignDateTime is null),
            ("StartDate", contract.StartDateTime is null),
            ("SolutionValue", solutions.Any(s => s.Value is null)),
            ("SolutionCurrency", solutions.Any(s => string.IsNullOrEmpty(s.Currency))),
            ("DeployedOnAzure", solutions.Any(s => s.IsDeployedOnAzure is null)),
            ("PrimaryDeploymentOn", solutions.Any(s => string.IsNullOrEmpty(s.PrimaryDeploymentOn))),
            ("PricingModel", solutions.Any(s => string.IsNullOrEmpty(s.PricingModel))),
            ("MarketplaceTransacted", solutions.Any(s => s.MarketplaceTransactionDetails?.IsMarketplaceTransacted is null)),
        ];
        return form.Where(f => f.IsMissing).Select(f => Refuse(RegistrationFaultCodes.RegistrationMissingField, f.Field));
    }

    /// <summary>
    /// A registration is corrected while Microsoft waits for that, or by an exception; what is fixed once it was approved is fixed then too.
    /// </summary>
    /// <param name="standing">The registration as it is.</param>
    /// <param name="changes">What would change.</param>
    /// <param name="hasException">Microsoft approved an exception.</param>
    internal static IEnumerable<Fault> CheckCorrection(Registration standing, IEnumerable<FieldChange> changes, bool hasException)
    {
        if (standing.Status is { Length: > 0 } status && !Is(status, "ActionRequired"))
        {
            var isSettled = Is(status, "Approved") || Is(status, "Passed") || Is(status, "Failed") || Is(status, "Closed");
            var refusal = Refuse(
                isSettled ? RegistrationFaultCodes.RegistrationSettled : RegistrationFaultCodes.RegistrationNotAwaited,
                "Registrations",
                isSettled ? $"The registration is {status}, and takes no correction." : $"The registration is {status}: Microsoft does not wait for a correction.");
            yield return hasException ? AsWarning(refusal) : refusal;
        }

        if (Is(standing.Status, "Approved") || Is(standing.Status, "Passed") || standing.StatusHistory is { ApprovedDateTime: not null } or { PassedDateTime: not null })
        {
            foreach (var change in changes.Where(c => c.Path.Text.IndexOf("SolutionDetails", StringComparison.Ordinal) >= 0 && FixedOnceApproved.Contains(c.Path.Field.WireName)))
            {
                yield return Refuse(RegistrationFaultCodes.RegistrationFieldFixed, change.Name);
            }
        }
    }

    private static IEnumerable<Fault> CheckContract(RegistrationContract contract, bool isPayAsYouGo, Func<string, bool> isGiven, DateTimeOffset now)
    {
        if (contract.Value is not { } value)
        {
            yield return Refuse(RegistrationFaultCodes.RegistrationMissingContractValue, "ContractValue");
        }
        else if (string.IsNullOrEmpty(contract.Currency))
        {
            yield return Refuse(RegistrationFaultCodes.RegistrationMissingCurrency, "Currency");
        }
        else if (Is(contract.Currency, "USD") && (value < AboveUsdAYear * YearsOf(contract) || (value == AboveUsdAYear * YearsOf(contract) && !isPayAsYouGo)))
        {
            yield return Refuse(RegistrationFaultCodes.RegistrationValueTooSmall, "ContractValue", value: value.ToString(CultureInfo.InvariantCulture));
        }

        if (!Is(contract.Term, "Perpetual") && contract.EndDateTime is null)
        {
            yield return Refuse(RegistrationFaultCodes.RegistrationMissingEndDate, "EndDate");
        }

        if (contract.EndDateTime < contract.StartDateTime)
        {
            yield return Refuse(RegistrationFaultCodes.RegistrationEndBeforeStart, "EndDate", value: Day(contract.EndDateTime));
        }

        if (isGiven("signDateTime") && contract.SignDateTime > now)
        {
            yield return Refuse(RegistrationFaultCodes.RegistrationSignDateInFuture, "SignDate", value: Day(contract.SignDateTime));
        }
    }

    /// <summary>The rules of dates that an approved exception relaxes.</summary>
    private static IEnumerable<Fault> CheckAges(RegistrationContract contract, bool isPayAsYouGo, EditContext context, Func<string, bool> isGiven)
    {
        var now = context.Now;
        var shared = context.Connected?.CreatedDateTime > context.Current?.CreatedDateTime ? context.Connected?.CreatedDateTime : context.Current?.CreatedDateTime;
        if (isGiven("signDateTime") && contract.SignDateTime < shared?.UtcDateTime.Date)
        {
            yield return Refuse(RegistrationFaultCodes.RegistrationSignedTooEarly, "SignDate", value: Day(contract.SignDateTime));
        }

        if (isGiven("signDateTime") && !isPayAsYouGo && contract.SignDateTime < now - OldestSignature)
        {
            yield return Refuse(RegistrationFaultCodes.RegistrationSignDateTooOld, "SignDate", value: Day(contract.SignDateTime));
        }

        // Its dates are those of the first invoice.
        if (isGiven("signDateTime") && isPayAsYouGo && contract.SignDateTime > shared?.AddYears(1))
        {
            yield return Refuse(RegistrationFaultCodes.RegistrationSignedTooLate, "SignDate", value: Day(contract.SignDateTime));
        }

        if (isGiven("startDateTime") && !isPayAsYouGo && contract.StartDateTime < now - OldestStart)
        {
            yield return Refuse(RegistrationFaultCodes.RegistrationStartDateTooOld, "StartDate", value: Day(contract.StartDateTime));
        }
    }

    // What is shorter than a year has to reach the value all the same.
    private static decimal YearsOf(RegistrationContract contract) =>
        Is(contract.Term, "Perpetual") ? YearsOfPerpetual
        : contract is { StartDateTime: { } start, EndDateTime: { } end } ? Math.Max(1, Math.Floor((decimal)((end - start).TotalDays / DaysOfYear)))
        : 1;

    private static bool IsPayAsYouGo(Registration registration) => registration.SolutionDetails?.Any(s => Is(s.PricingModel, "PayAsYouGo")) == true;

    private static IEnumerable<Fault> CheckSolutions(RegistrationSolution[] solutions, RegistrationContract contract, Referral? deal)
    {
        // A deal that is not known may have the one that is meant.
        if (deal is not null && (solutions.Length == 0 || solutions.Any(s => string.IsNullOrWhiteSpace(s.Id))))
        {
            yield return Refuse(RegistrationFaultCodes.RegistrationMissingSolution, "SolutionId");
        }

        var known = deal?.Details?.Requirements?.Solutions?.Select(s => s.Id).ToList();
        foreach (var solution in solutions)
        {
            if (known is { Count: > 0 } && !string.IsNullOrWhiteSpace(solution.Id) && !known.Contains(solution.Id, StringComparer.OrdinalIgnoreCase))
            {
                yield return Warn(RegistrationFaultCodes.RegistrationForeignSolution, "SolutionId", $"Solution {solution.Id} is not one of the deal's: {string.Join(", ", known)}.");
            }

            if (solution.Value > contract.Value && (string.IsNullOrEmpty(solution.Currency) || Is(solution.Currency, contract.Currency)))
            {
                yield return Refuse(RegistrationFaultCodes.RegistrationSolutionAboveContract, "SolutionValue", value: solution.Value?.ToString(CultureInfo.InvariantCulture));
            }

            if (solution.IsDeployedOnAzure == false)
            {
                yield return Warn(RegistrationFaultCodes.RegistrationNotOnAzure, "DeployedOnAzure");
            }

            if (solution.MarketplaceTransactionDetails is not { IsMarketplaceTransacted: true } purchase)
            {
                continue;
            }

            if (purchase.MarketplaceTransactionDateTime is not { } bought)
            {
                yield return Refuse(RegistrationFaultCodes.RegistrationMissingMarketplaceDate, "MarketplaceDate");
            }
            else if (bought >= NoLongerNeededSince)
            {
                yield return Warn(RegistrationFaultCodes.RegistrationNotNeeded, "MarketplaceDate", "Marketplace purchases since 2023-07-01 need no registration.");
            }
        }
    }

    private static string? Day(DateTimeOffset? date) => date?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool Is(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    internal static Fault Refuse(FaultCode code, string field, string? message = null, string? value = null) =>
        new() { Code = code.Code, Field = field, Value = value, Message = message ?? code.Meaning, Hint = code.RecommendedAction };

    private static Fault AsWarning(Fault fault) =>
        new() { Severity = FaultSeverity.Warning, Code = fault.Code, Field = fault.Field, Value = fault.Value, Message = fault.Message, Hint = "It is sent for the exception that Microsoft approved." };

    internal static Fault Warn(FaultCode code, string field, string? message = null) =>
        new() { Severity = FaultSeverity.Warning, Code = code.Code, Field = field, Message = message ?? code.Meaning.Replace(" (Warning.)", ""), Hint = code.RecommendedAction };
}
