using System.Collections.Generic;

namespace PartnerReferrals.KnownValues;

/// <summary>
/// What else countries are called; no name stands for two. Sources: the full and the former short names of ISO 3166, the English names
/// of Unicode CLDR with their alternates, abbreviations in daily use, and the names of countries in their own languages as CLDR 42 has
/// them. Left out on purpose is what could be either of two, such as Congo, Korea, Virgin Islands or Republic of China.
/// </summary>
internal static class CountryNames
{
    private const string Lines =
        """
        AE UAE; U.A.E.; Emirates; الإمارات العربية المتحدة; الإمارات
        AF افغانستان
        AL Shqipëri
        AM Հայաստան
        AT Österreich; Oesterreich
        AX Aland Islands; Aland; Åland
        AZ Азәрбајҹан; Azərbaycan
        BA Bosnia; Bosnia & Herzegovina; Bosnia-Herzegovina; Босна и Херцеговина; Bosna i Hercegovina
        BD বাংলাদেশ
        BE Belgique; België; Belgie; Belgien
        BG България
        BH البحرين
        BI Uburundi
        BJ Bénin
        BL Saint Barthelemy; St. Barthélemy; St. Barthelemy
        BN Brunei Darussalam
        BO Bolivia, Plurinational State of; Plurinational State of Bolivia
        BQ Caribbean Netherlands; Bonaire; Bonaire, Sint Eustatius and Saba; Caribisch Nederland
        BR Brasil
        BS The Bahamas; Bahamas, The
        BT འབྲུག
        BY Republic of Belarus; Byelorussia; Беларусь
        BZ Belice
        CC Cocos (Keeling) Islands; Keeling Islands
        CD Democratic Republic of the Congo; Democratic Republic of Congo; Congo, Democratic Republic of the; Congo, The Democratic Republic of the; DR Congo; DRC; Congo-Kinshasa; Congo (Kinshasa); Zaire; Jamhuri ya Kidemokrasia ya Kongo
        CF Central African Rep.; République centrafricaine
        CG Republic of the Congo; Republic of Congo; Congo-Brazzaville; Congo (Brazzaville)
        CH Schweiz; Suisse; Svizzera; Swiss Confederation; Suíça; Svizra
        CI Cote d'Ivoire; Ivory Coast; Republic of Côte d'Ivoire
        CM Cameroun
        CN PRC; People's Republic of China; Mainland China; 中国; 中國
        CV Cabo Verde
        CW Curacao
        CY Κύπρος; Kıbrıs
        CZ Czech Republic; Czech Rep.; The Czech Republic; Česko; Cesko; Česká republika
        DE Deutschland; Federal Republic of Germany; Allemagne
        DJ جيبوتي; Jabuuti
        DK Danmark
        DO Dominican Rep.; República Dominicana
        DZ الجزائر; Algérie
        EE Eesti
        EG مصر
        EH الصحراء الغربية
        ER إريتريا; ኤርትራ
        ES España; Espana; Espagne; Espanya; Espainia
        ET ኢትዮጵያ; Itoobiya
        FI Suomi
        FK Falkland Islands (Malvinas); Malvinas
        FM Federated States of Micronesia; Micronesia, Federated States of
        FO Faeroe Islands; Føroyar
        FR République française; Frankreich; França
        GB UK; U.K.; Great Britain; Britain; The United Kingdom; United Kingdom of Great Britain and Northern Ireland; England; Scotland; Wales; Northern Ireland; Y Deyrnas Unedig; an Ríocht Aontaithe
        GE საქართველო
        GF Guyane française
        GL Grønland
        GM The Gambia; Gambia, The
        GN Guinée
        GQ Guinea Ecuatorial; Guinée équatoriale; Guiné Equatorial
        GR EL; Hellas; Hellenic Republic; Ελλάδα
        GS South Georgia; South Georgia & South Sandwich Islands
        GW Guiné-Bissau
        HK Hong Kong SAR; Hong Kong SAR China; 中国香港特别行政区; 中國香港特別行政區; 香港
        HM Heard & McDonald Islands
        HR Hrvatska
        HT Haïti
        HU Magyarország
        IE Republic of Ireland; Éire; Eire
        IL إسرائيل; ישראל
        IN ভারত; ભારત; भारत; ಭಾರತ; ഇന്ത്യ; ਭਾਰਤ; இந்தியா; భారతదేశం; بھارت
        IQ العراق
        IR Islamic Republic of Iran; Iran, Islamic Republic of; ایران
        IS Ísland; Island
        IT Italia; Italie; Italien; Itàlia
        JO الأردن
        JP Nippon; Japon; 日本
        KG Kyrgyz Republic; Kirghizia; Кыргызстан; Киргизия
        KH កម្ពុជា
        KM جزر القمر; Comores
        KN St. Kitts & Nevis; St. Kitts and Nevis; Saint Kitts & Nevis
        KP DPRK; Democratic People's Republic of Korea; Korea, Democratic People's Republic of; Korea, North; 조선민주주의인민공화국; 북한
        KR Republic of Korea; Korea, Republic of; Korea, South; ROK; 대한민국; 한국
        KW الكويت
        KZ Қазақстан; Казахстан
        LA Lao PDR; Lao People's Democratic Republic; ລາວ
        LB لبنان
        LC St. Lucia
        LK Ceylon; ශ්‍රී ලංකාව; இலங்கை
        LT Lietuva
        LU Luxemburg; Lëtzebuerg; Luxemburgo
        LV Latvija
        LY ليبيا
        MA المغرب; Maroc
        MD Republic of Moldova; Moldova, Republic of; Republica Moldova; Молдова
        ME Crna Gora; Црна Гора
        MF Saint Martin (French part); St. Martin; Saint-Martin
        MG Madagasikara
        MK Macedonia; FYROM; Republic of North Macedonia; Former Yugoslav Republic of Macedonia; Macedonia, the former Yugoslav Republic of; Северна Македонија; Maqedonia e Veriut
        MM Burma; Myanmar (Burma); မြန်မာ
        MN Монгол
        MO Macao; Macao SAR; Macau SAR; Macao SAR China; Macau, RAE da China; 中国澳门特别行政区; 中國澳門特別行政區; 澳門; 澳门
        MR موريتانيا; Mauritanie
        MU Maurice
        MX México; Mexique
        MY மலேசியா; 马来西亚
        MZ Moçambique
        NA Namibië
        NC Nouvelle-Calédonie
        NL Holland; The Netherlands; Netherlands, The; Nederland; Kingdom of the Netherlands
        NO Norge; Noreg
        NP नेपाल
        NZ Aotearoa
        OM عُمان
        PA Panamá
        PE Perú
        PF Polynésie française
        PH Filipinas; Pilipinas
        PK پاکستان
        PL Polska; Republic of Poland
        PM St. Pierre & Miquelon; Saint Pierre & Miquelon; Saint-Pierre-et-Miquelon
        PN Pitcairn Islands
        PS State of Palestine; Palestine, State of; Palestinian Territories; Palestinian Territory, Occupied; الأراضي الفلسطينية
        QA قطر
        RE Reunion; La Réunion
        RO România
        RS Srbija; Србија
        RU Russian Federation; Rossiya; Россия
        RW U Rwanda
        SA KSA; Kingdom of Saudi Arabia; المملكة العربية السعودية; السعودية
        SD السودان
        SE Sverige
        SG Singapura; சிங்கப்பூர்; 新加坡
        SH St. Helena; Saint Helena, Ascension and Tristan da Cunha
        SI Slovenija
        SJ Svalbard & Jan Mayen; Svalbard og Jan Mayen
        SK Slovak Republic; Slovensko
        SN Sénégal
        SO الصومال; Soomaaliya
        SS جنوب السودان
        ST São Tomé and Príncipe; São Tomé & Príncipe; Sao Tome & Principe; São Tomé e Príncipe
        SX Sint Maarten; Sint Maarten (Dutch part)
        SY Syrian Arab Republic; سوريا; Syrie
        SZ Swaziland
        TC Turks & Caicos Islands
        TD تشاد; Tchad
        TF French Southern and Antarctic Lands
        TH ไทย
        TJ Тоҷикистон
        TL Timor-Leste; Timor Leste
        TM Türkmenistan
        TN تونس; Tunisie
        TR Turkey; Turkiye; Republic of Türkiye
        TT Trinidad & Tobago; Trinidad
        TW Taiwan, Province of China; Chinese Taipei; 台灣; 臺灣; 台湾
        TZ United Republic of Tanzania; Tanzania, United Republic of
        UA Украина; Україна
        UM United States Minor Outlying Islands; U.S. Outlying Islands
        US U.S.; U.S.A.; United States of America; The United States; America; Estados Unidos
        UZ Ўзбекистон; Oʻzbekiston
        VA Vatican; Holy See; Holy See (Vatican City State); Città del Vaticano
        VC St. Vincent & the Grenadines; St. Vincent and the Grenadines; Saint Vincent & the Grenadines
        VE Bolivarian Republic of Venezuela; Venezuela, Bolivarian Republic of
        VG British Virgin Islands; Virgin Islands (British)
        VI U.S. Virgin Islands; United States Virgin Islands; Virgin Islands (U.S.)
        VN Viet Nam; Việt Nam
        WF Wallis & Futuna; Wallis-et-Futuna
        WS Western Samoa
        YE اليمن
        ZA Republic of South Africa; RSA; Suid-Afrika; EMzantsi Afrika; iNingizimu Afrika
        """;

    private static readonly NamesByCode Names = new(Lines, codeLength: 2);

    /// <summary>The other names of a country; empty for one that has none.</summary>
    internal static IReadOnlyList<string> Of(string code) => Names.Of(code);
}
