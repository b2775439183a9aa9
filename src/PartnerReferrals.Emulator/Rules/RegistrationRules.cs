using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using PartnerReferrals.Emulator.Schema;

namespace PartnerReferrals.Emulator.Rules;

/// <summary>When a deal may be registered, what a registration must hold, and when it can be corrected (facts 4.10 and 13.10).</summary>
internal static class RegistrationRules
{
    private const decimal UsdAYear = 25_000;
    private const int YearsOfPerpetual = 6;
    private static readonly TimeSpan LeastAge = TimeSpan.FromHours(72);
    private static readonly TimeSpan OldestSignature = TimeSpan.FromDays(60);
    private static readonly TimeSpan OldestStart = TimeSpan.FromDays(90);

    private static readonly string[] FixedOnceApproved =
    [
        "value", "currency", "isDeployedOnAzure", "primaryDeploymentOn", "pricingModel", "marketplaceTransactionDetails",
    ];

    /// <param name="before">The referral as it was.</param>
    /// <param name="after">The referral with its registrations as they would be; what has not changed is not judged again.</param>
    /// <param name="context">What else counts.</param>
    public static IEnumerable<Fault> Check(JsonObject before, JsonObject after, RegistrationContext context)
    {
        foreach (var fault in CheckDeal(after, context))
        {
            yield return fault;
        }

        var (old, registrations) = (before.Items("registrations"), after.Items("registrations"));
        for (var number = 0; number < registrations.Count; number++)
        {
            var was = number < old.Count ? old[number] as JsonObject : null;
            var registration = registrations[number]!.AsObject();
            if (JsonNode.DeepEquals(was, registration))
            {
                continue;
            }

            var faults = CheckForm(registration).Concat(CheckAmounts(registration)).Concat(CheckDates(was, registration, context));
            foreach (var fault in was is null ? faults : CheckCorrection(was, registration, context.HasException).Concat(faults))
            {
                yield return fault with
                {
                    Target = string.Create(CultureInfo.InvariantCulture, $"registrations[{number}].{fault.Target}"),
                };
            }
        }
    }

    /// <summary>Whether Microsoft closes the deal without registering it: nothing of it runs on Azure.</summary>
    public static bool IsClosedUnregistered(JsonObject registration) =>
        registration.Items("solutionDetails") is { Count: > 0 } solutions && solutions.All(s => s.Flag("isDeployedOnAzure") == false);

    private static IEnumerable<Fault> CheckDeal(JsonObject referral, RegistrationContext context)
    {
        if (referral.Part("consent").Flag("consentToShareReferralWithMicrosoftSellers") != true)
        {
            yield return new Fault("registrations", "need a co-sell or partner-led deal; this one is private");
        }

        if (context.MicrosoftReplied == false)
        {
            yield return new Fault("registrations", "need Microsoft's own referral to be accepted or won");
        }

        if (referral.Part("details").Part("requirements").Items("solutions").Count == 0)
        {
            yield return new Fault("registrations", "need a deal with a co-sell solution");
        }

        if (!context.HasException && Time(referral, "closedDateTime") - Time(referral, "createdDateTime") < LeastAge)
        {
            yield return new Fault("registrations", "need 72 hours between creating and winning the deal");
        }
    }

    /// <summary>A correction is taken while the review waits for one, or by an exception; some of what was approved stays.</summary>
    private static IEnumerable<Fault> CheckCorrection(JsonObject was, JsonObject registration, bool hasException)
    {
        var status = was.Text("status");
        if (status != "ActionRequired" && !hasException)
        {
            yield return new Fault("status", $"is {status}: a registration can be corrected while it is ActionRequired");
        }

        if (status is "Approved" or "Passed" || was.Part("statusHistory")?["approvedDateTime"] is not null || was.Part("statusHistory")?["passedDateTime"] is not null)
        {
            var (before, after) = (was.Items("solutionDetails"), registration.Items("solutionDetails"));
            for (var number = 0; number < Math.Min(before.Count, after.Count); number++)
            {
                foreach (var name in FixedOnceApproved.Where(name => !JsonNode.DeepEquals(before[number]![name], after[number]![name])))
                {
                    yield return new Fault(Solution(number, name), "cannot change any more once the registration was approved");
                }
            }
        }
    }

