using System.Collections.Generic;

namespace PartnerReferrals.KnownValues;

/// <summary>
/// What else currencies are called; no name stands for two. Sources: the English and the local names of Unicode CLDR 42, and what people
/// say. Left out on purpose is what several countries pay with, such as dollar, pound, franc, krone, peso or rupee.
/// </summary>
internal static class CurrencyNames
{
    private const string Lines =
        """
        AED United Arab Emirates Dirham; Emirati dirham
        AOA kwanza angolano
        ARS peso argentino
        AUD Aussie dollar; Australian dollars
        AWG Arubaanse gulden
        AZN Azerbaijani Manat
        BAM Bosnia-Herzegovina Convertible Mark; konvertibilna marka
        BBD Barbadian Dollar
        BGN Български лев
        BIF Burundian Franc; franc burundais
        BMD Bermudan Dollar
        BOB boliviano
        BRL real brasileño; Real brasileiro
        BWP Botswanan Pula
        BYN белорусский рубль
        BZD dólar beliceño
        CAD dollar canadien; Canadian dollars
        CDF franc congolais
        CHF Swiss francs; Schweizer Franken; franc suisse; franco svizzero; franco suizo; franco suíço; SFr.
        CLP Peso chileno
        CNY 人民币; 人民幣; Renminbi; RMB; Yuan; Yuan renminbi; Chinese yuan renminbi
        COP peso colombiano
        CRC Costa Rican Colón; colón costarricense
        CUP peso cubano
        CVE Cape Verdean Escudo; escudo cabo-verdiano
        CZK česká koruna
        DJF Djiboutian Franc; franc djiboutien
        DKK dansk krone; Danish crown; Danish kroner
        DOP peso dominicano
        DZD dinar algérien
        EUR Euros; Ευρώ; Euras; eiro; evro; Евро; ユーロ; 欧元
        FJD Fijian Dollar
        GBP British Pound; British pounds; British pound sterling; Great British Pound; UK pound; UK pound sterling; Sterling; Pounds sterling; Britisches Pfund; Pfund Sterling; livre sterling; libra esterlina; sterlina britannica
        GHS Ghanaian Cedi
        GNF franc guinéen
        GTQ quetzal
        GYD Guyanaese Dollar
        HKD 港幣; 港币
        HNL lempira hondureño
        HTG gourde haïtienne
        HUF Forint; magyar forint
        IDR Rupiah
        ILS Shekel; Israeli shekel; New Israeli shekel
        INR Indian rupees
        ISK Icelandic Króna; íslensk króna
        JPY Yen; 日本円
        KES Kenya shilling
        KGS Kyrgystani Som; киргизский сом
        KMF franc comorien
        KPW 조선 민주주의 인민 공화국 원
        KRW 대한민국 원; Korean won
        KZT Kazakhstani Tenge; Tenge; казахский тенге
        LAK Laotian Kip
        LKR Sri Lankan Rupee
        MAD dirham marocain
        MDL leu moldovenesc; молдавский лей
        MGA ariary malgache
        MOP pataca macaense; Pataca; 澳门币; 澳門元
        MRU ouguiya mauritanien
        MUR Mauritian Rupee; roupie mauricienne
        MWK Malawian Kwacha
        MXN peso mexicano; Mexican pesos
        MYR Ringgit
        MZN Mozambican Metical; metical moçambicano
        NAD Namibian Dollar
        NGN Naira
        NIO Nicaraguan Córdoba; córdoba nicaragüense
        NOK norske kroner; norsk krone; Norwegian crown; Norwegian kroner
        NZD Kiwi dollar; New Zealand dollars
        PAB balboa panameño
        PEN sol peruano
        PHP peso filipino; Philippine pesos
        PKR Pakistani Rupee
        PLN złoty; złoty polski
        PYG guaraní paraguayo; Guarani
        QAR Qatari Riyal
        RON leu românesc; Romanian new leu
        RSD српски динар; srpski dinar
        RUB российский рубль; Russian rouble
        RWF Rwandan Franc; franc rwandais
        SAR Saudi Arabian riyal
        SCR Seychellois Rupee; roupie des Seychelles
        SEK svensk krona; Swedish crown; Swedish kronor
        SGD 新加坡元; Singapore dollars
        SHP St. Helena Pound
        SRD Surinamese Dollar; Surinaamse dollar
        STN São Tomé & Príncipe Dobra; dobra de São Tomé e Príncipe
        SYP livre syrienne
        THB Baht
        TJS Tajikistani Somoni
        TMT Turkmenistani Manat
        TND dinar tunisien
        TOP Tongan Paʻanga
        TRY Türk Lirası; New Turkish lira
        TTD Trinidad & Tobago Dollar
        TWD 新台幣; Taiwan dollar; NT dollar
        UAH украинская гривна; українська гривня; Hryvnia
        UGX Ugandan Shilling
        USD US dollars; United States dollar; United States dollars; American dollar; dólar estadounidense; Amerikaanse dollar; dólar dos Estados Unidos; dollar américain; dollar des États-Unis; dollaro statunitense; dollaro USA
        UYU peso uruguayo
        UZS Uzbekistani Som
        VES Venezuelan Bolívar
        VND Dong
        VUV vatu vanuatuan
        XAF franco CFA de África Central; franc CFA (BEAC)
        XOF franc CFA (BCEAO); franco CFA (BCEAO)
        XPF franc CFP; Pacific franc
        ZAR Rand
        """;

    private static readonly NamesByCode Names = new(Lines, codeLength: 3);

    /// <summary>The other names of a currency; empty for one that has none.</summary>
    internal static IReadOnlyList<string> Of(string code) => Names.Of(code);
}
