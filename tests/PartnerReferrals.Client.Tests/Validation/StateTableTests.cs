using System.Linq;

namespace PartnerReferrals.Client.Tests.Validation;

/// <summary>The state table against the facts (section 6), written down again here.</summary>
public sealed class StateTableTests
{
    private static readonly string[] Legal =
    [
        "New/Pending", "New/Received", "Active/Accepted", "Closed/Won", "Closed/Lost", "Closed/Declined", "Closed/Expired", "Closed/Error",
    ];

    private static readonly string[] Statuses = ["None", "New", "Active", "Closed", "Other"];
    private static readonly string[] Substatuses = ["None", "Pending", "Received", "Accepted", "Won", "Lost", "Declined", "Expired", "Error", "Engaged"];

    [Fact]
    public void Exactly_eight_pairs_are_legal()
    {
        Assert.Equal(Legal, StateTable.States.Select(s => s.ToString()));
        foreach (var status in Statuses)
        {
            foreach (var substatus in Substatuses)
            {
                var legal = Legal.Contains($"{status}/{substatus}");
                Assert.Equal(legal, StateTable.IsLegal(status, substatus));
                Assert.Equal(legal, StateTable.IsLegal(status.ToLowerInvariant(), substatus.ToUpperInvariant()));
            }
        }

        Assert.False(StateTable.IsLegal(null, "Won"));
        Assert.False(StateTable.IsLegal("Closed", null));
    }

    [Fact]
    public void Moves_follow_the_table_and_nothing_leaves_a_closed_state()
    {
        foreach (var from in StateTable.States)
        {
            foreach (var to in StateTable.States)
            {
                var expected = from == to || from.Status switch
                {
                    "New" => true,
                    "Active" => to.Status != "New",
                    _ => false,
                };
                Assert.Equal(expected, StateTable.CanMove(from, to));
                Assert.Equal(expected && from != to, StateTable.MovesFrom(from).Contains(to));
            }

            Assert.False(StateTable.CanMove(from, new ReferralState("New", "Accepted")));
        }
    }

    [Theory]
    [InlineData("Closed", "Won", true)]
    [InlineData("closed", null, true)]
    [InlineData("Closed", "SomethingNew", true)]
    [InlineData("Active", "Accepted", false)]
    [InlineData("New", "Pending", false)]
    [InlineData(null, "Lost", true)]
    [InlineData(null, null, false)]
    public void Closed_is_terminal(string? status, string? substatus, bool terminal) => Assert.Equal(terminal, StateTable.IsTerminal(status, substatus));

    [Fact]
    public void A_substatus_tells_its_status()
    {
        Assert.All(StateTable.States, s => Assert.Equal(s.Status, StateTable.StatusOf(s.Substatus)));
        Assert.Null(StateTable.StatusOf("Engaged"));
        Assert.Null(StateTable.StatusOf(null));
    }
}
