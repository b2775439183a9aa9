using System;
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

    private Journal Open() => Journal.Open(_folder.File("run.jsonl"), "s", _clock);
}
