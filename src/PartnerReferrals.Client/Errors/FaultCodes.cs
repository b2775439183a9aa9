using System.Collections.Generic;

namespace PartnerReferrals.Errors;

/// <summary>Every code a <see cref="Fault"/> can carry: public API, never renamed.</summary>
internal static class FaultCodes
{
    /// <summary>The input names nothing at all.</summary>
    public static FaultCode EmptyInput { get; } = new(nameof(EmptyInput), "The input names nothing at all.", "Give at least name, customer, consent and details; skip blank rows.");

    /// <summary>The text is not JSON.</summary>
    public static FaultCode InvalidJson { get; } = new(nameof(InvalidJson), "The text is not JSON.", "Check quotes, commas and braces at the place named.");

    /// <summary>The JSON is nested deeper than any referral.</summary>
    public static FaultCode JsonTooDeep { get; } = new(nameof(JsonTooDeep), "The JSON is nested deeper than any referral.", "Check for an object that contains itself.");

    /// <summary>The JSON is one value, not an object.</summary>
    public static FaultCode JsonNotObject { get; } = new(nameof(JsonNotObject), "The JSON is one value, not an object.", "Give an object, or an array of objects.");

    /// <summary>A value of a type that has no meaning in a referral, or that contains itself.</summary>
    public static FaultCode UnsupportedValue { get; } = new(nameof(UnsupportedValue), "A value of a type that has no meaning in a referral, or that contains itself.", "Give text, a number, a date, a boolean, a hashtable or an array of these.");

    /// <summary>A single value stands where an object belongs.</summary>
    public static FaultCode ObjectExpected { get; } = new(nameof(ObjectExpected), "A single value stands where an object belongs.", "Give a hashtable, or use the flat names of its parts.");

    /// <summary>An object or array stands where a single value belongs.</summary>
    public static FaultCode ValueExpected { get; } = new(nameof(ValueExpected), "An object or array stands where a single value belongs.", "Give one value.");

    /// <summary>An object has a key nobody knows.</summary>
    public static FaultCode UnknownProperty { get; } = new(nameof(UnknownProperty), "An object has a key nobody knows.", "Correct the name; only top-level names nobody knows are mere warnings.");

    /// <summary>The property map points to a name nobody knows.</summary>
    public static FaultCode UnknownPropertyMapTarget { get; } = new(nameof(UnknownPropertyMapTarget), "The property map points to a name nobody knows.", "Use a name of the table; Tab completes it.");

    /// <summary>An entry of the property map cannot be understood.</summary>
    public static FaultCode InvalidPropertyMapEntry { get; } = new(nameof(InvalidPropertyMapEntry), "An entry of the property map cannot be understood.", "See about_PartnerReferrals_PropertyMaps for what a map can say.");

    /// <summary>A value that the table of a map does not list is not sent. (Warning.)</summary>
    public static FaultCode ValueNotInMap { get; } = new(nameof(ValueNotInMap), "A value that the table of a map does not list is not sent. (Warning.)", "Add it to the Values of a map of your own, given beside the first: -PropertyMap Salesforce, ./mine.psd1.");

    /// <summary>A script block that computes a field failed.</summary>
    public static FaultCode ScriptFailed { get; } = new(nameof(ScriptFailed), "A script block that computes a field failed.", "Correct the value it reads, or let the script deal with it: { if ($_.Amount) { [decimal]$_.Amount / 100 } }.");

    /// <summary>Two columns or keys give the same field.</summary>
    public static FaultCode DuplicateField { get; } = new(nameof(DuplicateField), "Two columns or keys give the same field.", "Leave one of them out.");

    /// <summary>The value cannot be read as text.</summary>
    public static FaultCode InvalidText { get; } = new(nameof(InvalidText), "The value cannot be read as text.", "Give text.");

