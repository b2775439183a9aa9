using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.KnownValues;

namespace PartnerReferrals.Validation;

/// <summary>Value, date, solutions and attributes of the deal (facts 4.6, 4.7, 9).</summary>
internal static class DealRules
{
    private const int MostSolutions = 50;
    private const string SolutionPrefix = "SOL-";
    private const string SolutionsField = "Details.Requirements.Solutions";

    internal static void Check(RuleContext context)
    {
        if (context.Referral.Details is not { } details)
            return;

        var requirements = details.Requirements;
        CheckMoney(context, details);
        if (details.ClosingDateTime is { } closing && closing.UtcDateTime.Date < context.Today && context.Referral.Status != ReferralStatus.Closed)
            context.Warn(FaultCodes.PastClosingDate, "Details.ClosingDateTime", null, $"The closing date {closing.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} lies in the past.");

        CheckSolutions(context, requirements?.Solutions ?? []);
        if (!context.IsPortal)
            return;

        if (details.ClosingDateTime is null)
            context.Error(FaultCodes.MissingClosingDate, "Details.ClosingDateTime");

        if (!HasMarketplaceIntent(requirements?.AdditionalRequirements?.Attributes))
            context.Error(FaultCodes.MissingMarketplaceIntent, "Details.Requirements.AdditionalRequirements.Attributes[CustomerMarketplaceIntent]");
    }

    private static void CheckMoney(RuleContext context, ReferralDetails details)
    {
        var value = details.DealValue;
        if (context.IsPortal && (value is null or <= 0))
            context.Error(FaultCodes.MissingDealValue, "Details.DealValue");

        if (value is not null || context.IsPortal)
            context.Require(details.Currency, FaultCodes.MissingCurrency, "Details.Currency");
    }

    private static void CheckSolutions(RuleContext context, SolutionTag[] solutions)
    {
        if (solutions.Length == 0)
        {
            if (context.IsPortal)
                context.Error(FaultCodes.MissingSolution, SolutionsField);

            return;
        }

        if (solutions.Length > MostSolutions)
            context.Error(FaultCodes.TooManySolutions, SolutionsField, Invariant.Of(solutions.Length), $"There are {Invariant.Of(solutions.Length)} solutions.", "At most 50.");

        var seen = solutions.Length > 1 ? new HashSet<string>(StringComparer.OrdinalIgnoreCase) : null;
        for (var i = 0; i < solutions.Length; i++)
        {
            var solution = solutions[i];
            var id = solution.Id;
            if (string.IsNullOrWhiteSpace(id))
                context.Error(FaultCodes.MissingSolutionId, $"{SolutionsField}[{Invariant.Of(i)}].Id");
            else if (seen?.Add(id!) == false)
                context.Warn(FaultCodes.DuplicateSolution, $"{SolutionsField}[{Invariant.Of(i)}].Id", id, $"The solution '{id}' is given twice.");

            else if (!LooksLikeSolution(id!))
                context.Warn(FaultCodes.UnusualSolutionId, $"{SolutionsField}[{Invariant.Of(i)}].Id", id, $"'{id}' does not look like the id of a solution; it is sent as it is.");

            if (solution.Price is not null && string.IsNullOrWhiteSpace(solution.Currency))
                context.Error(FaultCodes.MissingCurrency, $"{SolutionsField}[{Invariant.Of(i)}].Currency");
        }
    }

    /// <summary>SOL-…, a GUID, or one of the predefined names (facts 4.9, 5.7).</summary>
    private static bool LooksLikeSolution(string id) =>
        (id.Length > SolutionPrefix.Length && id.StartsWith(SolutionPrefix, StringComparison.OrdinalIgnoreCase)
            && id.Skip(SolutionPrefix.Length).All(c => c is '-' or '_' || char.IsLetterOrDigit(c)))
        || Guid.TryParse(id, out _)
        || KnownValueSets.SolutionCategory.Match(id) is not null;

    private static bool HasMarketplaceIntent(AttributeTag[]? attributes)
    {
        foreach (var attribute in attributes ?? [])
        {
            if (string.Equals(attribute.Type, AttributeType.CustomerMarketplaceIntent, StringComparison.OrdinalIgnoreCase) && !string.IsNullOrWhiteSpace(attribute.Id))
                return true;
        }

        return false;
    }
}
