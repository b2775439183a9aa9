using System;
using System.Linq;
using System.Threading.Tasks;
using PartnerReferrals.Contract.Tests.Emulator;
using PartnerReferrals.Http;

namespace PartnerReferrals.Contract.Tests.Differential;

/// <summary>Whatever a text holds, the filter that the client writes for it means that text to the emulator's parser, which is Microsoft's own for OData.</summary>
public sealed class LiteralTests
{
    private static readonly string[] Fragments =
    [
        "'", "''", "\"", " ", "  ", "\t", "\n", "\0", "%", "%27", "&", "&amp;", "+", "#", "?", "/", "\\", "(", ")", ",", ";", "$", "@", "=", " or 1 eq 1", " eq ", "null", "true",
        "é", "e\u0301", "İ", "ß", "🍞", "مخبز", "\u2028", "\u00A0", "\uFEFF", "x", "1",
    ];

    [Fact]
    public async Task Any_text_in_a_filter_finds_what_has_it_and_nothing_else()
    {
        const int seed = 20261127;
        var random = new Random(seed);
        string[] texts = [.. Fragments.Concat(Enumerable.Range(0, 200).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => Fragments[random.Next(Fragments.Length)])))).Distinct()];
        using var session = new EmulatorSession();
        foreach (var text in texts)
        {
            var deal = Deal.Private();
            deal["externalReferenceId"] = text;
            await session.CreateAsync(deal);
        }

        foreach (var text in texts)
        {
            var query = new ReferralQuery { Filter = "externalReferenceId eq " + ODataLiteral.Text(text) }.ToQueryString();
            var found = (await session.ListAsync(query)).Expect(200)["value"]!.AsArray();

            Assert.Equal(text, Assert.Single(found)!["externalReferenceId"]!.GetValue<string>());
        }
    }
}