    /// <summary>The value is not a plain number.</summary>
    public static FaultCode InvalidNumber { get; } = new(nameof(InvalidNumber), "The value is no number, or one that reads in two ways, such as 50,000.", "Write digits with a decimal point, such as 50000 or 1234.56, or say by -Culture how numbers are written.");

    /// <summary>The number is below zero.</summary>
    public static FaultCode NegativeNumber { get; } = new(nameof(NegativeNumber), "The number is below zero.", "Give zero or more.");

    /// <summary>The amount has more decimals than its currency and is rounded. (Warning.)</summary>
    public static FaultCode RoundedAmount { get; } = new(nameof(RoundedAmount), "The amount has more decimals than its currency and is rounded. (Warning.)", "Write the amount as it is to be sent.");

    /// <summary>A spreadsheet's error value stands in place of a value.</summary>
    public static FaultCode SpreadsheetError { get; } = new(nameof(SpreadsheetError), "A spreadsheet's error value, such as #N/A, stands in place of a value.", "Correct the formula or empty the cell, and export the file again.");

    /// <summary>A spreadsheet has shortened a long number, so that digits are lost.</summary>
    public static FaultCode LostDigits { get; } = new(nameof(LostDigits), "A spreadsheet has shortened a long number or made a formula of it, so that digits are lost.", "Format the column as text before the file is exported, and write the whole number.");

    /// <summary>A value stands for nothing, such as N/A: it is not sent. (Warning.)</summary>
    public static FaultCode Placeholder { get; } = new(nameof(Placeholder), "A value stands for nothing, such as NULL, N/A or a dash: it is not sent. (Warning; an error in a change.)", "Leave the cell empty where there is nothing.");

    /// <summary>The sign beside an amount is not that of its currency.</summary>
    public static FaultCode CurrencyConflict { get; } = new(nameof(CurrencyConflict), "The sign or code beside an amount is not that of its currency.", "Correct the amount or the currency; the digits alone are enough beside a currency.");

    /// <summary>A date is given by a spreadsheet's number of a day. (Warning.)</summary>
    public static FaultCode SerialDate { get; } = new(nameof(SerialDate), "A date is given by a spreadsheet's number of a day, such as 45991. (Warning.)", "Format the column as a date before the file is exported.");

    /// <summary>A text was read in another encoding than it was written in. (Warning.)</summary>
    public static FaultCode WrongEncoding { get; } = new(nameof(WrongEncoding), "A text was read in another encoding than it was written in, such as MÃ¼ller for Müller; it is sent as it is. (Warning.)", "Save the file as UTF-8, or read it in the encoding it has.");

    /// <summary>Several addresses stand in one cell; the first is sent. (Warning.)</summary>
    public static FaultCode SeveralAddresses { get; } = new(nameof(SeveralAddresses), "Several e-mail addresses stand in one cell; the first is sent. (Warning.)", "Write one address, or one person for each.");

    /// <summary>A code was written as a number. (Warning.)</summary>
    public static FaultCode WrittenAsNumber { get; } = new(nameof(WrittenAsNumber), "A code was written as a number, as in 2134.0; the fraction is taken off. (Warning.)", "Export the column as text.");

    /// <summary>A postal code is shorter than those of its country. (Warning.)</summary>
    public static FaultCode ShortPostalCode { get; } = new(nameof(ShortPostalCode), "A postal code has a digit less than those of its country; it is sent as it is. (Warning.)", "If a spreadsheet dropped a zero in front, write it again, in a column of text.");

    /// <summary>The zero in front of a D-U-N-S number was missing and is put back. (Warning.)</summary>
    public static FaultCode RestoredDuns { get; } = new(nameof(RestoredDuns), "A D-U-N-S number has eight digits; the zero that a spreadsheet dropped is put in front. (Warning.)", "Write all nine digits, in a column of text.");

    /// <summary>The closing date lies in the past. (Warning.)</summary>
    public static FaultCode PastClosingDate { get; } = new(nameof(PastClosingDate), "The closing date of an open deal lies in the past; it is sent as it is. (Warning.)", "Check it.");

