namespace PartnerReferrals.KnownValues;

/// <summary>
/// How numbers and dates are written by language and country: decimal sign and order of day, month and year, and the countries that write
/// so. Source: Unicode CLDR 42. A table of our own, since the operating systems' differ, and a process may run without any. Left out are
/// languages with digits or calendars of their own. The order of Canada's English dates is left open: people there write both.
/// </summary>
internal static class CultureData
{
    internal const string Lines =
        """
        af ,ymd NA ZA
        az ,dmy AZ
        be ,dmy BY
        bg ,dmy BG
        bn .dmy BD IN
        bs ,dmy BA
        ca ,dmy AD ES FR IT
        cs ,dmy CZ
        cy .dmy GB
        da ,dmy DK GL
        de ,dmy DE AT BE IT LU; .dmy CH LI
        el ,dmy GR CY
        en .mdy US AS BI GU MH MP PH PR UM VI; .dmy GB AE AG AI AU BB BM BS BW BZ CC CH CK CM CX CY DM ER FJ FK FM GD GG GH GI GM GY HK IE IL IM IN IO JE JM KE KI KN KY LC LR LS MG MO MS MT MU MV MW MY NA NF NG NR NU NZ PG PK PN PW RW SB SC SD SG SH SL SS SX SZ TC TK TO TT TV TZ UG VC VG VU WS ZM ZW; ,dmy AT BE DE DK FI NL SI; .ymd CA; ,ymd SE ZA
        es ,dmy ES AR BO CL CO CR EC GQ PH PY UY VE; .dmy MX BR BZ CU DO GT HN NI PE SV US; .mdy PA PR
        et ,dmy EE
        eu ,ymd ES
        fi ,dmy FI
        fil .mdy PH
        fr ,dmy FR BE BF BI BJ BL CD CF CG CH CI CM DJ DZ GA GF GN GP GQ HT KM LU MA MC MF MG ML MQ MR MU NC NE PF PM RE RW SC SN SY TD TG TN VU WF YT; ,ymd CA
        ga .dmy IE GB
        gl ,dmy ES
        he .dmy IL
        hi .dmy IN
        hr ,dmy HR BA
        hu ,ymd HU
        hy ,dmy AM
        id ,dmy ID
        is ,dmy IS
        it ,dmy IT SM VA; .dmy CH
        ja .ymd JP
        ka ,dmy GE
        kk ,dmy KZ
        ko .ymd KR KP
        lb ,dmy LU
        lt ,ymd LT
        lv ,dmy LV
        mk ,dmy MK
        ms .dmy MY SG; ,dmy BN ID
        mt .dmy MT
        nb ,dmy NO SJ
        nl ,dmy NL AW BE BQ CW SR SX
        nn ,dmy NO
        pl ,dmy PL
        pt ,dmy PT AO BR CH CV GQ GW LU MO MZ ST TL
        ro ,dmy RO MD
        ru ,dmy RU BY KG KZ MD UA
        sk ,dmy SK
        sl ,dmy SI
        sq ,dmy AL MK
        sr ,dmy RS BA ME
        sv ,ymd SE AX FI
        sw .dmy KE TZ UG; ,dmy CD
        ta .dmy IN LK MY SG
        th .dmy TH
        tr ,dmy TR CY
        uk ,dmy UA
        vi ,dmy VN
        zh .ymd CN TW; .dmy HK MO SG
        zu .mdy ZA
        """;
}
