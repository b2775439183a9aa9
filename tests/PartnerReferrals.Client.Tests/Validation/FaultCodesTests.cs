using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using PartnerReferrals.Client.Tests.Mapping;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Input;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Client.Tests.Validation;

/// <summary>The list of codes is whole, and each code is one that something really reports.</summary>
public sealed class FaultCodesTests
{
    private static readonly ValidationOptions Portal = new() { Profile = ValidationProfile.Portal };

    /// <summary>Something that provokes each code.</summary>
    private static readonly Dictionary<string, Func<IEnumerable<Fault>>> Examples = new()
    {
        ["EmptyInput"] = () => Check(),
        ["InvalidJson"] = () => Json("{"),
        ["JsonTooDeep"] = () => Json(string.Concat(Enumerable.Repeat("[", 200))),
        ["JsonNotObject"] = () => Json("5"),
        ["UnsupportedValue"] = () => Check(("Offers", new Action(() => { }))),
        ["ObjectExpected"] = () => Check(("CustomerProfile", 5)),
        ["ValueExpected"] = () => Check(("Name", new object[] { 1 })),
        ["UnknownProperty"] = () => Check(("Details", Rows.Row(("Xyz", 1)))),
        ["UnknownPropertyMapTarget"] = () => PropertyMapReader.Read([new("a", "b c d")], out _),
        ["DuplicateField"] = () => Check(("Name", "a"), ("Deal Name", "b")),
        ["InvalidText"] = () => Check(("Name", true)),
        ["Placeholder"] = () => Check(("City", "N/A")),
        ["CurrencyConflict"] = () => Check(("DealValue", "€ 5"), ("Currency", "USD")),
        ["SerialDate"] = () => Check(("ClosingDate", "45991")),
        ["WrongEncoding"] = () => Check(("City", "ZÃ¼rich")),
        ["SeveralAddresses"] = () => Check(("ContactEmail", "a@b.example, c@d.example")),
        ["WrittenAsNumber"] = () => Check(("PostalCode", "2134.0")),
        ["ShortPostalCode"] = () => Check(("PostalCode", "1067"), ("Country", "DE")),
        ["RestoredDuns"] = () => Check(("Duns", "12345678")),
        ["PastClosingDate"] = () => Check(("ClosingDate", "2019-01-01")),
        ["InvalidNumber"] = () => Check(("DealValue", "1,000")),
        ["NegativeNumber"] = () => Check(("DealValue", "-1")),
        ["RoundedAmount"] = () => Check(("DealValue", "1.0051"), ("Currency", "CHF")),
        ["SpreadsheetError"] = () => Check(("CustomerName", "#N/A")),
        ["LostDigits"] = () => Check(("ContactPhone", "4.12E+10")),
        ["InvalidDate"] = () => Check(("ClosingDate", "x")),
        ["InvalidBoolean"] = () => Check(("ConsentToContact", "perhaps")),
        ["InvalidGuid"] = () => Check(("EngagementId", "x")),
        ["InvalidReferralId"] = () => Check(("Id", "x")),
        ["InvalidWord"] = () => Check(("Type", "x")),
        ["UnlistedValue"] = () => Check(("Industry", "x")),
        ["OutdatedCustomerSize"] = () => Check(("CustomerSize", "1to50employees")),
        ["InvalidCountry"] = () => Check(("Country", "x")),
        ["InvalidCurrency"] = () => Check(("Currency", "x")),
        ["InvalidDuns"] = () => Check(("Duns", "x")),
        ["InvalidMpnId"] = () => Check(("MpnId", "12a")),
        ["InvalidReason"] = () => Check(("Declined/Lost/Error reason", "1")),
        ["InvalidSolutionCell"] = () => Check(("Solution 1", ",")),
        ["InvalidMemberCell"] = () => Check(("Team member 1", "x")),
        ["InvalidPairCell"] = () => Check(("Attributes", "x")),
        ["InvalidEmail"] = () => Check(("ContactEmail", "x")),
        ["DealTypeConflict"] = () => Check(("DealType", "Private"), ("Type", "Shared")),
        ["ConsentRefused"] = () => Check(("Consent to share Customer/Partner contact", "No")),
        ["MissingType"] = () => Check(("Name", "x")),
        ["MissingName"] = () => Check(("Notes", "x")),
        ["MissingCustomerProfile"] = () => Check(("Name", "x")),
        ["MissingCustomerName"] = () => Check(("City", "x")),
        ["MissingAddressLine1"] = () => Check(("City", "x")),
        ["MissingCity"] = () => Check(("AddressLine1", "x")),
        ["MissingCountry"] = () => Check(("City", "x")),
        ["MissingConsent"] = () => Check(("Name", "x")),
        ["MissingConsentToContact"] = () => Check(("ConsentToShareInfo", true)),
        ["MissingConsentToShareInfo"] = () => Check(("ConsentToContact", true)),
        ["MissingShareWithMicrosoft"] = () => Check(("ConsentToContact", true)),
        ["MissingDetails"] = () => Check(("Name", "x")),
        ["MissingDealValue"] = () => Check(("Notes", "x")),
        ["MissingCurrency"] = () => Check(("DealValue", 1)),
        ["MissingClosingDate"] = () => Check(("Notes", "x")),
        ["MissingSolution"] = () => Check(("Notes", "x")),
        ["MissingSolutionId"] = () => Check(("SolutionName", "x")),
        ["MissingTeam"] = () => Check(("Name", "x")),
        ["MissingMarketplaceIntent"] = () => Check(("Notes", "x")),
        ["IncompleteTeamMember"] = () => Check(("TeamFirstName", "x")),
        ["MissingStatusReason"] = () => Check(("Status", "Closed"), ("Substatus", "Lost")),
        ["IllegalState"] = () => Check(("Status", "New"), ("Substatus", "Won")),
        ["TooManySolutions"] = () => Check(("SolutionId", string.Join(";", Enumerable.Range(0, 51)))),
        ["TooManyTeamMembers"] = () => Check(("TeamFirstName", string.Join(";", Enumerable.Range(0, 51)))),
        ["DuplicateSolution"] = () => Check(("SolutionId", "a;a")),
        ["UnusualSolutionId"] = () => Check(("SolutionId", "USD")),
        ["DuplicateTeamMember"] = () => Check(("TeamEmail", "a@b.example;a@b.example")),
        ["MissingHelpCode"] = () => Check(("DealType", "CoSell")),
        ["MissingCustomerContact"] = () => Check(("HelpCode", "1")),
        ["IncompleteCustomerContact"] = () => Check(("HelpCode", "1"), ("ContactFirstName", "x")),
        ["HelpNotAsked"] = () => Check(("Type", "Independent"), ("InviteNotes", "Please join.")),
        ["ShareRequired"] = () => Check(("HelpCode", "1"), ("ShareWithMicrosoft", "No")),
        ["MissingSolutionPlay"] = () => Check(("DealType", "CoSell")),
        ["MissingEngagementId"] = () => Check(("TargetId", "msft"), ("TargetType", "BusinessProfileLocation")),
        ["ScriptFailed"] = () => [PropertyMap.ScriptFailed("DealValue", "x")],
        ["InvalidPropertyMapEntry"] = () => PropertyMapReader.Read([new("Name", Rows.Row(("Colum", "x")))], out _),
        ["ValueNotInMap"] = () =>
        {
            PropertyMapReader.Read([new("SalesStage", Rows.Row(("Column", "Stage"), ("Values", Rows.Row(("Won", "100"))), ("Otherwise", "")))], out var map);
            return new ReferralMapper(new MapperOptions { PropertyMap = map }).Map(Rows.Row(("Stage", "Lost"))).Faults;
        },
        ["StateNotKept"] = () => PartnerReferrals.Runs.CreatedStateCheck.Check(new Referral { Status = "Closed" }, new Referral { Status = "Active" }),
        ["MissingTarget"] = () => Check(("TargetId", "msft"), ("EngagementId", "6f0d2a1e-8a57-4b0e-9d0b-5f1c2f0c7a11")),
    };