    /// <summary>The value is not a date that can be read in one way only.</summary>
    public static FaultCode InvalidDate { get; } = new(nameof(InvalidDate), "The value is not a date that can be read in one way only.", "Write 2026-12-31, or month/day/year as the portal does, or say by -Culture how dates are written.");

    /// <summary>The value is neither yes nor no.</summary>
    public static FaultCode InvalidBoolean { get; } = new(nameof(InvalidBoolean), "The value is neither yes nor no.", "Write Yes, No, True, False, 1 or 0.");

    /// <summary>The value is not a GUID.</summary>
    public static FaultCode InvalidGuid { get; } = new(nameof(InvalidGuid), "The value is not a GUID.", "Copy the id from Partner Center or from a referral.");

    /// <summary>The id of an existing referral is no GUID.</summary>
    public static FaultCode InvalidReferralId { get; } = new(nameof(InvalidReferralId), "The id of an existing referral is no GUID, so it is not one of Partner Center's.", "Is it your CRM's id of the deal? Then map the column to ExternalReferenceId.");

    /// <summary>The word is not one the service takes.</summary>
    public static FaultCode InvalidWord { get; } = new(nameof(InvalidWord), "The word is not one the service takes.", "Use one of the words listed.");

    /// <summary>The id is not in the published list; it is sent as it is. (Warning.)</summary>
    public static FaultCode UnlistedValue { get; } = new(nameof(UnlistedValue), "The id is not in the published list; it is sent as it is. (Warning.)", "Check the spelling, or ignore it if the list has grown.");

    /// <summary>The customer size is of an older scale. (Warning.)</summary>
    public static FaultCode OutdatedCustomerSize { get; } = new(nameof(OutdatedCustomerSize), "The customer size is of an older scale. (Warning.)", "Use the finer range named.");

    /// <summary>The value is no country code.</summary>
    public static FaultCode InvalidCountry { get; } = new(nameof(InvalidCountry), "The value is neither the code nor the name of a country.", "Write the two-letter code of ISO 3166-1, such as US or CH, or the country's name.");

    /// <summary>The value is no currency code.</summary>
    public static FaultCode InvalidCurrency { get; } = new(nameof(InvalidCurrency), "The value is neither the code nor the name of one currency.", "Write the three-letter code of ISO 4217, such as USD.");

    /// <summary>The value is no D-U-N-S number.</summary>
    public static FaultCode InvalidDuns { get; } = new(nameof(InvalidDuns), "The value is no D-U-N-S number.", "Write its nine digits.");

    /// <summary>A PartnerID consists of digits.</summary>
    public static FaultCode InvalidMpnId { get; } = new(nameof(InvalidMpnId), "A PartnerID consists of digits.", "Copy the PartnerID of the location from the account settings.");

    /// <summary>The number is not one of the portal's reasons for this substatus.</summary>
    public static FaultCode InvalidReason { get; } = new(nameof(InvalidReason), "The number is not one of the portal's reasons for this substatus.", "Write the reason in words, or a number of the right list.");

    /// <summary>A solution cell cannot be read.</summary>
    public static FaultCode InvalidSolutionCell { get; } = new(nameof(InvalidSolutionCell), "A solution cell cannot be read.", "Write 'id, currency, price, quantity'; the last three may be left out.");

    /// <summary>A cell with a person cannot be read.</summary>
    public static FaultCode InvalidMemberCell { get; } = new(nameof(InvalidMemberCell), "A cell with a person cannot be read.", "Write 'first, last, phone, email'.");

    /// <summary>A cell with a key and a value cannot be read.</summary>
    public static FaultCode InvalidPairCell { get; } = new(nameof(InvalidPairCell), "A cell with a key and a value cannot be read.", "Write 'key=value'.");

    /// <summary>The e-mail address has no usual form. (Warning.)</summary>
    public static FaultCode InvalidEmail { get; } = new(nameof(InvalidEmail), "The e-mail address has no usual form. (Warning.)", "Check it.");

