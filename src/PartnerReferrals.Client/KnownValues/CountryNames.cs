using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.KnownValues;

/// <summary>
/// What else countries are called, for advice and completion; no name stands for two. Sources: the full and the former short names
/// of ISO 3166, the English names of Unicode CLDR with their alternates, abbreviations in daily use, and the names of countries
/// in their own languages. Left out on purpose is what could be either of two, such as Congo, Korea or Virgin Islands.
/// </summary>
internal static class CountryNames
{
    private const string Lines =
        """
        AE UAE; U.A.E.; Emirates
        AT Österreich; Oesterreich
        AX Aland Islands; Aland
        BA Bosnia; Bosnia & Herzegovina; Bosnia-Herzegovina
        BE Belgique; België; Belgie; Belgien
        BL Saint Barthelemy; St. Barthélemy; St. Barthelemy
        BN Brunei Darussalam
        BO Bolivia, Plurinational State of; Plurinational State of Bolivia
        BQ Caribbean Netherlands; Bonaire; Bonaire, Sint Eustatius and Saba
        BR Brasil
        BS The Bahamas; Bahamas, The
        BY Republic of Belarus; Byelorussia
        CC Cocos (Keeling) Islands; Keeling Islands
        CD Democratic Republic of the Congo; Democratic Republic of Congo; Congo, Democratic Republic of the; Congo, The Democratic Republic of the; DR Congo; DRC; Congo-Kinshasa; Congo (Kinshasa); Zaire
        CF Central African Rep.
        CG Republic of the Congo; Republic of Congo; Congo-Brazzaville; Congo (Brazzaville)
        CH Schweiz; Suisse; Svizzera; Swiss Confederation
        CI Cote d'Ivoire; Ivory Coast; Republic of Côte d'Ivoire
        CN PRC; People's Republic of China; Mainland China
        CV Cabo Verde
        CW Curacao
        CZ Czech Republic; Czech Rep.; The Czech Republic; Česko; Cesko; Česká republika
        DE Deutschland; Federal Republic of Germany; Allemagne
        DK Danmark
        DO Dominican Rep.; República Dominicana
        EE Eesti
        ES España; Espana; Espagne
        FI Suomi
        FK Falkland Islands (Malvinas); Malvinas
        FM Federated States of Micronesia; Micronesia, Federated States of
        FO Faeroe Islands
        FR République française; Frankreich
        GB UK; U.K.; Great Britain; Britain; The United Kingdom; United Kingdom of Great Britain and Northern Ireland; England; Scotland; Wales; Northern Ireland
        GM The Gambia; Gambia, The
        GR EL; Hellas; Hellenic Republic
        GS South Georgia; South Georgia & South Sandwich Islands
        HK Hong Kong SAR; Hong Kong SAR China
        HM Heard & McDonald Islands
        HR Hrvatska
        HU Magyarország
        IE Republic of Ireland; Éire; Eire
        IR Islamic Republic of Iran; Iran, Islamic Republic of
        IS Ísland; Island
        IT Italia; Italie; Italien
        JP Nippon; Japon
        KG Kyrgyz Republic; Kirghizia
        KN St. Kitts & Nevis; St. Kitts and Nevis; Saint Kitts & Nevis
        KP DPRK; Democratic People's Republic of Korea; Korea, Democratic People's Republic of; Korea, North
        KR Republic of Korea; Korea, Republic of; Korea, South; ROK
        LA Lao PDR; Lao People's Democratic Republic
        LC St. Lucia
        LK Ceylon
        LT Lietuva
        LV Latvija
        MD Republic of Moldova; Moldova, Republic of
        ME Crna Gora
        MF Saint Martin (French part); St. Martin
        MK Macedonia; FYROM; Republic of North Macedonia; Former Yugoslav Republic of Macedonia; Macedonia, the former Yugoslav Republic of
        MM Burma; Myanmar (Burma)
        MO Macao; Macao SAR; Macau SAR; Macao SAR China
        MX México; Mexique
        NL Holland; The Netherlands; Netherlands, The; Nederland; Kingdom of the Netherlands
        NO Norge; Noreg
        NZ Aotearoa
        PL Polska; Republic of Poland
        PM St. Pierre & Miquelon; Saint Pierre & Miquelon
        PN Pitcairn Islands
        PS State of Palestine; Palestine, State of; Palestinian Territories; Palestinian Territory, Occupied
        RE Reunion
        RO România
        RS Srbija
        RU Russian Federation; Rossiya
        SA KSA; Kingdom of Saudi Arabia
        SE Sverige
        SH St. Helena; Saint Helena, Ascension and Tristan da Cunha
        SI Slovenija
        SJ Svalbard & Jan Mayen
        SK Slovak Republic; Slovensko
        ST São Tomé and Príncipe; São Tomé & Príncipe; Sao Tome & Principe
        SX Sint Maarten; Sint Maarten (Dutch part)
        SY Syrian Arab Republic
        SZ Swaziland
        TC Turks & Caicos Islands
        TF French Southern and Antarctic Lands
        TL Timor-Leste; Timor Leste
        TR Turkey; Turkiye; Republic of Türkiye
        TT Trinidad & Tobago; Trinidad
        TW Taiwan, Province of China; Republic of China; Chinese Taipei
        TZ United Republic of Tanzania; Tanzania, United Republic of
        UM United States Minor Outlying Islands; U.S. Outlying Islands
        US U.S.; U.S.A.; United States of America; The United States; America
        VA Vatican; Holy See; Holy See (Vatican City State)
        VC St. Vincent & the Grenadines; St. Vincent and the Grenadines; Saint Vincent & the Grenadines
        VE Bolivarian Republic of Venezuela; Venezuela, Bolivarian Republic of
        VG British Virgin Islands; Virgin Islands (British)
        VI U.S. Virgin Islands; United States Virgin Islands; Virgin Islands (U.S.)
        VN Viet Nam
        WF Wallis & Futuna
        WS Western Samoa
        ZA Republic of South Africa; RSA
        """;

    private static readonly Dictionary<string, string[]> ByCode = Lines
        .Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
        .ToDictionary(line => line.Substring(0, 2), line => line.Substring(3).Split([';']).Select(name => name.Trim()).ToArray(), StringComparer.Ordinal);

    /// <summary>The other names of a country; empty for one that has none.</summary>
    internal static IReadOnlyList<string> Of(string code) => ByCode.TryGetValue(code, out var names) ? names : [];
}
