using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using PartnerReferrals.Emulator.Schema;

namespace PartnerReferrals.Emulator.Rules;

/// <summary>When a deal may be registered, and what a registration must hold (facts 4.10, "Rules").</summary>
internal static class RegistrationRules
{
    private const decimal LeastUsdValue = 25_000;
    private static readonly TimeSpan LeastAge = TimeSpan.FromHours(72);
    private static readonly TimeSpan OldestSignature = TimeSpan.FromDays(60);
    private static readonly TimeSpan OldestStart = TimeSpan.FromDays(90);

    /// <param name="referral">The referral with its registrations.</param>
    /// <param name="microsoftReplied">Whether Microsoft accepted or won its leg; <see langword="null"/> when it has none.</param>
    /// <param name="now">The time to check dates against.</param>
    public static IEnumerable<Fault> Check(JsonObject referral, bool? microsoftReplied, DateTimeOffset now)
    {
        if (referral.Part("consent").Flag("consentToShareReferralWithMicrosoftSellers") != true)
        {
            yield return new Fault("registrations", "need a co-sell or partner-led deal; this one is private");
        }

        if (microsoftReplied == false)
        {
            yield return new Fault("registrations", "need Microsoft's own referral to be accepted or won");
        }

        if (referral.Part("details").Part("requirements").Items("solutions").Count == 0)
        {
            yield return new Fault("registrations", "need a deal with a co-sell solution");
        }

        if (Time(referral, "closedDateTime") - Time(referral, "createdDateTime") < LeastAge)
        {
            yield return new Fault("registrations", "need 72 hours between creating and winning the deal");
        }

        var registrations = referral.Items("registrations");
        for (var number = 0; number < registrations.Count; number++)
        {
            foreach (var fault in CheckOne(registrations[number]!.AsObject(), now))
            {
                yield return fault with
                {
                    Target = string.Create(CultureInfo.InvariantCulture, $"registrations[{number}].{fault.Target}"),
                };
            }
        }
    }

    private static IEnumerable<Fault> CheckOne(JsonObject registration, DateTimeOffset now)
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
            foreach (var fault in CheckContract(contract, now))
            {
                yield return fault;
            }
        }

        var solutions = registration.Items("solutionDetails");
        if (solutions.Count == 0)
        {
            yield return new Fault("solutionDetails", "must hold at least one solution");
        }

        foreach (var (solution, number) in solutions.Select((s, n) => (s, n)))
        {
            var marketplace = solution.Part("marketplaceTransactionDetails");
            if (marketplace.Flag("isMarketplaceTransacted") == true && marketplace!["marketplaceTransactionDateTime"] is null)
            {
                yield return new Fault(
                    string.Create(CultureInfo.InvariantCulture, $"solutionDetails[{number}].marketplaceTransactionDetails.marketplaceTransactionDateTime"),
                    "is required when the deal went through the marketplace");
            }
        }
    }

    private static IEnumerable<Fault> CheckContract(JsonObject contract, DateTimeOffset now)
    {
        // Without rates of exchange only amounts in USD can be checked.
        if (contract.Number("value") is not { } value
            || (value < LeastUsdValue && (contract.Text("currency") ?? "USD") == "USD"))
        {
            yield return new Fault("contract.value", "must be at least USD 25,000");
        }

        if (contract.Text("term") != "Perpetual" && contract["endDateTime"] is null)
        {
            yield return new Fault("contract.endDateTime", "is required unless the term is Perpetual");
        }

        if (Time(contract, "signDateTime") is { } signed && (signed > now || signed < now - OldestSignature))
        {
            yield return new Fault("contract.signDateTime", "must not lie in the future nor more than 60 days back");
        }

        if (Time(contract, "startDateTime") is { } start && start < now - OldestStart)
        {
            yield return new Fault("contract.startDateTime", "must not lie more than 90 days back");
        }
    }

    private static DateTimeOffset? Time(JsonNode? node, string name) =>
        node.Text(name) is { } text && Scalars.TryTime(text, out var time) ? time : null;
}