    /// <summary>The deal type contradicts type or share flag.</summary>
    public static FaultCode DealTypeConflict { get; } = new(nameof(DealTypeConflict), "The deal type contradicts type or share flag.", "Leave one of them out.");

    /// <summary>A consent the portal demands says No.</summary>
    public static FaultCode ConsentRefused { get; } = new(nameof(ConsentRefused), "A consent the portal demands says No.", "A referral needs the consent of the people named in it; without it the row cannot be sent.");

    /// <summary>The type is missing.</summary>
    public static FaultCode MissingType { get; } = new(nameof(MissingType), "The type is missing.", "Give Independent or Shared.");

    /// <summary>The name of the deal is missing.</summary>
    public static FaultCode MissingName { get; } = new(nameof(MissingName), "The name of the deal is missing.", "Give Name.");

    /// <summary>The customer is missing.</summary>
    public static FaultCode MissingCustomerProfile { get; } = new(nameof(MissingCustomerProfile), "The customer is missing.", "Give CustomerName, AddressLine1, City and Country.");

    /// <summary>The customer's name is missing.</summary>
    public static FaultCode MissingCustomerName { get; } = new(nameof(MissingCustomerName), "The customer's name is missing.", "Give CustomerName.");

    /// <summary>The customer's street is missing.</summary>
    public static FaultCode MissingAddressLine1 { get; } = new(nameof(MissingAddressLine1), "The customer's street is missing.", "Give AddressLine1.");

    /// <summary>The customer's city is missing.</summary>
    public static FaultCode MissingCity { get; } = new(nameof(MissingCity), "The customer's city is missing.", "Give City.");

    /// <summary>The customer's country is missing.</summary>
    public static FaultCode MissingCountry { get; } = new(nameof(MissingCountry), "The customer's country is missing.", "Give Country, two letters.");

    /// <summary>The consent is missing; it is never assumed.</summary>
    public static FaultCode MissingConsent { get; } = new(nameof(MissingConsent), "The consent is missing; it is never assumed.", "Give ConsentToContact and ConsentToShareInfo as the customer said.");

    /// <summary>It is not said whether the customer may be contacted; consent is never assumed.</summary>
    public static FaultCode MissingConsentToContact { get; } = new(nameof(MissingConsentToContact), "It is not said whether the customer may be contacted; consent is never assumed.", "Give ConsentToContact.");

    /// <summary>It is not said whether personal data may be shared; consent is never assumed.</summary>
    public static FaultCode MissingConsentToShareInfo { get; } = new(nameof(MissingConsentToShareInfo), "It is not said whether personal data may be shared; consent is never assumed.", "Give ConsentToShareInfo.");

    /// <summary>It is not said whether Microsoft's sellers may see the deal.</summary>
    public static FaultCode MissingShareWithMicrosoft { get; } = new(nameof(MissingShareWithMicrosoft), "It is not said whether Microsoft's sellers may see the deal.", "Give ShareWithMicrosoft, or DealType.");

    /// <summary>The deal's details are missing.</summary>
    public static FaultCode MissingDetails { get; } = new(nameof(MissingDetails), "The deal's details are missing.", "Give at least Notes, or DealValue and Currency.");

    /// <summary>The deal's value is missing or zero. (Portal profile.)</summary>
    public static FaultCode MissingDealValue { get; } = new(nameof(MissingDealValue), "The deal's value is missing or zero. (Portal profile.)", "Give DealValue.");

    /// <summary>A value has no currency.</summary>
    public static FaultCode MissingCurrency { get; } = new(nameof(MissingCurrency), "A value has no currency.", "Give Currency, three letters.");

    /// <summary>The closing date is missing. (Portal profile.)</summary>
    public static FaultCode MissingClosingDate { get; } = new(nameof(MissingClosingDate), "The closing date is missing. (Portal profile.)", "Give ClosingDate.");

