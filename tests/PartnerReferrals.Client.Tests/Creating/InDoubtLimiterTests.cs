using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Creating;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Client.Tests.Creating;

public class InDoubtLimiterTests
{
    private static readonly TimeSpan ListTimeout = TimeSpan.FromMinutes(10);

    // Nobody who is let in waits at all; one who is not has to end a test, not to hang it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TestClock _clock = new();
    private int _away;

    [Fact]
    public void There_are_never_more_than_the_limit()
    {
        var all = New(3);
        var one = all.TryAcquire()!;
        Assert.NotNull(all.TryAcquire());
        one.InDoubt(Loss());
        Assert.NotNull(all.TryAcquire());
        Assert.Null(all.TryAcquire());
    }

    [Fact]
    public void An_answer_forgets_all_losses()
    {
        var all = New(3);
        Lose(all, 2);
        all.TryAcquire()!.Answered();
        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => all.TryAcquire() is not null));
    }

    [Fact]
    public void An_answer_that_is_read_late_says_nothing_about_losses_since()
    {
        var all = New(3);
        var early = all.TryAcquire()!;
        Lose(all, 2);
        early.Answered();
        Assert.NotNull(all.TryAcquire());
        Assert.Null(all.TryAcquire());
    }

    [Fact]
    public void One_that_was_never_sent_leaves_its_room_to_another()
    {
        var all = New(3);
        Lose(all, 2);
        using (all.TryAcquire())
        {
            Assert.Null(all.TryAcquire());
        }

        Assert.NotNull(all.TryAcquire());
    }

    [Fact]
    public void It_is_full_when_as_many_as_the_limit_are_in_doubt_since_the_last_answer()
    {
        var all = New(3);
        Lose(all, 2);
        Assert.False(all.IsFull);
        all.TryAcquire()!.Answered();
        Lose(all, 2);
        Assert.False(all.IsFull);
        Lose(all, 1);
        Assert.True(all.IsFull);
    }

    [Fact]
    public void Of_one_create_only_the_first_report_counts()
    {
        var all = New(2);
        using (var lost = all.TryAcquire()!)
        {
            lost.InDoubt(Loss());
            lost.InDoubt(Loss());
            lost.Answered();
        }

        Assert.False(all.IsFull);
        using (var answered = all.TryAcquire()!)
        {
            Assert.Null(all.TryAcquire());
            answered.Answered();
            answered.InDoubt(Loss());
        }

        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => all.TryAcquire() is not null));
    }

    [Fact]
    public async Task Who_has_given_up_before_takes_no_room()
    {
        var all = New(1);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => all.AcquireAsync(new CancellationToken(canceled: true)));
        Assert.NotNull(all.TryAcquire());
    }

    [Fact]
    public async Task Where_there_is_room_nobody_waits()
    {
        var all = New(2);
        var first = all.AcquireAsync(TestContext.Current.CancellationToken);
        Assert.True(first.IsCompleted);
        Assert.NotNull(all.TryAcquire());
        var waits = all.AcquireAsync(TestContext.Current.CancellationToken);
        Assert.False(waits.IsCompleted);
        (await first).Dispose();
        await waits.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void While_there_is_room_a_try_changes_nothing()
    {
        var all = New(3);
        Lose(all, 1);
        all.LetOneTry();
        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => all.TryAcquire() is not null));
    }

    [Fact]
    public void Of_a_service_that_stays_away_the_number_and_the_last_loss_are_told()
    {
        (int Count, OutcomeUnknownException? Last) told = default;
        var all = new InDoubtLimiter(2, _clock, ListTimeout, (count, last) => told = (count, last));
        var last = Loss();
        all.TryAcquire()!.InDoubt(Loss());
        all.TryAcquire()!.InDoubt(last);
        all.ReportOutage(_clock.Elapsed + ListTimeout);
        Assert.Equal((2, last), told);
    }

    [Fact]
    public async Task When_it_is_full_one_may_try_and_its_answer_lets_all_in()
    {
        var all = New(3);
        Lose(all, 3);
        Assert.True(all.IsFull);
        var waiting = Enumerable.Range(0, 4).Select(_ => all.AcquireAsync(TestContext.Current.CancellationToken)).ToArray();
        Assert.DoesNotContain(waiting, w => w.IsCompleted);

        all.LetOneTry();
        all.LetOneTry();
        var first = await waiting[0].WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(waiting[1..], w => w.IsCompleted);
        first.InDoubt(Loss());
        Assert.DoesNotContain(waiting[1..], w => w.IsCompleted);

        all.LetOneTry();
        (await waiting[1].WaitAsync(Patience, TestContext.Current.CancellationToken)).Answered();
        Assert.False(all.IsFull);
        await Task.WhenAll(waiting).WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Nobody_overtakes_who_waits_and_who_gives_up_takes_no_room()
    {
        var all = New(2);
        Lose(all, 2);
        using var stop = new CancellationTokenSource();
        var givesUp = all.AcquireAsync(stop.Token);
        var waits = all.AcquireAsync(TestContext.Current.CancellationToken);
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givesUp.WaitAsync(Patience, TestContext.Current.CancellationToken));
        all.LetOneTry();
        Assert.Null(all.TryAcquire());
        await waits.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_service_that_stays_away_is_told_of_once_and_only_after_the_time_out()
    {
        var all = New(2);
        Lose(all, 2);
        _clock.Advance(ListTimeout - TimeSpan.FromSeconds(1));
        all.LetOneTry();
        Lose(all, 1);
        all.ReportOutage(_clock.Elapsed);
        Assert.Equal(0, _away);
        _clock.Advance(TimeSpan.FromSeconds(1));
        all.ReportOutage(_clock.Elapsed);
        all.ReportOutage(_clock.Elapsed);
        Assert.Equal(1, _away);
    }

    [Fact]
    public void An_answer_begins_the_time_out_anew()
    {
        var all = New(2);
        Lose(all, 2);
        _clock.Advance(ListTimeout);
        all.LetOneTry();
        all.TryAcquire()!.Answered();
        Lose(all, 2);
        all.ReportOutage(_clock.Elapsed);
        Assert.Equal(0, _away);
    }

    private static OutcomeUnknownException Loss() => new("lost", "look");

    private static void Lose(InDoubtLimiter all, int count)
    {
        for (var i = 0; i < count; i++)
        {
            all.TryAcquire()!.InDoubt(Loss());
        }
    }

    private InDoubtLimiter New(int limit) => new(limit, _clock, ListTimeout, (_, _) => _away++);
}
