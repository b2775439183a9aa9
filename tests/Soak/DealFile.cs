using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace PartnerReferrals.Soak;

/// <summary>
/// A seeded file of deals: most with an external id, some without, some of those equal to another row, some wrong.
/// No cell needs quotes, so that a script can split it.
/// </summary>
internal sealed class DealFile
{
    private const string Header =
        "Name,ExternalReferenceId,CustomerName,AddressLine1,City,Country,ConsentToContact,ConsentToShareInfo,ShareWithMicrosoft,DealValue,Currency,ClosingDate";

    private const string CoSellHeader = ",DealType,SolutionId,ContactFirstName,ContactLastName,ContactPhone,ContactEmail,HelpCode,InviteNotes";

    private DealFile(string path, IReadOnlyList<DealRow> rows)
    {
        Path = path;
        Rows = rows;
    }

    public string Path { get; }

    public IReadOnlyList<DealRow> Rows { get; }

    public string JournalPath => Path + ".journal.jsonl";

    public long Valid => Rows.Count(row => row.Kind != DealKind.Invalid);

    /// <summary>Referrals that must exist in the end.</summary>
    public long Referrals => Rows.Sum(row => row.Kind switch { DealKind.Plain => 1, DealKind.CoSell => 2, _ => 0 });

    /// <summary>What the service must do for it: make its referrals, or change each once.</summary>
    public long Changes(Way way) => way.Updates ? Rows.Count : Referrals;

    /// <summary>The rows with an external id once more, each deal with another value.</summary>
    /// <param name="path">The file.</param>
    public DealFile WriteUpdates(string path)
    {
        var rows = Rows.Where(row => row is { Kind: not DealKind.Invalid, ExternalReferenceId: not null })
            .Select((row, i) => row with { Row = i + 1, Value = row.Value + 1, Line = row.Line.Replace($",{row.Value},CHF,", $",{row.Value + 1},CHF,", StringComparison.Ordinal) })
            .ToArray();
        File.WriteAllLines(path, rows.Select(row => row.Line).Prepend(File.ReadLines(Path).First()));
        return new DealFile(path, rows);
    }

    /// <summary>Makes up rows and writes the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="prefix">Keeps the names of several files apart.</param>
    /// <param name="count">Rows.</param>
    /// <param name="coSell">Which are co-sell deals.</param>
    /// <param name="random">Seeded.</param>
    public static DealFile Write(string path, string prefix, int count, CoSellShare coSell, Random random)
    {
        var rows = new List<DealRow>(count);
        var usual = coSell == CoSellShare.All ? DealKind.CoSell : DealKind.Plain;
        DealRow? anonymous = null;
        DealRow? identified = null;
        for (var number = 1; number <= count; number++)
        {
            var name = FormattableString.Invariant($"{prefix} deal {number:D7}");
            var id = FormattableString.Invariant($"{prefix}-{number:D7}");
            var row = random.Next(100) switch
            {
                < 2 when anonymous is not null => anonymous with { Row = number },
                < 10 => anonymous = New(usual, null),
                < 11 when identified is not null => New(DealKind.Invalid, identified.ExternalReferenceId),
                < 13 => New(DealKind.Invalid, id, country: "Nowhere"),
                < 14 => New(DealKind.Invalid, id, consent: ""),
                < 30 when coSell == CoSellShare.Some => New(DealKind.CoSell, id),
                _ => identified = New(usual, id),
            };
            rows.Add(row);

            DealRow New(DealKind kind, string? externalId, string country = "CH", string consent = "Yes")
            {
                var value = random.Next(1_000, 900_000);
                var isCoSell = kind == DealKind.CoSell || coSell == CoSellShare.All;

                // No customer of one file is one of another, or the beginning of one: a lost create that is like somebody else's deal stays in doubt, rightly.
                var customer = FormattableString.Invariant($"{prefix} customer {random.Next(1000):D3}");
                var line = FormattableString.Invariant($"{name},{externalId},{customer},Seestrasse 1,Zug,{country},{consent},Yes,{(isCoSell ? "Yes" : "No")},{value},CHF,2031-11-30");
                if (coSell != CoSellShare.None)
                {
                    line += isCoSell ? ",CoSell,SOL-10001-AAA,Mia,Keller,+41410000001,mia@bluewater.example,ProofOfConceptOrDemo,Please join." : ",,,,,,,,";
                }

                return new DealRow(number, kind, name, externalId, value, line);
            }
        }

        File.WriteAllLines(path, rows.Select(row => row.Line).Prepend(coSell == CoSellShare.None ? Header : Header + CoSellHeader));
        return new DealFile(path, rows);
    }
}