    /// <summary>There is no solution.</summary>
    public static FaultCode MissingSolution { get; } = new(nameof(MissingSolution), "There is no solution.", "Give SolutionId.");

    /// <summary>A solution has no id.</summary>
    public static FaultCode MissingSolutionId { get; } = new(nameof(MissingSolutionId), "A solution has no id.", "Give the id of the solution.");

    /// <summary>There is nobody on the team. (Portal profile.)</summary>
    public static FaultCode MissingTeam { get; } = new(nameof(MissingTeam), "There is nobody on the team. (Portal profile.)", "Give TeamFirstName, TeamLastName, TeamPhone and TeamEmail.");

    /// <summary>The marketplace intent is missing. (Portal profile.)</summary>
    public static FaultCode MissingMarketplaceIntent { get; } = new(nameof(MissingMarketplaceIntent), "The marketplace intent is missing. (Portal profile.)", "Give MarketplaceIntent: Yes, No or HaveNotDecided.");

    /// <summary>A team member lacks a name, phone or e-mail. (Portal profile.)</summary>
    public static FaultCode IncompleteTeamMember { get; } = new(nameof(IncompleteTeamMember), "A team member lacks a name, phone or e-mail. (Portal profile.)", "Give all four.");

    /// <summary>A deal closed as an error needs a reason; in the portal profile also a lost or declined one.</summary>
    public static FaultCode MissingStatusReason { get; } = new(nameof(MissingStatusReason), "A deal closed as an error needs a reason; in the portal profile also a lost or declined one.", "Give StatusReason.");

    /// <summary>Status and substatus are not legal together.</summary>
    public static FaultCode IllegalState { get; } = new(nameof(IllegalState), "Status and substatus are not legal together.", "Use a pair of the state table.");

    /// <summary>There are more than 50 solutions.</summary>
    public static FaultCode TooManySolutions { get; } = new(nameof(TooManySolutions), "There are more than 50 solutions.", "Leave some out.");

    /// <summary>There are more than 50 team members.</summary>
    public static FaultCode TooManyTeamMembers { get; } = new(nameof(TooManyTeamMembers), "There are more than 50 team members.", "Leave some out.");

    /// <summary>A solution is given twice. (Warning.)</summary>
    public static FaultCode DuplicateSolution { get; } = new(nameof(DuplicateSolution), "A solution is given twice. (Warning.)", "Leave one out.");

    /// <summary>The id does not look like that of a solution. (Warning.)</summary>
    public static FaultCode UnusualSolutionId { get; } = new(nameof(UnusualSolutionId), "The id does not look like that of a solution. (Warning.)", "An id is SOL-… or a GUID; the parts of one solution are separated by commas: 'id, currency, price, quantity'.");

    /// <summary>A team member's address is given twice. (Warning.)</summary>
    public static FaultCode DuplicateTeamMember { get; } = new(nameof(DuplicateTeamMember), "A team member's address is given twice. (Warning.)", "Leave one out.");

    /// <summary>It is not said which help is asked of Microsoft.</summary>
    public static FaultCode MissingHelpCode { get; } = new(nameof(MissingHelpCode), "It is not said which help is asked of Microsoft.", "Give HelpCode.");

    /// <summary>Microsoft's help needs a contact at the customer.</summary>
    public static FaultCode MissingCustomerContact { get; } = new(nameof(MissingCustomerContact), "Microsoft's help needs a contact at the customer.", "Give ContactFirstName, ContactLastName, ContactPhone and ContactEmail.");

    /// <summary>The contact at the customer lacks a name, phone or e-mail.</summary>
    public static FaultCode IncompleteCustomerContact { get; } = new(nameof(IncompleteCustomerContact), "The contact at the customer lacks a name, phone or e-mail.", "Give all four.");