    /// <summary>What the portal's form demands.</summary>
    private static IEnumerable<Fault> CheckForm(JsonObject registration)
    {
        if (registration["type"] is null)
        {
            yield return new Fault("type", "is required: AzureIPCoSell");
        }

        if (registration.Part("contract") is not { } contract)
        {
            yield return new Fault("contract", "is required");
        }
        else
        {
            foreach (var name in new[] { "value", "currency", "term", "signDateTime", "startDateTime" }.Where(name => contract[name] is null))
            {
                yield return new Fault("contract." + name, "is required");
            }

            if (contract.Text("term") != "Perpetual" && contract["endDateTime"] is null)
            {
                yield return new Fault("contract.endDateTime", "is required unless the term is Perpetual");
            }
        }

        var solutions = registration.Items("solutionDetails");
        if (solutions.Count == 0)
        {
            yield return new Fault("solutionDetails", "must hold at least one solution");
        }

        for (var number = 0; number < solutions.Count; number++)
        {
            var solution = solutions[number];
            foreach (var name in new[] { "id", "value", "currency", "isDeployedOnAzure", "primaryDeploymentOn", "pricingModel" }.Where(name => solution![name] is null))
            {
                yield return new Fault(Solution(number, name), "is required");
            }

            var marketplace = solution.Part("marketplaceTransactionDetails");
            if (marketplace.Flag("isMarketplaceTransacted") is not { } transacted)
            {
                yield return new Fault(Solution(number, "marketplaceTransactionDetails.isMarketplaceTransacted"), "is required");
            }
            else if (transacted && marketplace!["marketplaceTransactionDateTime"] is null)
            {
                yield return new Fault(
                    Solution(number, "marketplaceTransactionDetails.marketplaceTransactionDateTime"),
                    "is required when the deal went through the marketplace");
            }
        }
    }

    /// <summary>Without rates of exchange only amounts in one currency can be compared.</summary>
    private static IEnumerable<Fault> CheckAmounts(JsonObject registration)
    {
        var contract = registration.Part("contract");
        var solutions = registration.Items("solutionDetails");
        if (contract.Number("value") is not { } value)
        {
            yield break;
        }

        var least = UsdAYear * YearsOf(contract);
        if (contract.Text("currency") == "USD" && (value < least || (value == least && !IsPayAsYouGo(registration))))
        {
            yield return new Fault("contract.value", "must be above USD 25,000 a year, where a perpetual contract counts as six");
        }

        for (var number = 0; number < solutions.Count; number++)
        {
            if (solutions[number].Number("value") > value && solutions[number].Text("currency") == contract.Text("currency"))
            {
                yield return new Fault(Solution(number, "value"), "must not be above the value of the contract");
            }
        }
    }

    /// <summary>Dates are judged when they are given. An exception relaxes how old they may be.</summary>
    private static IEnumerable<Fault> CheckDates(JsonObject? was, JsonObject registration, RegistrationContext context)
    {
        var contract = registration.Part("contract");
        var isPayAsYouGo = IsPayAsYouGo(registration);
        var start = Time(contract, "startDateTime");
        if (Time(contract, "endDateTime") < start)
        {
            yield return new Fault("contract.endDateTime", "must not lie before startDateTime");
        }

        if (Time(contract, "signDateTime") is { } signed && signed != Time(was.Part("contract"), "signDateTime"))
        {
            if (signed > context.Now)
            {
                yield return new Fault("contract.signDateTime", "must not lie in the future");
            }
            else if (!context.HasException && !isPayAsYouGo && signed < context.Now - OldestSignature)
            {
                yield return new Fault("contract.signDateTime", "must not lie more than 60 days back");
            }

            if (!context.HasException && signed < context.SharedOn)
            {
                yield return new Fault("contract.signDateTime", "must not lie before the deal was created and Microsoft was invited");
            }

            if (!context.HasException && isPayAsYouGo && signed > context.SharedOn.AddYears(1))
            {
                yield return new Fault("contract.signDateTime", "must not lie more than a year after the deal was created and Microsoft was invited");
            }
        }

        if (!context.HasException && !isPayAsYouGo && start < context.Now - OldestStart && start != Time(was.Part("contract"), "startDateTime"))
        {
            yield return new Fault("contract.startDateTime", "must not lie more than 90 days back");
        }
    }

    // Full years, the last day included; at least one.
    private static int YearsOf(JsonObject? contract)
    {
        if (contract.Text("term") == "Perpetual")
        {
            return YearsOfPerpetual;
        }

        var years = 1;
        if (Time(contract, "startDateTime") is { } start && Time(contract, "endDateTime") is { } end)
        {
            while (start.AddYears(years + 1) <= end.AddDays(1))
            {
                years++;
            }
        }

        return years;
    }

    private static bool IsPayAsYouGo(JsonObject registration) => registration.Items("solutionDetails").Any(s => s.Text("pricingModel") == "PayAsYouGo");

    private static string Solution(int number, string name) => string.Create(CultureInfo.InvariantCulture, $"solutionDetails[{number}].{name}");

    private static DateTimeOffset? Time(JsonNode? node, string name) =>
        node.Text(name) is { } text && Scalars.TryTime(text, out var time) ? time : null;
}

/// <summary>What counts beside the deal itself when it is registered.</summary>
/// <param name="MicrosoftReplied">Whether Microsoft accepted or won its leg; <see langword="null"/> when it has none.</param>
/// <param name="SharedOn">The day on which the deal was created or Microsoft was invited, whichever was later.</param>
/// <param name="HasException">Microsoft approved an exception for the deal.</param>
/// <param name="Now">The time to check dates against.</param>
internal sealed record RegistrationContext(bool? MicrosoftReplied, DateTimeOffset SharedOn, bool HasException, DateTimeOffset Now);
