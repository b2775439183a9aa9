using System.Linq;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Validation;

/// <summary>The parts no referral is created without (facts 4.1, 4.2, 4.3, 4.5). Consent is never assumed; only the portal demands a yes.</summary>
internal static class RequiredRules
{
    internal static void Check(RuleContext context)
    {
        var referral = context.Referral;
        context.Require(referral.Type, FaultCodes.MissingType, "Type");
        context.Require(referral.Name, FaultCodes.MissingName, "Name");
        if (referral.MpnId is { } mpnId && !mpnId.All(c => c is >= '0' and <= '9'))
            context.Error(FaultCodes.InvalidMpnId, "MpnId", mpnId, FaultCodes.InvalidMpnId.Meaning, FaultCodes.InvalidMpnId.RecommendedAction);

        CheckCustomer(context, referral.CustomerProfile);
        CheckConsent(context, referral.Consent);
        if (referral.Details is null)
            context.Error(FaultCodes.MissingDetails, "Details");
    }

    private static void CheckCustomer(RuleContext context, CustomerProfile? customer)
    {
        if (customer is null)
        {
            context.Error(FaultCodes.MissingCustomerProfile, "CustomerProfile");
            return;
        }

        var address = customer.Address;
        context.Require(customer.Name, FaultCodes.MissingCustomerName, "CustomerProfile.Name");
        context.Require(address?.AddressLine1, FaultCodes.MissingAddressLine1, "CustomerProfile.Address.AddressLine1");
        context.Require(address?.City, FaultCodes.MissingCity, "CustomerProfile.Address.City");
        context.Require(address?.Country, FaultCodes.MissingCountry, "CustomerProfile.Address.Country");
    }

    private static void CheckConsent(RuleContext context, Consent? consent)
    {
        if (consent is null)
        {
            context.Error(FaultCodes.MissingConsent, "Consent");
            return;
        }

        if (consent.ConsentToContact is null)
            context.Error(FaultCodes.MissingConsentToContact, "Consent.ConsentToContact");

        if (consent.ConsentToShareInfo is null)
            context.Error(FaultCodes.MissingConsentToShareInfo, "Consent.ConsentToShareInfo");

        if (!context.IsPortal)
            return;

        if (consent.ConsentToContact == false)
            context.Error(FaultCodes.ConsentRefused, "Consent.ConsentToContact");

        if (consent.ConsentToShareInfo == false)
            context.Error(FaultCodes.ConsentRefused, "Consent.ConsentToShareInfo");

        if (consent.ShareWithMicrosoft is null)
            context.Error(FaultCodes.MissingShareWithMicrosoft, "Consent.ShareWithMicrosoft");
    }
}
