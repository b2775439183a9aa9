using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Input;

/// <summary>
/// The table of values that the help promises, through Test-PartnerReferral and, where a row is sound, as New-PartnerReferral sends it. What is expected is
/// the value, with the codes of warnings behind it, or the code of the error and a part of its advice.
/// </summary>
public sealed class ValueTableTests
{
    private static readonly Dictionary<string, (string Field, string Text, string Culture, string Expected)[]> Tables = new()
    {
        ["numbers"] =
        [
            ("DealValue", "1234.56", "", "1234.56"), ("DealValue", "1,234.56", "", "1234.56"), ("DealValue", "1.234,56", "", "1234.56"), ("DealValue", "1 234,56", "", "1234.56"),
            ("DealValue", "1\u00A0234,56", "", "1234.56"), ("DealValue", "1\u202F234,56", "", "1234.56"), ("DealValue", "1'234.50", "", "1234.50"), ("DealValue", "1’234.50", "", "1234.50"),
            ("DealValue", "12,34,567.89", "", "1234567.89"), ("DealValue", "1.234.567", "", "1234567"), ("DealValue", "CHF42,000.00", "", "42000.00"), ("DealValue", "50 000,00 CHF", "", "50000.00"),
            ("DealValue", "“42000”", "", "42000"), ("DealValue", "\u200B42000\uFEFF", "", "42000"), ("DealValue", "0", "", "0"),
            ("DealValue", "50,000", "en-US", "50000"), ("DealValue", "42.000", "de-DE", "42000"), ("DealValue", "1.234,56", "de-DE", "1234.56"), ("DealValue", "1'234.50", "de-CH", "1234.50"),
            ("DealValue", "1 234,56", "fr-FR", "1234.56"), ("DealValue", "42.000", "en-US", "42.000"),
        ],
        ["numbers that are refused, with advice that is true"] =
        [
            ("DealValue", "50,000", "", "InvalidNumber -Culture en-US reads 50000, de-DE reads 50"), ("DealValue", "42.000", "", "InvalidNumber -Culture de-DE reads 42000, en-US reads 42"),
            ("DealValue", "1e6", "", "InvalidNumber A number such as"), ("DealValue", "1.5M", "", "InvalidNumber A number such as"), ("DealValue", "(500)", "", "InvalidNumber A number such as"),
            ("DealValue", "2 Mio", "", "InvalidNumber A number such as"), ("DealValue", "5-", "", "InvalidNumber A number such as"), ("DealValue", "about 5", "", "InvalidNumber A number such as"),
            ("DealValue", "-5", "", "NegativeNumber zero or more"), ("DealValue", "1,234.56", "de-DE", "InvalidNumber de-DE writes 1.234,56"), ("DealValue", "#N/A", "", "SpreadsheetError"),
        ],
        ["dates"] =
        [
            ("ClosingDate", "2027-11-30", "", "2027-11-30"), ("ClosingDate", "2027-11-30T17:00:00Z", "", "2027-11-30T17:00"), ("ClosingDate", "2027-11-30T17:00:00+02:00", "", "2027-11-30T15:00"),
            ("ClosingDate", "2027-11-30T00:00:00+02:00", "", "2027-11-30"), ("ClosingDate", "2027-11-30 10:20", "", "2027-11-30T10:20"), ("ClosingDate", "31.12.2027", "", "2027-12-31"),
            ("ClosingDate", "1.2.2028", "", "2028-02-01"), ("ClosingDate", "31.12.2027", "en-US", "2027-12-31"), ("ClosingDate", "2027/11/30", "", "2027-11-30"), ("ClosingDate", "20271130", "", "2027-11-30"),
            ("ClosingDate", "30-Nov-2027", "", "2027-11-30"), ("ClosingDate", "Nov 30, 2027", "", "2027-11-30"), ("ClosingDate", "30 November 2027", "", "2027-11-30"), ("ClosingDate", "30. Dezember 2027", "", "2027-12-30"),
            ("ClosingDate", "30 de noviembre de 2027", "", "2027-11-30"), ("ClosingDate", "11/30/2027", "", "2027-11-30"), ("ClosingDate", "11/30/2027 5:00 PM", "", "2027-11-30T17:00"),
            ("ClosingDate", "3/4/2027", "", "2027-03-04"), ("ClosingDate", "3/4/2027", "en-GB", "2027-04-03"), ("ClosingDate", "31/12/2027", "en-GB", "2027-12-31"), ("ClosingDate", "31/12/2027", "de-DE", "2027-12-31"),
            ("ClosingDate", "12/31/2027", "en-US", "2027-12-31"), ("ClosingDate", "31-12-2027", "", "2027-12-31"), ("ClosingDate", "3-4-2027", "nl-NL", "2027-04-03"),
            ("ClosingDate", "46721", "", "2027-11-30 SerialDate"), ("ClosingDate", "46721.5", "", "2027-11-30T12:00 SerialDate"), ("ClosingDate", "1.12.2025", "", "2025-12-01 PastClosingDate"),
        ],
        ["dates that are refused"] =
        [
            ("ClosingDate", "31/12/2027", "", "InvalidDate Write 2027-12-31 or 12/31/2027"), ("ClosingDate", "3-4-2027", "", "InvalidDate Write 2027-03-04 or 2027-04-03"),
            ("ClosingDate", "12/31/2027", "en-GB", "InvalidDate en-GB writes 31/12/2026"), ("ClosingDate", "31.12.27", "", "InvalidDate four digits"), ("ClosingDate", "30.02.2027", "", "InvalidDate"),
            ("ClosingDate", "1900-01-01", "", "InvalidDate"), ("ClosingDate", "9999-12-31", "", "InvalidDate"), ("ClosingDate", "Q4 2027", "", "InvalidDate"), ("ClosingDate", "12/2027", "", "InvalidDate"),
        ],
        ["countries"] =
        [
            ("Country", "DE", "", "DE"), ("Country", "de", "", "DE"), ("Country", "DEU", "", "DE"), ("Country", "Germany", "", "DE"), ("Country", "Deutschland", "", "DE"), ("Country", "UK", "", "GB"), ("Country", "U.K.", "", "GB"),
            ("Country", "EL", "", "GR"), ("Country", "USA", "", "US"), ("Country", "United States", "", "US"), ("Country", "United States of America", "", "US"), ("Country", "South Korea", "", "KR"), ("Country", "Czech Republic", "", "CZ"),
            ("Country", "The Netherlands", "", "NL"), ("Country", "Schweiz", "", "CH"), ("Country", "Suisse", "", "CH"), ("Country", "Svizzera", "", "CH"), ("Country", "España", "", "ES"), ("Country", "Espana", "", "ES"), ("Country", "日本", "", "JP"),
            ("Country", "Germny", "", "InvalidCountry Write DE for Germany"), ("Country", "Korea", "", "InvalidCountry"), ("Country", "n/a", "", "InvalidCountry"), ("Country", "Europe", "", "InvalidCountry"),
        ],
        ["currencies beside amounts and in their own column"] =
        [
            ("Currency", "CHF", "", "CHF"), ("Currency", "chf", "", "CHF"), ("Currency", "US Dollar", "", "USD"), ("Currency", "Euro", "", "EUR"), ("Currency", "Swiss Franc", "", "CHF"), ("Currency", "€", "", "EUR"),
            ("Currency", "$", "", "InvalidCurrency several currencies"), ("Currency", "Dollar", "", "InvalidCurrency"), ("Currency", "kr", "", "InvalidCurrency several currencies"),
            ("DealValue alone", "€ 50.000,00", "", "50000.00 EUR"), ("DealValue alone", "50 000,00 €", "", "50000.00 EUR"), ("DealValue alone", "£1,234.50", "", "1234.50 GBP"), ("DealValue alone", "CHF42,000.00", "", "42000.00 CHF"),
            ("DealValue alone", "42000 EUR", "", "42000 EUR"), ("DealValue alone", "$50,000.00", "", "MissingCurrency"), ("DealValue alone", "500 kr", "", "MissingCurrency"), ("DealValue", "€ 50.000,00", "", "CurrencyConflict is not CHF"),
        ],
        ["yes and no"] =
        [
            .. new[] { "Yes", "yes", "Y", "1", "True", "x", "X", "✓", "✔", "ja", "Ja", "J", "oui", "Oui", "sí", "si", "WAHR" }.Select(word => ("ConsentToContact", word, "", "True")),
            .. new[] { "No", "N", "0", "False", "nein", "Nein", "non", "no", "FALSCH", "FAUX" }.Select(word => ("ConsentToContact", word, "", "False")),
            ("ConsentToContact", "maybe", "", "InvalidBoolean"), ("ConsentToContact", "N/A", "", "InvalidBoolean"),
        ],
        ["words of published lists, in any case and spacing"] =
        [
            ("Industry", "communications and media", "", "Communications & Media"), ("Industry", "Communications & Media", "", "Communications & Media"), ("Product", "power bi", "", "PowerBI"), ("CustomerSize", "51-250", "", "51to250employees"),
            ("CustomerSize", "137", "", "51to250employees"), ("SalesStage", "develop", "", "Develop"), ("SalesStage", "60%", "", "60"), ("SalesStage", "qualified", "", "20"), ("Service", "deployment or migration", "", "DeploymentOrMigration"), ("Industry", "Basket weaving", "", "Basket weaving UnlistedValue"),
        ],
        ["what spreadsheets and address books leave"] =
        [
            ("CustomerName", "Blue\u00A0AG", "", "Blue AG"), ("CustomerName", "\u200BBlue\uFEFF AG\u200E", "", "Blue AG"), ("CustomerName", "Smith &amp; Sons", "", "Smith & Sons"), ("CustomerName", "“Blue” AG", "", "“Blue” AG"),
            ("CustomerName", "MÃ¼ller AG", "", "MÃ¼ller AG WrongEncoding"), ("CustomerName", "=\"02134\"", "", "02134"), ("CustomerName", "#REF!", "", "SpreadsheetError"),
            ("ContactEmail", "Noa Frei <noa@partner.example>", "", "noa@partner.example"), ("ContactEmail", "noa@partner.example, mia@partner.example", "", "noa@partner.example SeveralAddresses"),
            ("ContactPhone", "+41 41 000 00 01", "", "+41 41 000 00 01"), ("ContactPhone", "4.12E+10", "", "LostDigits"), ("ContactPhone", "=41410000001", "", "LostDigits"),
            ("Duns", "123456789", "", "123456789"), ("Duns", "12-345-6789", "", "123456789"), ("Duns", "12345678", "", "012345678 RestoredDuns"), ("Duns", "1234567", "", "InvalidDuns"),
            ("PostalCode", "6300", "", "6300"), ("PostalCode in DE", "1067", "", "1067 ShortPostalCode"), ("PostalCode", "6300.0", "", "6300 WrittenAsNumber"), ("Notes", "N/A", "", " Placeholder"),
        ],
    };

