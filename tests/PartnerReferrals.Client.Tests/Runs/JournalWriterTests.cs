using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Errors;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

/// <summary>Lines get to disk in order, each once, in whole batches; who waits for one learns whether it did.</summary>
public sealed class JournalWriterTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    private readonly TempFolder _folder = new();
    private readonly string _path;

    public JournalWriterTests() => _path = _folder.File("run.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_line_that_is_not_wanted_soon_goes_with_the_next_that_is()
    {
        using (var journal = Open(_ => { }))
        {
            journal.Append(Line("a"), soon: false);
            journal.Append(Line("b"), soon: false);
            await journal.AppendAsync(Line("c")).WaitAsync(Long, TestContext.Current.CancellationToken);
            Assert.Equal(["a 2", "b 2", "c 2 end"], Written());
            await journal.AppendAsync(Line("d")).WaitAsync(Long, TestContext.Current.CancellationToken);
            Assert.Equal(["a 2", "b 2", "c 2 end", "d 3 end"], Written());
            journal.Append(Line("e"), soon: false);
            journal.Append(Line("f"), soon: false);
        }

        Assert.Equal(["a 2", "b 2", "c 2 end", "d 3 end", "e 4", "f 4 end"], Written());
    }

    [Fact]
    public async Task A_line_is_on_disk_when_its_task_ends_and_not_before()
    {
        using var writing = new SemaphoreSlim(0);
        using var writable = new SemaphoreSlim(0);
        using var journal = Open(_ =>
        {
            writing.Release();
            Assert.True(writable.Wait(Long));
        });
        var first = journal.AppendAsync(Line("a"));
        Assert.True(await writing.WaitAsync(Long, TestContext.Current.CancellationToken));
        var second = journal.AppendAsync(Line("b"));
        Assert.Equal((false, false), (first.IsCompleted, second.IsCompleted));

        writable.Release();
        await first.WaitAsync(Long, TestContext.Current.CancellationToken);
        Assert.True(await writing.WaitAsync(Long, TestContext.Current.CancellationToken));
        Assert.False(second.IsCompleted);

        writable.Release();
        await second.WaitAsync(Long, TestContext.Current.CancellationToken);
        Assert.Equal(["a 2 end", "b 3 end"], Written());
    }

    [Fact]
    public async Task Closing_waits_until_everything_is_on_disk()
    {
        using var writing = new SemaphoreSlim(0);
        using var writable = new SemaphoreSlim(0);
        var journal = Open(_ =>
        {
            writing.Release();
            Assert.True(writable.Wait(Long));
        });
        var first = journal.AppendAsync(Line("a"));
        Assert.True(await writing.WaitAsync(Long, TestContext.Current.CancellationToken));
        journal.Append(Line("b"), soon: false);
        var closing = Task.Run(journal.Dispose, TestContext.Current.CancellationToken);
        writable.Release();
        Assert.True(await writing.WaitAsync(Long, TestContext.Current.CancellationToken));
        Assert.False(closing.IsCompleted);
        writable.Release();
        await closing.WaitAsync(Long, TestContext.Current.CancellationToken);
        await first;
        Assert.Equal(["a 2 end", "b 3 end"], Written());
    }

    [Fact]
    public async Task A_disk_that_fails_fails_who_waits_and_who_comes_after_and_takes_nothing_more()
    {
        using var writing = new SemaphoreSlim(0);
        using var writable = new SemaphoreSlim(0);
        var flushes = 0;
        var journal = Open(_ =>
        {
            flushes++;
            writing.Release();
            Assert.True(writable.Wait(Long));
            throw new IOException("No space left.");
        });
        var first = journal.AppendAsync(Line("a"));
        Assert.True(await writing.WaitAsync(Long, TestContext.Current.CancellationToken));
        var waiting = journal.AppendAsync(Line("b"));
        writable.Release();
        var errors = new List<JournalException>();
        foreach (var task in (Func<Task>[])[() => first, () => waiting, () => journal.AppendAsync(Line("c"))])
        {
            errors.Add(await Assert.ThrowsAsync<JournalException>(() => task().WaitAsync(Long, TestContext.Current.CancellationToken)));
        }

        Assert.All(errors, error => Assert.Equal(("PartnerReferral.Journal.NotWritable", FailureCategory.WriteError), (error.ErrorId, error.Category)));
        Assert.All(errors, error => Assert.Equal("No space left.", Assert.IsType<IOException>(error.InnerException).Message));
        journal.Append(Line("d"), soon: true);
        await Task.Run(journal.Dispose, TestContext.Current.CancellationToken).WaitAsync(Long, TestContext.Current.CancellationToken);

        // Closed or not: why it takes nothing is what the disk said.
        var last = await Assert.ThrowsAsync<JournalException>(() => journal.AppendAsync(Line("e")).WaitAsync(Long, TestContext.Current.CancellationToken));
        Assert.IsType<IOException>(last.InnerException);
        Assert.Equal(1, flushes);
        Assert.Equal(["a 2 end"], Written());
    }

    [Fact]
    public async Task A_closed_journal_says_so_and_can_be_closed_again()
    {
        var journal = Open(_ => { });
        journal.Dispose();
        var error = await Assert.ThrowsAsync<JournalException>(() => journal.AppendAsync(Line("a")));
        Assert.Equal(("PartnerReferral.Journal.NotWritable", "The journal is closed: the run was stopped."), (error.ErrorId, error.Message));
        journal.Append(Line("b"), soon: true);
        journal.Dispose();
        Assert.Empty(Written());
    }

    [Fact]
    public async Task Lines_of_many_threads_are_all_written_once_and_in_whole_batches()
    {
        using (var journal = Open(_ => { }))
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(
                async () =>
                {
                    for (var i = 0; i < 25; i++)
                    {
                        journal.Append(Line($"{thread}-{i}-planned"), soon: i % 2 == 0);
                        await journal.AppendAsync(Line($"{thread}-{i}"));
                    }
                },
                TestContext.Current.CancellationToken)));
        }

        using var again = JournalSnapshot.Open(_path);
        Assert.Equal((0, 400), (again.Lost, again.Rows().Count()));
    }

    [Fact]
    public void Going_on_with_a_journal_goes_on_with_its_batches()
    {
        for (var run = 0; run < 2; run++)
        {
            using var journal = Open(_ => { });
            Assert.Null(journal.Find("none"));
            journal.Append(Line("a"), soon: true);
        }

        Assert.Equal(["a 2 end", "a 4 end"], Written());
    }

    private static JournalLine Line(string key) => new() { State = JournalState.Planned, Row = 1, Key = key, Hash = "h" };

    private Journal Open(Action<Stream> flush) => Journal.Open(_path, "s", new TestClock(), flush);

    private List<string> Written()
    {
        using var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var text = new StreamReader(file);
        return [.. text.ReadToEnd().Split('\n').Select(JournalLine.Parse).OfType<JournalLine>().Select(line => $"{line.Key} {line.Batch}{(line.EndsBatch ? " end" : "")}")];
    }
}
