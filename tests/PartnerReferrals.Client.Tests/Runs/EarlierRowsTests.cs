using System;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

/// <summary>How long what a search finds may belong to a row that an earlier run sent.</summary>
public sealed class EarlierRowsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_row_in_doubt_is_awaited_from_the_start_until_it_has_been_searched_for()
    {
        using var journal = InDoubt();
        var rows = new EarlierRows(journal);
        Assert.True(rows.AreAwaited);

        rows.Queue();
        using (rows.Arrive())
        {
            journal.Find("id:A");
            Assert.True(rows.AreAwaited);
        }

        Assert.False(rows.AreAwaited);
    }

    [Fact]
    public void A_row_in_doubt_that_the_input_lacks_is_awaited_until_the_input_has_ended_and_all_of_it_has_come()
    {
        using var journal = InDoubt();
        var rows = new EarlierRows(journal);
        rows.Queue();
        rows.Queue();
        rows.Arrive().Dispose();
        Assert.True(rows.AreAwaited);

        rows.End();
        Assert.True(rows.AreAwaited);

        var last = rows.Arrive();
        Assert.True(rows.AreAwaited);
        last.Dispose();
        Assert.False(rows.AreAwaited);
    }

    [Fact]
    public void An_input_that_ends_before_a_row_came_is_awaited_no_longer()
    {
        using var journal = InDoubt();
        var rows = new EarlierRows(journal);
        rows.End();
        Assert.False(rows.AreAwaited);
    }

    [Fact]
    public void A_row_that_was_not_taken_after_all_is_not_awaited()
    {
        using var journal = InDoubt();
        var rows = new EarlierRows(journal);
        rows.Queue();
        rows.Unqueue();
        rows.End();
        Assert.False(rows.AreAwaited);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_nothing_is_in_doubt_only_rows_at_their_turn_are_awaited(bool hasJournal)
    {
        using var journal = hasJournal ? Open() : null;
        var rows = new EarlierRows(journal);
        rows.Queue();
        Assert.False(rows.AreAwaited);
        using (rows.Arrive())
        {
            Assert.True(rows.AreAwaited);
        }

        Assert.False(rows.AreAwaited);
    }

    [Fact]
    public void Each_row_is_awaited_until_its_own_search_is_over_however_often_another_says_so()
    {
        var rows = new EarlierRows(null);
        var first = rows.Arrive();
        var second = rows.Arrive();
        first.Dispose();
        first.Dispose();
        Assert.True(rows.AreAwaited);
        second.Dispose();
        Assert.False(rows.AreAwaited);
    }

    private Journal Open() => Journal.Open(_folder.File("run.jsonl"), "s", new TestClock());

    private Journal InDoubt()
    {
        using (var journal = Open())
        {
            journal.Append(JournalTests.Line("id:A", JournalState.Sending, TestClock.Start), soon: true);
        }

        return Open();
    }
}