    [Fact]
    public void Every_code_is_listed_once_under_its_own_name()
    {
        var properties = typeof(FaultCodes).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(p => p.PropertyType == typeof(FaultCode)).ToList();

        Assert.All(properties, p => Assert.Equal(p.Name, ((FaultCode)p.GetValue(null)!).Code));
        Assert.Equal(properties.Select(p => p.Name).Order(), FaultCodes.All.Select(c => c.Code).Order());
        Assert.All(FaultCodes.All, c => Assert.True(c.Meaning.EndsWith('.') || c.Meaning.EndsWith(')'), c.Code));
        Assert.All(FaultCodes.All, c => Assert.NotEmpty(c.RecommendedAction));
    }

    [Fact]
    public void No_two_rooms_use_the_same_code() =>
        Assert.Equal(FaultCodeIndex.All.Select(c => c.Code).Distinct(StringComparer.OrdinalIgnoreCase).Count(), FaultCodeIndex.All.Count);

    [Fact]
    public void Every_listed_code_is_reported_by_something()
    {
        Assert.Equal(FaultCodes.All.Select(c => c.Code).Order(), Examples.Keys.Order());
        foreach (var (code, provoke) in Examples)
            Assert.True(provoke().Any(f => f.Code == code), code);
    }

    [Fact]
    public void Every_fault_says_what_would_be_accepted() =>
        Assert.All(Examples.Values.SelectMany(provoke => provoke()), fault =>
        {
            Assert.Contains(FaultCodes.All, c => c.Code == fault.Code);
            Assert.NotEmpty(fault.Hint);
            Assert.NotEmpty(fault.Message);
        });

    private static IReadOnlyList<Fault> Check(params (string Name, object? Value)[] fields) =>
        ReferralValidator.Validate(Rows.Map(Rows.Row(fields)), Portal);

    private static IEnumerable<Fault> Json(string json) => InputObject.TryFromJson(json, 1, out _, out var fault) ? [] : [fault!];
}
