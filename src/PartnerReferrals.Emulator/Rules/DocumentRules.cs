using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PartnerReferrals.Emulator.Schema;

namespace PartnerReferrals.Emulator.Rules;

/// <summary>What every referral must hold, at creation and after each change (facts 4; marks D19 to D25).</summary>
internal static class DocumentRules
{
    public static IEnumerable<Fault> Check(JsonObject referral)
    {
        if (referral["type"] is null)
        {
            yield return new Fault("type", $"is required: one of {string.Join(", ", EnumValues.Type)}");
        }

        if (referral.Part("customerProfile") is { } customer)
        {
            foreach (var fault in CheckCustomer(customer))
            {
                yield return fault;
            }
        }
        else
        {
            yield return new Fault("customerProfile", "is required");
        }

        if (referral["consent"] is null)
        {
            yield return new Fault("consent", "is required");
        }

        if (referral.Part("details") is { } details)
        {
            foreach (var fault in CheckDetails(details))
            {
                yield return fault;
            }
        }
        else
        {
            yield return new Fault("details", "is required");
        }

        if (referral.Text("mpnId") is { } mpnId && !mpnId.All(char.IsAsciiDigit))
        {
            yield return new Fault("mpnId", "must consist of digits");
        }
    }

    private static IEnumerable<Fault> CheckCustomer(JsonObject customer)
    {
        if (customer.IsBlank("name"))
        {
            yield return new Fault("customerProfile.name", "is required");
        }

        if (customer.Part("address") is not { } address)
        {
            yield return new Fault("customerProfile.address", "is required");
        }
        else if (address.Text("country") is not { Length: 2 } country || !country.All(char.IsAsciiLetterUpper))
        {
            yield return new Fault("customerProfile.address.country", "must be a country code of two capital letters (ISO 3166-1 alpha-2)");
        }
    }

    private static IEnumerable<Fault> CheckDetails(JsonObject details)
    {
        var currency = details.Text("currency");
        if (currency is null && details["dealValue"] is not null)
        {
            yield return new Fault("details.currency", "is required with dealValue");
        }
        else if (currency is not null && (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper)))
        {
            yield return new Fault("details.currency", "must be a currency code of three capital letters (ISO 4217)");
        }
    }
}
