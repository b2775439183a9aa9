using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Creating;
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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Which_legs_earlier_runs_created_is_told_once_and_only_where_something_is_in_doubt(bool isInDoubt)
    {
        const string Own = "11111111-2222-3333-4444-555555555555";
        const string Connected = "11111111-2222-3333-4444-666666666666";
        using (var journal = Open())
        {
            journal.Append(new JournalLine { State = JournalState.Created, Row = 1, Key = "id:A", Hash = "h", Id = Own, ConnectedId = Connected }, soon: true);
            journal.Append(new JournalLine { State = isInDoubt ? JournalState.Sending : JournalState.Rejected, Row = 2, Key = "id:\u00fc", Hash = "h", Id = "own", ConnectedId = "connected" }, soon: true);
        }

        using var again = Open();
        Assert.Equal(isInDoubt, again.HasInDoubt);
        (string, ReferralLeg)[] legs = [("own", ReferralLeg.Own), ("connected", ReferralLeg.Microsoft), (Own, ReferralLeg.Own), (Connected, ReferralLeg.Microsoft)];
        Assert.Equal(isInDoubt ? legs : [], Ids());
        Assert.Empty(Ids());

        List<(string, ReferralLeg)> Ids()
        {
            var ids = new List<(string, ReferralLeg)>();
            again.VisitIds((id, leg) => ids.Add((id, leg)));
            return ids;
        }
    }

    [Fact]
    public void Created_rows_without_an_external_id_are_gone_until_somebody_asks_for_them()
    {
        using (var journal = Open())
        {
            Assert.Equal(0, journal.RowsGone);
            journal.Append(Line("hash:a#1", JournalState.Created), soon: true);
            journal.Append(Line("hash:a#2", JournalState.Created), soon: true);
            journal.Append(Line("hash:b#1", JournalState.Planned), soon: true);
            journal.Append(Line("hash:c#1", JournalState.Updated), soon: true);
            journal.Append(Line("id:A", JournalState.Created), soon: true);
            journal.Append(Line("referral:1", JournalState.Created), soon: true);
        }

        using var again = Open();
        Assert.Equal((6, 2), (again.KnownRows, again.RowsGone));
        again.Find("hash:a#3");
        again.Find("hash:a#2");
        Assert.Equal((6, 1), (again.KnownRows, again.RowsGone));
        again.Find("hash:a#1");
        Assert.Equal(0, again.RowsGone);
    }

    /// <summary>Which row without external id stood where a new one stands, and is not in the input any more as far as is known.</summary>
    [Theory]
    [InlineData(5, null, null, "hash:a#1")]
    [InlineData(5, null, false, "hash:a#1")]
    [InlineData(5, null, true, null)]
    [InlineData(5, "CRM-1", null, null)]
    [InlineData(4, null, null, null)]
    [InlineData(8, null, null, null)]
    [InlineData(9, null, null, "hash:late#1")]
    [InlineData(10, null, null, null)]
    [InlineData(1L << 26, null, null, null)]
    [InlineData(0, null, null, null)]
    [InlineData(-1, null, null, null)]
    [InlineData(6, null, null, null)]
    [InlineData(7, null, null, null)]
    public void A_new_row_may_be_what_became_of_the_row_that_was_created_in_its_place(long row, string? externalId, bool? isInInput, string? key)
    {
        using (var journal = Open())
        {
            void Append(long number, string name, JournalState state, string? id = "r-1") =>
                journal.Append(new JournalLine { State = state, Row = number, Key = name, Hash = "h", Id = id }, soon: true);

            Append(-1, "hash:none#1", JournalState.Created);
            Append(0, "hash:none#2", JournalState.Created);
            Append(1L << 26, "hash:none#3", JournalState.Created);
            Append(3, "hash:moved#1", JournalState.Created);
            Append(9, "hash:late#1", JournalState.Created);
            Append(5, "hash:other#1", JournalState.Created);
            Append(5, "hash:a#1", JournalState.Created);
            Append(4, "id:A", JournalState.Created);
            Append(6, "hash:lost#1", JournalState.Created, id: null);
            Append(7, "hash:planned#1", JournalState.Planned);
            Append(8, "hash:again#1", JournalState.Created);
            Append(8, "hash:again#1", JournalState.Rejected);
        }

        using var again = Open();
        var key1 = new RowKeys().Next(TestClients.Deal("New", externalId));
        var asked = new List<string>();
        Func<string, bool>? isKnown = isInInput is null ? null : name =>
        {
            asked.Add(name);
            return isInInput.Value;
        };
        Assert.Equal(key, again.FindReplaced(key1, row, isKnown)?.Key);
        Assert.All(asked, name => Assert.Equal("hash:a#1", name));
    }

    [Fact]
    public void A_row_that_was_asked_for_was_not_replaced()
    {
        using (var journal = Open())
        {
            journal.Append(Line("hash:a#1", JournalState.Created), soon: true);
        }

        using var again = Open();
        var key = new RowKeys().Next(TestClients.Deal("New"));
        Assert.NotNull(again.FindReplaced(key, 7, null));
        again.Find("hash:a#1");
        Assert.Null(again.FindReplaced(key, 7, null));
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

    /// <summary>A journal is found again by later versions of the module: what stands for its source stays.</summary>
    [Fact]
    public void What_stands_for_a_source_stays_the_same_for_ever()
    {
        Assert.Equal("7e21ff7663210c3e38f767fa85403f04", JournalSource.Of("deals.csv", [new("map", "a"), new("command", "New"), new("default", null)]));
        Assert.Equal("ba768b331fd86cec803be04e56ab2b3d", JournalSource.Of("", []));
        Assert.NotEqual(JournalSource.Of("a", [new("b", "")]), JournalSource.Of("a", [new("c", "")]));
        Assert.Equal(JournalSource.Of("a", [new("b", "")]), JournalSource.Of("a", [new("b", null)]));
    }

    /// <summary>A first line, and what is said of the file.</summary>
    [Theory]
    [InlineData("""{"journal":"PartnerReferrals","version":1,"source":"0123456789abcdef"}""", null)]
    [InlineData("""{"journal":"PartnerReferrals","version":1,"source":"0123456789abcdef","started":"yesterday","more":[1]}""", null)]
    [InlineData("""{"journal":"PartnerReferrals","version":1,"source":"other"}""", "OtherSource")]
    [InlineData("""{"journal":"PartnerReferrals","version":2,"source":"other"}""", "UnknownVersion")]
    [InlineData("""{"journal":"PartnerReferrals","version":0,"source":"0123456789abcdef"}""", "UnknownVersion")]
    [InlineData("""{"journal":"PartnerReferrals","source":"0123456789abcdef"}""", "Damaged")]
    [InlineData("""{"journal":"PartnerReferrals","version":1}""", "Damaged")]
    [InlineData("""{"journal":"PartnerReferrals","version":"one","source":"0123456789abcdef"}""", "Damaged")]
    [InlineData("""{"journal":"PartnerReferrals","version":99999999999,"source":"0123456789abcdef"}""", "Damaged")]
    [InlineData("""{"journal":"PartnerReferrals","version":1,"source":{}}""", "Damaged")]
    [InlineData("""{"journal":"PartnerReferrals",""", "Damaged")]
    [InlineData("""{"version":1,"source":"0123456789abcdef","journal":"PartnerReferrals"}""", "NotAJournal")]
    [InlineData("""{"journal":"partnerreferrals","version":1,"source":"0123456789abcdef"}""", "NotAJournal")]
    [InlineData("""[]""", "NotAJournal")]
    public void A_first_line_says_whether_the_file_is_the_journal_of_this_source(string line, string? id)
    {
        foreach (var end in (string[])["\n", ""])
        {
            File.WriteAllText(_path, line + end);
            if (id is null)
            {
                Open().Dispose();
                continue;
            }

            var error = Assert.Throws<JournalException>(Open);
            Assert.Equal("PartnerReferral.Journal." + id, error.ErrorId);
            Assert.Contains(_path, error.Message, StringComparison.Ordinal);
            Assert.NotEmpty(error.RecommendedAction);
        }
    }

    [Fact]
    public void The_format_of_a_later_version_is_named()
    {
        File.WriteAllText(_path, "{\"journal\":\"PartnerReferrals\",\"version\":9,\"source\":\"s\"}\n");
        Assert.Contains("has format 9; this version of the module reads format 1.", Assert.Throws<JournalException>(Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_with_signs_of_its_own_is_found_again()
    {
        const string Odd = "a\"b\\c\nü";
        Journal.Open(_path, Odd, new TestClock()).Dispose();
        Journal.Open(_path, Odd, new TestClock()).Dispose();
        Assert.Throws<JournalException>(() => Journal.Open(_path, "a", new TestClock()));
    }

    internal static JournalLine Line(string key, JournalState state, DateTimeOffset? sentAt = null, Guid requestId = default, string? id = "x", string? hash = null) =>
        new() { State = state, Row = 7, Key = key, Hash = hash ?? "h-" + key, SentAt = sentAt, RequestId = requestId, Id = id, EngagementId = "e-1" };

    private Journal Open() => Journal.Open(_path, Source, new TestClock());
}
