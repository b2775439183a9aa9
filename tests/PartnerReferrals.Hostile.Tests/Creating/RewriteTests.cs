using System;
using System.Linq;

namespace PartnerReferrals.Hostile.Tests.Creating;

/// <summary>A service may write values in another way than they were sent: what it holds is still the row's, and not absent.</summary>
public sealed class RewriteTests
{
    // Something for every rewrite to change.
    private static readonly Deal Rich = new("  Two  blanks & <b>more</b> \u2013 e\u0301t\u00e9, in a name of some length ")
    {
        ExternalId = "00a&b-000042",
        Customer = "Blue\u2019s  Bakery & So\u0308hne AG",
        City = "Zu\u0308rich",
        Notes = "One\r\ntwo\n<i>three</i>, and so on for  more than forty characters of notes.",
        Value = 42000.55m,
    };

    public static TheoryData<Rewrite, bool, bool> Rewrites
    {
        get
        {
            var data = new TheoryData<Rewrite, bool, bool>();
            foreach (var rewrite in Enum.GetValues<Rewrite>())
            {
                foreach (var withId in (bool[])[true, false])
                {
                    if (withId || !rewrite.ToString().Contains("ExternalId", StringComparison.Ordinal))
                    {
                        data.Add(rewrite, withId, false);
                        data.Add(rewrite, withId, true);
                    }
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Rewrites))]
    public void What_the_service_rewrote_is_not_absent_after_a_lost_answer(Rewrite rewrite, bool withId, bool killed)
    {
        using var simulation = new Simulation(new ServicePlan
        {
            Rewrites = [rewrite],
            Creates = killed ? [] : [new CreateRule(CreateFault.LostAfterCommit) { Attempts = 1 }],
        });
        simulation.AddStrangers(3);
        Deal[] deals = [withId ? Rich : Rich with { ExternalId = null }];
        var first = simulation.Machine.Run(deals, killed ? KillAt.AfterPost(1) : null);
        simulation.Time.Advance(TimeSpan.FromMinutes(1));
        var second = simulation.Machine.Run(deals);
        Verify.IsTrue(simulation, deals, first, second, simulation.Machine.Run(deals));
    }

    [Theory]
    [InlineData(Rewrite.TrimmedBlanks, Rewrite.CollapsedBlanks, Rewrite.UnixLineEnds)]
    [InlineData(Rewrite.EncodedEntities, Rewrite.RoundedValue, Rewrite.CampaignAdded)]
    [InlineData(Rewrite.ComposedUnicode, Rewrite.CutNotes, Rewrite.DateWithoutTime)]
    [InlineData(Rewrite.UpperCaseExternalId, Rewrite.CanonicalCity, Rewrite.CanonicalPostalCode)]
    [InlineData(Rewrite.ExternalIdWithoutZeros, Rewrite.StrippedTags, Rewrite.NoLineEnds)]
    [InlineData(Rewrite.NoExternalId, Rewrite.LowerCaseEmail, Rewrite.PlainPunctuation)]
    public void Of_two_hundred_rows_in_other_writing_none_is_made_twice(Rewrite one, Rewrite two, Rewrite three)
    {
        foreach (var withIds in (bool[])[true, false])
        {
            using var simulation = new Simulation(new ServicePlan
            {
                Rewrites = [one, two, three],
                Creates = [new CreateRule(CreateFault.LostAfterCommit) { Attempts = 1, Probability = 0.25 }],
            });
            Deal[] deals =
            [
                .. Enumerable.Range(1, 200).Select(n => Rich with
                {
                    Name = $"{n:D4} {Rich.Name}",
                    ExternalId = withIds ? $"00a&b-{n:D6}" : null,
                    Customer = $"{n:D4} {Rich.Customer}",
                    Value = Rich.Value + n,
                }),
            ];
            var first = simulation.Machine.Run(deals);
            Verify.IsTrue(simulation, deals, first, simulation.Machine.Run(deals));
        }
    }

    [Theory]
    [MemberData(nameof(Rewrites))]
    public void An_answer_in_other_writing_is_the_answer(Rewrite rewrite, bool withId, bool many)
    {
        using var simulation = new Simulation(new ServicePlan { Rewrites = [rewrite] });
        Deal[] deals = [.. Enumerable.Range(1, many ? 20 : 1).Select(n => Rich with { Name = $"{n:D4} {Rich.Name}", ExternalId = withId ? $"00a&b-{n:D6}" : null })];
        Verify.IsComplete(simulation, deals, simulation.Machine.Run(deals));
    }

    [Fact]
    public void All_rewrites_at_once_still_make_no_second_referral()
    {
        using var simulation = new Simulation(new ServicePlan
        {
            Rewrites = [.. Enum.GetValues<Rewrite>().Except([Rewrite.CanonicalCustomer])],
            RewritesLater = true,
            Creates = [new CreateRule(CreateFault.LostAfterCommit) { Attempts = 1 }],
        });
        var first = simulation.Machine.Run([Rich]);
        Verify.IsTrue(simulation, [Rich], first, simulation.Machine.Run([Rich]));
    }
}