    /// <summary>Microsoft is asked for help with a deal that its sellers may not see.</summary>
    public static FaultCode ShareRequired { get; } = new(nameof(ShareRequired), "Microsoft is asked for help with the deal, and it is not said that Microsoft's sellers may see it.", "Set ShareWithMicrosoft to Yes, which cannot be taken back; or do not ask for help: New-PartnerReferral, with DealType Private or PartnerLed.");

    /// <summary>Microsoft is not asked for help, although fields of such a request are given. (Warning.)</summary>
    public static FaultCode HelpNotAsked { get; } = new(nameof(HelpNotAsked), "Microsoft is not asked for help, although fields of such a request are given. (Warning.)", "To ask, write DealType CoSell or use New-PartnerSharedReferral; else leave them out.");

    /// <summary>Solution area or solution play of a co-sell deal is not said. (Warning.)</summary>
    public static FaultCode MissingSolutionPlay { get; } = new(nameof(MissingSolutionPlay), "Solution area or solution play of a co-sell deal is not said, which the portal demands since July 2026. (Warning.)", "Tab suggests some of both.");

    /// <summary>The Microsoft leg needs the engagement of the own leg.</summary>
    public static FaultCode MissingEngagementId { get; } = new(nameof(MissingEngagementId), "The Microsoft leg needs the engagement of the own leg.", "Use New-PartnerSharedReferral, which takes it from the first answer.");

    /// <summary>The leg needs a target.</summary>
    public static FaultCode MissingTarget { get; } = new(nameof(MissingTarget), "The leg needs a target.", "Use New-PartnerSharedReferral, which sets it.");

    /// <summary>The service gave a new deal another state or reason than the row asks for. (Warning.)</summary>
    public static FaultCode StateNotKept { get; } = new(nameof(StateNotKept), "The service gave a new deal another state or reason than the row asks for. (Warning.)", "Close or change the deal now that it exists: Close-PartnerReferral or Set-PartnerReferral.");

    /// <summary>The codes of mapping and creating, in the order of this page. Those of other rooms: <see cref="FaultCodeIndex"/>.</summary>
    public static IReadOnlyList<FaultCode> All { get; } =
    [
        EmptyInput, InvalidJson, JsonTooDeep, JsonNotObject, UnsupportedValue, ObjectExpected, ValueExpected, UnknownProperty,
        UnknownPropertyMapTarget, InvalidPropertyMapEntry, ValueNotInMap, ScriptFailed, DuplicateField, InvalidText, InvalidNumber, NegativeNumber, RoundedAmount, SpreadsheetError, LostDigits,
        Placeholder, CurrencyConflict, SerialDate, WrongEncoding, SeveralAddresses, WrittenAsNumber, ShortPostalCode, RestoredDuns, PastClosingDate, InvalidDate, InvalidBoolean, InvalidGuid, InvalidReferralId, InvalidWord,
        UnlistedValue, OutdatedCustomerSize, InvalidCountry, InvalidCurrency, InvalidDuns, InvalidMpnId, InvalidReason, InvalidSolutionCell, InvalidMemberCell,
        InvalidPairCell, InvalidEmail, DealTypeConflict, ConsentRefused, MissingType, MissingName, MissingCustomerProfile, MissingCustomerName,
        MissingAddressLine1, MissingCity, MissingCountry, MissingConsent, MissingConsentToContact, MissingConsentToShareInfo,
        MissingShareWithMicrosoft, MissingDetails, MissingDealValue, MissingCurrency, MissingClosingDate, MissingSolution, MissingSolutionId,
        MissingTeam, MissingMarketplaceIntent, IncompleteTeamMember, MissingStatusReason, IllegalState, TooManySolutions, TooManyTeamMembers,
        DuplicateSolution, UnusualSolutionId, DuplicateTeamMember, MissingHelpCode, MissingCustomerContact, IncompleteCustomerContact, ShareRequired,
        HelpNotAsked, MissingSolutionPlay, MissingEngagementId, MissingTarget, StateNotKept,
    ];
}