    public static TheoryData<string> Names() => [.. Tables.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_value_is_what_the_table_says(string name)
    {
        using var session = ModuleSession.Connected();
        var wrong = new List<string>();
        session.Output(Reader);
        foreach (var (field, text, culture, expected) in Tables[name])
        {
            var found = session.Output("Read-Value $args[0] $args[1] $args[2]", field, text, culture).Single().ToString()!;
            if (!IsAsExpected(found, expected))
            {
                wrong.Add($"{field} '{text}' {culture}: {found} instead of {expected}");
            }
        }

        Assert.Empty(wrong);
    }

    // Behind the code of an error stands what it says, of which a part is expected.
    private static bool IsAsExpected(string found, string expected)
    {
        if (!found.StartsWith("error ", StringComparison.Ordinal))
        {
            return found == expected;
        }

        var parts = expected.Split(' ', 2);
        return found.StartsWith($"error {parts[0]} ", StringComparison.Ordinal) && found.Contains(parts.Length > 1 ? parts[1] : "", StringComparison.Ordinal);
    }

    // The value as it was sent and the codes of warnings, or the code of the error and all it says.
    private const string Reader = Deals.Flat +
        """
        function Read-Value([string] $Field, [string] $Text, [string] $Culture) {
            $row = $deal.Clone()
            $isAlone = $Field -like '* alone'
            if ($isAlone) { $Field = $Field.Split(' ')[0]; $row.Remove('Currency') }
            if ($Field -match '(.+) in (.+)') { $Field = $Matches[1]; $row.Country = $Matches[2] }
            $row.Remove('ExternalReferenceId')
            $row[$Field] = $Text
            $with = if ($Culture) { @{ Culture = $Culture } } else { @{} }
            $test = [pscustomobject] $row | Test-PartnerReferral @with
            $fault = @($test.Issues | Where-Object Severity -eq Error)
            if ($fault) { return "error $($fault[0].Code) $($fault[0].Message) $($fault[0].Hint)" }
            $made = [pscustomobject] $row | New-PartnerReferral @with -WarningAction Ignore | Get-PartnerReferral
            $day = { param($date) if ($date.TimeOfDay.Ticks) { $date.ToString('yyyy-MM-ddTHH:mm') } else { $date.ToString('yyyy-MM-dd') } }
            $value = switch ($Field) {
                DealValue { $made.DealValue.ToString([cultureinfo]::InvariantCulture) + $(if ($isAlone) { " $($made.Currency)" }) }
                ClosingDate { & $day $made.ClosingDate.UtcDateTime }
                Country { $made.Country }
                Currency { $made.Currency }
                ConsentToContact { $made.Consent.ConsentToContact }
                Industry { $made.Requirements.Industries[0].Id }
                Product { $made.Requirements.Products[0].Id }
                Service { $made.Requirements.Services[0].Id }
                CustomerSize { $made.CustomerProfile.Size }
                SalesStage { $made.SalesStage }
                CustomerName { $made.CustomerName }
                ContactEmail { $made.CustomerProfile.Team[0].Email }
                ContactPhone { $made.CustomerProfile.Team[0].PhoneNumber }
                Duns { $made.CustomerProfile.Ids[0].Id }
                PostalCode { $made.CustomerProfile.Address.PostalCode }
                Notes { $made.Notes }
            }
            (@("$value") + @($test.Issues | Where-Object Severity -eq Warning | ForEach-Object Code)) -join ' '
        }
        """;
}
