using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Creating;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

/// <summary>What the journal says of a row when it is left at any point: the next run goes by that alone.</summary>
public sealed class RowRecordTests : IDisposable
{
    private const string Own = "11111111-0000-0000-0000-000000000001";
    private const string Engagement = "11111111-0000-0000-0000-00000000000e";

    private readonly TestClock _clock = new();
    private readonly TempFolder _folder = new();
    private readonly ReferralClient _client;

    public RowRecordTests() => _client = TestClients.Over(new ScriptedHandler(), _clock);

    public void Dispose()
    {
        _client.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_send_that_did_not_happen_leaves_the_row_planned()
    {
        await WriteAsync(Row(), async record =>
        {
            await record.SendingAsync(ReferralLeg.Own, CancellationToken.None);
            record.Abandoned();
        });

        Assert.Equal((JournalState.Planned, null, null), Last());
    }

    [Fact]
    public async Task A_deal_with_one_leg_is_never_at_rest()
    {
        await WriteAsync(Row(shared: true), async record =>
        {
            await record.SendingAsync(ReferralLeg.Own, CancellationToken.None);
            await record.CreatedAsync(ReferralLeg.Own, new Referral { Id = Own, EngagementId = Engagement }, CancellationToken.None);
            await record.SendingAsync(ReferralLeg.Microsoft, CancellationToken.None);
            record.Abandoned();
        });

        Assert.Equal((JournalState.Sending, Own, null), Last());
    }

    [Fact]
    public async Task A_deal_whose_second_leg_is_there_is_created()
    {
        await WriteAsync(Row(shared: true), async record =>
        {
            await record.CreatedAsync(ReferralLeg.Own, new Referral { Id = Own, EngagementId = Engagement }, CancellationToken.None);
            await record.CreatedAsync(ReferralLeg.Microsoft, new Referral { Id = "m-1" }, CancellationToken.None);
        });

        Assert.Equal((JournalState.Created, Own, null), Last());
    }

    [Theory]
    [InlineData(429, true)]
    [InlineData(429, false)]
    [InlineData(503, true)]
    [InlineData(503, false)]
    public async Task A_row_that_was_turned_away_is_looked_for_before_it_is_sent_again(int status, bool isInner)
    {
        await WriteAsync(Row(), async record =>
        {
            await record.SendingAsync(ReferralLeg.Own, CancellationToken.None);
            record.Failed(JournalState.Rejected, Refusal(status, isInner));
        });

        Assert.Equal(JournalState.Sending, Last().State);
        using var again = Open();
        Assert.NotNull(again.Find("id:CRM-1")!.SentAt);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(500)]
    public async Task A_row_that_was_refused_is_rejected(int status)
    {
        await WriteAsync(Row(), async record =>
        {
            await record.SendingAsync(ReferralLeg.Own, CancellationToken.None);
            record.Failed(JournalState.Rejected, Refusal(status, isInner: false));
        });

        Assert.Equal((JournalState.Rejected, null, "PartnerReferral.Api.x"), Last());
        using var again = Open();
        Assert.Null(again.Find("id:CRM-1")!.SentAt);
    }

    [Fact]
    public async Task What_an_earlier_run_left_open_stays_open_whatever_fails_before_it_is_sent()
    {
        await WriteAsync(Row(), record => record.SendingAsync(ReferralLeg.Own, CancellationToken.None));
        await WriteAsync(Row(), record =>
        {
            Assert.True(record.IsUnderWayFromEarlier);
            record.Failed(JournalState.Rejected, Refusal(400, isInner: false));
            return Task.CompletedTask;
        });

        Assert.Equal(JournalState.Unknown, Last().State);
        using var again = Open();
        Assert.Equal(TestClock.Start, again.Find("id:CRM-1")!.SentAt);
    }

    [Theory]
    [InlineData(true, "\"2\"", "\"2\"")]
    [InlineData(false, "\"2\"", null)]
    public async Task Only_the_version_that_the_row_made_is_kept(bool isOwn, string given, string? kept)
    {
        await WriteAsync(Row(), record =>
        {
            record.Changed(new Referral { Id = Own, ETag = given }, isOwn);
            return Task.CompletedTask;
        });

        using (var journal = Open())
        {
            var line = journal.Find("id:CRM-1")!;
            Assert.Equal((JournalState.Updated, Own, kept), (line.State, line.Id, line.ETag));
        }

        // The same version again is still the one that it made.
        await WriteAsync(Row(), record =>
        {
            record.Changed(new Referral { ETag = given }, isOwn: false);
            return Task.CompletedTask;
        });
        using var again = Open();
        Assert.Equal((Own, kept), (again.Find("id:CRM-1")!.Id, again.Find("id:CRM-1")!.ETag));
    }

    [Fact]
    public async Task What_the_journal_created_stays_created_when_it_is_changed()
    {
        await WriteAsync(Row(), record => record.CreatedAsync(ReferralLeg.Own, new Referral { Id = Own }, CancellationToken.None));
        await WriteAsync(Row(), record =>
        {
            record.Changed(new Referral { Id = Own }, isOwn: true);
            return Task.CompletedTask;
        });

        Assert.Equal((JournalState.Created, Own, null), Last());
    }

    [Theory]
    [InlineData("CRM-1", true)]
    [InlineData(null, false)]
    public async Task Only_a_row_without_an_external_id_waits_for_the_disk_to_be_told(string? externalId, bool atOnce)
    {
        using var writable = new ManualResetEventSlim(true);
        using var journal = Journal.Open(_folder.File("slow.jsonl"), "s", _clock, _ => writable.Wait());
        var record = Record(journal, Row(externalId));
        await record.SendingAsync(ReferralLeg.Own, CancellationToken.None);
        writable.Reset();
        var written = record.CreatedAsync(ReferralLeg.Own, new Referral { Id = Own }, CancellationToken.None);
        try
        {
            Assert.Equal(atOnce, written.IsCompleted);
        }
        finally
        {
            writable.Set();
        }

        await written;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_about_to_be_sent_is_written_down_with_its_leg_its_time_and_its_id(bool isMicrosoft)
    {
        Hear(TestClock.Start.AddMinutes(3));
        _clock.Advance(TimeSpan.FromSeconds(5));
        var requestId = Guid.Empty;
        await WriteAsync(Row(shared: true), async record =>
        {
            record.Failed(JournalState.Unknown, Doubt(wasReported: true));
            await record.SendingAsync(isMicrosoft ? ReferralLeg.Microsoft : ReferralLeg.Own, CancellationToken.None);
            requestId = record.RequestId;
            Assert.Equal((TestClock.Start.AddSeconds(5), true, false, false), (record.SentAt, record.MayBeUnderWay, record.IsUnderWayFromEarlier, record.IsAccepted));
        });

        var line = Lines().Last();
        Assert.Equal((JournalState.Sending, TestClock.Start.AddSeconds(5), isMicrosoft, false), (line.State, line.SentAt, line.IsConnecting, line.IsAccepted));
        Assert.Equal((7L, "id:CRM-1", requestId), (line.Row, line.Key, line.RequestId));
        Assert.Equal(new ClockSkew(TimeSpan.FromMinutes(3), TimeSpan.FromSeconds(181), isOfStamps: false), line.Skew);
    }

    [Fact]
    public async Task A_row_that_was_planned_has_sent_nothing_and_has_no_leg()
    {
        await WriteAsync(Row(), record =>
        {
            record.Planned();
            return Task.CompletedTask;
        });

        var line = Assert.Single(Lines());
        Assert.Equal((JournalState.Planned, null, null, false, false), (line.State, line.SentAt, line.Skew, line.IsConnecting, line.IsAccepted));
        Assert.NotEqual(Guid.Empty, line.RequestId);
    }

    [Fact]
    public async Task What_was_planned_goes_to_the_disk_with_the_next_send()
    {
        using (var journal = Open())
        {
            var record = Record(journal, Row());
            record.Planned();
            await Task.Delay(5, TestContext.Current.CancellationToken);
            await record.SendingAsync(ReferralLeg.Own, CancellationToken.None);
        }

        Assert.Single(Lines().Select(line => line.Batch).Distinct());
    }

    [Fact]
    public async Task What_is_known_goes_to_the_disk_without_another_send()
    {
        using var flushed = new SemaphoreSlim(0);
        using var journal = Journal.Open(_folder.File("run.jsonl"), "s", _clock, _ => flushed.Release());
        var record = Record(journal, Row());
        foreach (var step in (Func<Task>[])
        [
            () => record.SendingAsync(ReferralLeg.Own, CancellationToken.None),
            Do(() => record.Failed(JournalState.Unknown, Doubt(wasReported: false))),
            Do(() => Hear(TestClock.Start)),
            Do(record.Abandoned),
            () => record.CreatedAsync(ReferralLeg.Own, new Referral { Id = Own }, CancellationToken.None),
            Do(() => record.Changed(new Referral { Id = Own }, isOwn: true)),
        ])
        {
            await step();
            Assert.True(await flushed.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        }

        static Func<Task> Do(Action step) => () =>
        {
            step();
            return Task.CompletedTask;
        };
    }

    [Fact]
    public async Task What_is_cancelled_before_it_is_sent_is_not_announced()
    {
        await WriteAsync(Row(), async record =>
        {
            await Assert.ThrowsAsync<OperationCanceledException>(() => record.SendingAsync(ReferralLeg.Own, new CancellationToken(canceled: true)));
            Assert.False(record.MayBeUnderWay);
            record.Abandoned();
        });

        Assert.Empty(Lines());
    }

    /// <summary>The state that an earlier run left, and whether something of the row is under way by it.</summary>
    [Theory]
    [InlineData("Planned", false)]
    [InlineData("Sending", true)]
    [InlineData("Unknown", true)]
    [InlineData("Rejected", false)]
    [InlineData("Created", false)]
    [InlineData("Updated", false)]
    public void An_earlier_run_left_something_under_way_where_nobody_learned_what_came_of_it(string state, bool isUnderWay)
    {
        var earlier = Earlier(Enum.Parse<JournalState>(state));
        Write(earlier);
        using var journal = Open();
        var record = Record(journal, Row());

        Assert.Equal((isUnderWay, isUnderWay, earlier.RequestId, true), (record.MayBeUnderWay, record.IsUnderWayFromEarlier, record.RequestId, record.IsAccepted));
        Assert.Equal((isUnderWay ? earlier.SentAt : null, isUnderWay ? earlier.Skew : null), (record.SentAt, record.Skew));
    }

    [Fact]
    public void A_row_without_an_idempotency_id_is_given_one()
    {
        Write(new JournalLine { State = JournalState.Sending, Row = 7, Key = "id:CRM-1", Hash = "h", SentAt = TestClock.Start });
        using var journal = Open();
        Assert.NotEqual(Guid.Empty, Record(journal, Row()).RequestId);
    }

    [Fact]
    public void All_that_an_earlier_run_left_open_is_written_again_when_something_else_fails()
    {
        var earlier = Earlier(JournalState.Sending);
        Write(earlier);
        using (var journal = Open())
        {
            // It was not this run's send that was turned away.
            Record(journal, Row()).Failed(JournalState.Planned, Refusal(429, isInner: false));
        }

        var line = Lines().Last();
        Assert.Equal((JournalState.Unknown, "PartnerReferral.Api.x", earlier.SentAt, earlier.Skew), (line.State, line.Error, line.SentAt, line.Skew));
        Assert.Equal((earlier.RequestId, true, true), (line.RequestId, line.IsConnecting, line.IsAccepted));
        Assert.Equal((Own, Engagement, "m-1"), (line.Id, line.EngagementId, line.ConnectedId));
    }

    [Fact]
    public async Task What_an_earlier_run_left_under_way_stays_so_when_nothing_was_announced()
    {
        Write(Earlier(JournalState.Sending));
        await WriteAsync(Row(), record =>
        {
            record.Abandoned();
            Assert.True(record.MayBeUnderWay);
            return Task.CompletedTask;
        });

        Assert.Single(Lines());
    }

    /// <summary>What is known to have been created, and what of it counts as under way: nothing.</summary>
    [Theory]
    [InlineData("the deal", "Created")]
    [InlineData("the own leg", "Sending")]
    [InlineData("Microsoft's leg", "Created")]
    public async Task What_was_created_is_no_longer_under_way(string what, string state)
    {
        var isShared = what != "the deal";
        var leg = what == "Microsoft's leg" ? ReferralLeg.Microsoft : ReferralLeg.Own;
        Write(Earlier(JournalState.Sending));
        Hear(TestClock.Start);
        await WriteAsync(isShared ? Row(shared: true) : Row(), async record =>
        {
            await record.SendingAsync(leg, CancellationToken.None);
            record.Failed(JournalState.Unknown, Doubt(wasReported: true));
            await record.CreatedAsync(leg, new Referral { Id = "new", EngagementId = "e-new" }, CancellationToken.None);
            Assert.Equal((false, false, null), (record.MayBeUnderWay, record.IsAccepted, record.SentAt));
            Assert.Equal(!isShared ? null : leg == ReferralLeg.Own ? "new" : Own, record.OwnLegId);

            // Only a send that was announced can be abandoned.
            record.Abandoned();
        });

        var line = Lines().Last();
        Assert.Equal((Enum.Parse<JournalState>(state), null, null, false), (line.State, line.SentAt, line.Skew, line.IsAccepted));
        Assert.Equal((leg == ReferralLeg.Own ? "new" : Own, "e-new", leg == ReferralLeg.Own ? "m-1" : "new"), (line.Id, line.EngagementId, line.ConnectedId));
    }

    [Fact]
    public async Task An_answer_without_the_engagement_leaves_the_one_that_is_known()
    {
        await WriteAsync(Row(shared: true), async record =>
        {
            record.OwnLegIs(new Referral { Id = Own, EngagementId = Engagement });
            record.OwnLegIs(new Referral { Id = Own });
            await record.CreatedAsync(ReferralLeg.Microsoft, new Referral { Id = "m-1" }, CancellationToken.None);
            record.Changed(new Referral(), isOwn: true);
        });

        Assert.All(Lines(), line => Assert.Equal((Own, Engagement, "m-1"), (line.Id, line.EngagementId, line.ConnectedId)));
        await WriteAsync(Row(shared: true), record =>
        {
            record.OwnLegIs(new Referral { Id = "other", EngagementId = "e-other" });
            record.Changed(new Referral(), isOwn: true);
            record.Changed(new Referral { Id = "another", EngagementId = "e-another" }, isOwn: true);
            return Task.CompletedTask;
        });

        Assert.Equal([("other", "e-other"), ("another", "e-another")], Lines().TakeLast(2).Select(line => (line.Id, line.EngagementId)));
    }

    /// <summary>How a row fails that this run has sent, and what of it may be under way then.</summary>
    [Theory]
    [InlineData("Rejected", 400, false, "Rejected")]
    [InlineData("Rejected", 429, true, "Sending")]
    [InlineData("Planned", 503, true, "Sending")]
    [InlineData("Planned", 500, false, "Planned")]
    [InlineData("Unknown", 500, true, "Unknown")]
    public async Task A_send_that_failed_is_under_way_where_it_may_have_had_an_effect(string state, int status, bool isUnderWay, string kept)
    {
        await WriteAsync(Row(), async record =>
        {
            await record.SendingAsync(ReferralLeg.Own, CancellationToken.None);
            record.Failed(Enum.Parse<JournalState>(state), Refusal(status, isInner: false));
            Assert.Equal((isUnderWay, false, false), (record.MayBeUnderWay, record.IsUnderWayFromEarlier, record.IsAccepted));
        });

        var line = Lines().Last();
        Assert.Equal((Enum.Parse<JournalState>(kept), isUnderWay ? TestClock.Start : null, "PartnerReferral.Api.x"), (line.State, line.SentAt, line.Error));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task What_is_turned_away_without_a_send_of_the_row_leaves_nothing_under_way(int status)
    {
        await WriteAsync(Row(), record =>
        {
            record.Failed(JournalState.Planned, Refusal(status, isInner: false));
            return Task.CompletedTask;
        });

        Assert.Equal(JournalState.Planned, Last().State);
    }

    [Fact]
    public async Task Half_a_deal_that_cannot_be_finished_now_is_not_forgotten()
    {
        await WriteAsync(Row(shared: true), record =>
        {
            record.OwnLegIs(new Referral { Id = Own });
            record.Failed(JournalState.Planned, Refusal(500, isInner: true));
            return Task.CompletedTask;
        });

        Assert.Equal((JournalState.Sending, Own, SharedReferralIncompleteException.Id), Last());
    }

    /// <summary>What the service said of the create before anybody saw the referral, and what it said later.</summary>
    [Theory]
    [InlineData(false, false, false, false)]
    [InlineData(true, false, false, true)]
    [InlineData(true, true, false, true)]
    [InlineData(false, true, false, true)]
    [InlineData(true, true, true, true)]
    [InlineData(false, false, true, false)]
    public async Task That_the_service_once_reported_success_is_not_forgotten(bool first, bool second, bool isInner, bool isAccepted)
    {
        await WriteAsync(Row(), async record =>
        {
            await record.SendingAsync(ReferralLeg.Own, CancellationToken.None);
            foreach (var wasReported in (bool[])[first, second])
            {
                PartnerReferralException doubt = Doubt(wasReported);
                record.Failed(JournalState.Unknown, isInner ? new SharedReferralIncompleteException(new SharedReferral { Referral = new Referral { Id = Own } }, doubt) : doubt);
            }

            Assert.Equal((true, isAccepted), (record.MayBeUnderWay, record.IsAccepted));
        });

        Assert.Equal((JournalState.Unknown, TestClock.Start, isAccepted), (Lines().Last().State, Lines().Last().SentAt, Lines().Last().IsAccepted));
    }

    [Fact]
    public async Task What_was_sent_before_the_service_told_its_time_is_written_down_with_it_once()
    {
        await WriteAsync(Row(), async record =>
        {
            await record.SendingAsync(ReferralLeg.Own, CancellationToken.None);
            Hear(TestClock.Start.AddMinutes(3));
            Assert.NotNull(record.Skew);
        });

        Assert.Equal([null, TimeSpan.FromMinutes(3)], Lines().Select(line => line.Skew?.Least));
        Assert.All(Lines(), line => Assert.Equal((JournalState.Sending, TestClock.Start), (line.State, line.SentAt)));
    }

    [Fact]
    public async Task The_second_leg_is_written_down_with_the_time_that_its_own_send_awaits()
    {
        await WriteAsync(Row(shared: true), async record =>
        {
            await record.SendingAsync(ReferralLeg.Own, CancellationToken.None);
            await record.SendingAsync(ReferralLeg.Own, CancellationToken.None);
            Hear(TestClock.Start.AddMinutes(3));
            await record.SendingAsync(ReferralLeg.Microsoft, CancellationToken.None);
        });

        Assert.Equal([null, null, TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(3)], Lines().Select(line => line.Skew?.Least));
    }

    /// <summary>How far a row is when the service tells its time, and how many lines there are of it afterwards.</summary>
    [Theory]
    [InlineData("created", 2)]
    [InlineData("abandoned", 2)]
    [InlineData("refused", 2)]
    [InlineData("sent again", 2)]
    [InlineData("planned", 1)]
    [InlineData("left by an earlier run", 1)]
    public async Task Where_nothing_is_under_way_by_this_run_the_services_time_is_not_written_down(string what, int lines)
    {
        foreach (var isJustThen in (bool[])[false, true])
        {
            var name = $"{isJustThen}.jsonl";
            using var client = TestClients.Over(new ScriptedHandler(), _clock);
            if (what == "left by an earlier run")
            {
                using var earlier = Open(name);
                earlier.Append(new JournalLine { State = JournalState.Sending, Row = 7, Key = "id:CRM-1", Hash = "h", SentAt = TestClock.Start }, soon: true);
            }

            using (var journal = Open(name))
            {
                var record = new RowRecord(journal, client, Row(), new RowKeys().Next(Row().Referral));
                Task going = Task.CompletedTask;
                if (isJustThen)
                {
                    // Who is told before the row may have it end: the row is told all the same.
                    client.ServiceClock.Learned += () => going = GoAsync(record);
                }

                if (what is "created" or "abandoned" or "refused" or "sent again")
                {
                    await record.SendingAsync(ReferralLeg.Own, CancellationToken.None);
                }

                if (!isJustThen && what != "sent again")
                {
                    await GoAsync(record);
                }

                Hear(client, TestClock.Start.AddMinutes(3));
                await going;
            }

            Assert.Equal(lines, Lines(name).Count);
        }

        async Task GoAsync(RowRecord record)
        {
            switch (what)
            {
                case "created":
                    await record.CreatedAsync(ReferralLeg.Own, new Referral { Id = Own }, CancellationToken.None);
                    break;
                case "abandoned":
                    record.Abandoned();
                    break;
                case "refused":
                    record.Failed(JournalState.Rejected, Refusal(400, isInner: false));
                    break;
                case "sent again":
                    await record.SendingAsync(ReferralLeg.Own, CancellationToken.None);
                    break;
                case "planned":
                    record.Planned();
                    break;
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_an_earlier_run_created_is_known_by_its_ids(bool isShared)
    {
        Write(Earlier(JournalState.Created));
        using var journal = Open();
        var (referral, shared) = Record(journal, isShared ? Row(shared: true) : Row()).KnownIds();

        Assert.Equal((Own, Engagement, "CRM-1", "Deal"), (referral.Id, referral.EngagementId, referral.ExternalReferenceId, referral.Name));
        Assert.Equal(isShared ? (Engagement, Own, "m-1", Engagement, "msft") : default, shared is null ? default : (shared.EngagementId, shared.Referral!.Id, shared.ConnectedReferral!.Id, shared.ConnectedReferral.EngagementId, shared.ConnectedReferral.OrganizationId));
    }

    [Fact]
    public void Of_half_a_deal_only_the_own_leg_is_known()
    {
        Write(new JournalLine { State = JournalState.Sending, Row = 7, Key = "id:CRM-1", Hash = "h", Id = Own });
        using var journal = Open();
        Assert.Equal((Own, null), (Record(journal, Row(shared: true)).KnownIds().Shared!.Referral!.Id, Record(journal, Row(shared: true)).KnownIds().Shared!.ConnectedReferral));
    }

    [Fact]
    public async Task Without_a_journal_a_row_goes_its_way_as_well()
    {
        var row = Row(shared: true);
        var record = new RowRecord(null, _client, row, new RowKeys().Next(row.Referral));
        record.Planned();
        await record.SendingAsync(ReferralLeg.Own, CancellationToken.None);
        Assert.Equal((TestClock.Start, true), (record.SentAt, record.MayBeUnderWay));
        Hear(TestClock.Start);
        record.Failed(JournalState.Unknown, Doubt(wasReported: true));
        Assert.True(record.IsAccepted);
        record.Abandoned();
        Assert.False(record.MayBeUnderWay);
        await record.CreatedAsync(ReferralLeg.Own, new Referral { Id = Own, EngagementId = Engagement }, CancellationToken.None);
        record.Changed(new Referral(), isOwn: true);
        Assert.Equal((Own, null), (record.OwnLegId, record.Prior));
    }

    [Theory]
    [InlineData("CRM-1")]
    [InlineData(null)]
    public async Task What_exists_is_no_failure_of_the_row_when_the_disk_takes_no_more(string? externalId)
    {
        var isFull = false;
        using var journal = Journal.Open(_folder.File("run.jsonl"), "s", _clock, _ =>
        {
            if (Volatile.Read(ref isFull))
            {
                throw new IOException("No space left on device");
            }
        });
        var record = Record(journal, Row(externalId));
        await record.SendingAsync(ReferralLeg.Own, CancellationToken.None);
        Volatile.Write(ref isFull, true);
        await record.CreatedAsync(ReferralLeg.Own, new Referral { Id = Own }, CancellationToken.None);
        Assert.False(record.MayBeUnderWay);
    }

    private static JournalLine Earlier(JournalState state) => new()
    {
        State = state,
        Row = 7,
        Key = "id:CRM-1",
        Hash = "h",
        SentAt = TestClock.Start.AddMinutes(-10),
        Skew = new ClockSkew(TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(2), isOfStamps: true),
        RequestId = new Guid("22222222-3333-4444-5555-666666666666"),
        IsConnecting = true,
        IsAccepted = true,
        Id = Own,
        EngagementId = Engagement,
        ConnectedId = "m-1",
    };

    private static OutcomeUnknownException Doubt(bool wasReported) => new("Who knows.", "Run it again.") { StatusCode = wasReported ? HttpStatusCode.OK : HttpStatusCode.InternalServerError };

    private static ReferralApiException Api(int status) =>
        new(new ServiceFault { StatusCode = (HttpStatusCode)status, Code = "x" }, "No.", "Wait.", FailureCategory.InvalidOperation);

    private static PartnerReferralException Refusal(int status, bool isInner) =>
        isInner ? new SharedReferralIncompleteException(new SharedReferral { Referral = new Referral { Id = Own } }, Api(status)) : Api(status);

    private static ReferralRunRow Row(string? externalId = "CRM-1") => RunDriver.Row(7, "Deal", externalId);

    private static ReferralRunRow Row(bool shared) => RunDriver.Row(7, "Deal", "CRM-1", shared);

    private RowRecord Record(Journal journal, ReferralRunRow row) => new(journal, _client, row, new RowKeys().Next(row.Referral));

    private async Task WriteAsync(ReferralRunRow row, Func<RowRecord, Task> steps)
    {
        using var journal = Open();
        await steps(Record(journal, row));
    }

    private (JournalState State, string? Id, string? Error) Last()
    {
        using var journal = JournalSnapshot.Open(_folder.File("run.jsonl"));
        var row = Assert.Single(journal.Rows().ToList());
        return (row.State, row.ReferralId, row.ErrorId);
    }

    private Journal Open(string name = "run.jsonl") => Journal.Open(_folder.File(name), "s", _clock);

    private void Write(JournalLine line)
    {
        using var journal = Open();
        journal.Append(line, soon: true);
    }

    private void Hear(DateTimeOffset date) => Hear(_client, date);

    /// <summary>The service tells its time.</summary>
    private void Hear(ReferralClient client, DateTimeOffset date) => client.ServiceClock.HearDate(new ApiResponse
    {
        StatusCode = HttpStatusCode.OK,
        Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Date"] = date.ToString("r") },
        Body = "",
        Sent = _clock.Elapsed,
        Received = _clock.Elapsed,
    });

    /// <summary>All that was written of rows.</summary>
    private List<JournalLine> Lines(string name = "run.jsonl")
    {
        using var file = new FileStream(_folder.File(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var text = new StreamReader(file);
        return [.. text.ReadToEnd().Split('\n').Select(JournalLine.Parse).OfType<JournalLine>()];
    }
}
