using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Creating;

namespace PartnerReferrals.Client.Tests.Creating;

/// <summary>Whoever asks gets a reading that began after he asked.</summary>
public class SharedReadTests
{
    private readonly List<TaskCompletionSource<int>> _readings = [];
    private readonly SemaphoreSlim _began = new(0);
    private readonly SharedRead<int> _shared;

    public SharedReadTests() => _shared = new SharedRead<int>(() =>
    {
        var reading = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        _readings.Add(reading);
        _began.Release();
        return reading.Task;
    });

    [Fact]
    public async Task All_who_ask_while_one_is_under_way_share_the_next()
    {
        var first = _shared.ReadAsync();
        await BeganAsync();
        var (second, third) = (_shared.ReadAsync(), _shared.ReadAsync());

        // Not before the first has ended.
        Assert.Single(_readings);
        _readings[0].SetResult(1);
        Assert.Equal(1, await first);

        await BeganAsync();
        var fourth = _shared.ReadAsync();
        _readings[1].SetResult(2);
        Assert.Equal((2, 2), (await second, await third));

        await BeganAsync();
        _readings[2].SetResult(3);
        Assert.Equal(3, await fourth);
    }

    [Fact]
    public async Task One_that_fails_fails_for_those_who_asked_for_it_only()
    {
        var first = _shared.ReadAsync();
        await BeganAsync();
        var second = _shared.ReadAsync();
        _readings[0].SetException(new InvalidOperationException());
        await Assert.ThrowsAsync<InvalidOperationException>(() => first);

        await BeganAsync();
        _readings[1].SetResult(2);
        Assert.Equal(2, await second);
    }

    private Task BeganAsync() => _began.WaitAsync(TestContext.Current.CancellationToken);
}
