using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Errors;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

public sealed class JournalTests : IDisposable
{
    private const string Source = "0123456789abcdef";

    private readonly TempFolder _folder = new();
    private readonly string _path;

    public JournalTests() => _path = _folder.File("run.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_written_is_read_back()
    {
        var requestId = Guid.NewGuid();
        using (var journal = Open())
        {
            Assert.False(journal.IsResumed);
            journal.Append(Line("id:A", JournalState.Planned), soon: false);
            await journal.AppendAsync(Line("id:A", JournalState.Sending, TestClock.Start, requestId));
            await journal.AppendAsync(Line("id:B", JournalState.Sending, TestClock.Start));
            journal.Append(Line("id:B", JournalState.Created, id: "b-1"), soon: true);
            journal.Append(Line("id:C ü\n\"", JournalState.Rejected), soon: true);
        }

        using var again = Open();
        Assert.True(again.IsResumed);
        Assert.Equal(3, again.KnownRows);
        Assert.Equal(["id:A"], again.InDoubt.Select(u => u.Key));
        Assert.True(again.HasInDoubt);
        var a = again.Find("id:A")!;
        Assert.False(again.HasInDoubt);
        Assert.Equal((JournalState.Sending, TestClock.Start, requestId, 7L), (a.State, a.SentAt, a.RequestId, a.Row));
        Assert.Empty(again.InDoubt);
        var b = again.Find("id:B")!;
        Assert.Equal((JournalState.Created, "b-1", "e-1"), (b.State, b.Id, b.EngagementId));
        Assert.Equal(JournalState.Rejected, again.Find("id:C ü\n\"")!.State);
        Assert.Null(again.Find("id:D"));
    }

    [Fact]
    public void The_referrals_of_all_rows_are_known_half_deals_too()
    {
        var keys = new RowKeys();
        using (var journal = Open())
        {
            foreach (var (name, externalId, state, id) in new (string, string?, JournalState, string?)[]
            {
                ("Same", null, JournalState.Created, "1"),
                ("Same", null, JournalState.Sending, null),
                ("Same", null, JournalState.Sending, "half"),
                ("Same", null, JournalState.Rejected, "half refused"),
                ("Other", null, JournalState.Unknown, "half unknown"),
                ("Identified", "CRM-1", JournalState.Created, "by its id"),
            })
            {
                var key = keys.Next(TestClients.Deal(name, externalId));
                journal.Append(Line(key.Key, state, id: id, hash: key.PayloadHash), soon: true);
            }
        }

        using var again = Open();
        Assert.True(again.HasInDoubt);
        var ids = new List<string>();
        again.VisitIds((id, _) => ids.Add(id));
        Assert.Equal(["1", "half", "half refused", "half unknown", "by its id"], ids);
        Assert.NotNull(again.Find("id:CRM-1"));
    }

    [Fact]
    public async Task Every_line_is_json_and_says_nothing_but_numbers_keys_and_states()
    {
        using (var journal = Open())
        {
            await journal.AppendAsync(Line("id:A", JournalState.Sending, TestClock.Start));
        }

        var lines = await File.ReadAllLinesAsync(_path, TestContext.Current.CancellationToken);
        Assert.Equal("""{"journal":"PartnerReferrals","version":1,"source":"0123456789abcdef","started":"2026-03-01T12:00:00Z"}""", lines[0]);
        Assert.Equal(["batch", "end", "run", "process", "machine"], JObject.Parse(lines[1]).Properties().Select(p => p.Name));
        Assert.Equal(["batch", "end", "state", "row", "key", "hash", "sentAt", "id", "engagementId"], JObject.Parse(lines[2]).Properties().Select(p => p.Name));
    }

    [Theory]
    [InlineData("Deal Name,Customer Name\nA,B\n")]
    [InlineData("one line without end")]
    [InlineData("{\"journal\":\"Other\",\"version\":1}\n")]
    [InlineData("\n\n")]
    [InlineData("zero\0\0\n")]
    public async Task A_file_that_is_no_journal_is_refused_and_left_alone(string content)
    {
        await File.WriteAllTextAsync(_path, content, TestContext.Current.CancellationToken);
        Assert.Equal("PartnerReferral.Journal.NotAJournal", Assert.Throws<JournalException>(Open).ErrorId);
        Assert.Equal(content, await File.ReadAllTextAsync(_path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_journal_of_another_source_is_refused()
    {
        using (Open())
        {
        }

        var error = Assert.Throws<JournalException>(() => Journal.Open(_path, "other", new TestClock()));
        Assert.Equal("PartnerReferral.Journal.OtherSource", error.ErrorId);
    }

    [Fact]
    public async Task A_newer_format_is_refused()
    {
        await File.WriteAllTextAsync(_path, "{\"journal\":\"PartnerReferrals\",\"version\":9,\"source\":\"" + Source + "\"}\n", TestContext.Current.CancellationToken);
        Assert.Equal("PartnerReferral.Journal.UnknownVersion", Assert.Throws<JournalException>(Open).ErrorId);
    }

    [Fact]
    public void A_path_that_cannot_be_is_said_so()
    {
        var error = Assert.Throws<JournalException>(() => Journal.Open(_folder.File("no/such/folder/run.jsonl"), Source));
        Assert.Equal("PartnerReferral.Journal.NotReadable", error.ErrorId);
    }

    [Fact]
    public async Task One_flush_serves_all_who_wait()
    {
        var flushes = 0;
        var firstFlush = new TaskCompletionSource();
        using (var journal = Journal.Open(_path, Source, new TestClock(), stream =>
        {
            Interlocked.Increment(ref flushes);
            firstFlush.Task.Wait();
            stream.Flush();
        }))
        {
            var waiting = new List<Task> { journal.AppendAsync(Line("id:first", JournalState.Sending)) };
            while (Volatile.Read(ref flushes) == 0)
            {
                await Task.Delay(1, TestContext.Current.CancellationToken);
            }

            waiting.AddRange(Enumerable.Range(0, 1000).Select(i => journal.AppendAsync(Line("id:" + i, JournalState.Sending))));
            Assert.DoesNotContain(waiting, t => t.IsCompleted);
            firstFlush.SetResult();
            await Task.WhenAll(waiting);
        }

        Assert.Equal(2, flushes);
    }

    [Fact]
    public async Task A_full_disk_fails_all_who_wait_and_everything_after()
    {
        var isFull = false;
        using var journal = Journal.Open(_path, Source, new TestClock(), _ =>
        {
            if (Volatile.Read(ref isFull))
            {
                throw new IOException("No space left on device");
            }
        });
        await journal.AppendAsync(Line("id:A", JournalState.Sending));
        Volatile.Write(ref isFull, true);
        var error = await Assert.ThrowsAsync<JournalException>(() => journal.AppendAsync(Line("id:B", JournalState.Sending)));
        Volatile.Write(ref isFull, false);
        Assert.Equal("PartnerReferral.Journal.NotWritable", error.ErrorId);
        Assert.Contains("No space left", error.Message);
        await Assert.ThrowsAsync<JournalException>(() => journal.AppendAsync(Line("id:C", JournalState.Sending)));
    }

    [Fact]
    public async Task A_closed_journal_takes_nothing()
    {
        var journal = Open();
        journal.Dispose();
        journal.Dispose();
        await Assert.ThrowsAsync<JournalException>(() => journal.AppendAsync(Line("id:A", JournalState.Sending)));
    }

    [Fact]
    public void Sources_differ_by_every_setting_and_not_by_their_order()
    {
        var one = JournalSource.Of("deals.csv", [new("map", "a"), new("command", "New")]);
        Assert.Equal(one, JournalSource.Of("deals.csv", [new("command", "New"), new("map", "a")]));
        Assert.NotEqual(one, JournalSource.Of("deals.csv", [new("map", "b"), new("command", "New")]));
        Assert.NotEqual(one, JournalSource.Of("other.csv", [new("map", "a"), new("command", "New")]));
        Assert.NotEqual(JournalSource.Of("a", [new("b", "c")]), JournalSource.Of("ab", [new("", "c")]));
    }

    internal static JournalLine Line(string key, JournalState state, DateTimeOffset? sentAt = null, Guid requestId = default, string? id = "x", string? hash = null) =>
        new() { State = state, Row = 7, Key = key, Hash = hash ?? "h-" + key, SentAt = sentAt, RequestId = requestId, Id = id, EngagementId = "e-1" };

    private Journal Open() => Journal.Open(_path, Source, new TestClock());
}
