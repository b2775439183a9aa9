using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Creating;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Creating;

/// <summary>
/// Which referrals of the list can be what came of a create, by when they were created. It was sent at zero; one minute of tolerance before, the listing delay
/// of five and one more after are certain, fifteen minutes around that are near, and twenty-six hours are possible while nothing was seen of the service's stamps.
/// </summary>
public class CreateMatcherTests
{
    private readonly TestClock _clock = new();
    private readonly ServiceClock _service;

    public CreateMatcherTests() => _service = new ServiceClock(_clock);

    [Theory]
    [InlineData("-00:16:01", nameof(Likeness.Different))]
    [InlineData("-00:16:00", nameof(Likeness.Possible))]
    [InlineData("-00:01:01", nameof(Likeness.Possible))]
    [InlineData("-00:01:00", nameof(Likeness.Same))]
    [InlineData("00:06:00", nameof(Likeness.Same))]
    [InlineData("00:06:01", nameof(Likeness.Possible))]
    [InlineData("2.00:00:00", nameof(Likeness.Possible))]
    [InlineData(null, nameof(Likeness.Possible))]
    public void Told_by_its_content_it_is_what_was_created_then(string? created, string likeness)
    {
        Hear(stamps: true);
        Assert.Equal(likeness, LikenessOf(TestClients.Deal(), created));
    }

    [Theory]
    [InlineData("-1.02:01:01", nameof(Likeness.Different))]
    [InlineData("-1.02:01:00", nameof(Likeness.Possible))]
    [InlineData("-00:01:00", nameof(Likeness.Same))]
    public void While_no_stamp_was_seen_it_may_be_of_any_time_zone(string created, string likeness)
    {
        Hear(stamps: false);
        Assert.Equal(likeness, LikenessOf(TestClients.Deal(), created));
    }

    [Theory]
    [InlineData("-00:16:01", true, nameof(Likeness.Different))]
    [InlineData("-00:16:00", true, nameof(Likeness.Same))]
    [InlineData("40.00:00:00", true, nameof(Likeness.Same))]
    [InlineData(null, true, nameof(Likeness.Same))]
    [InlineData("-00:16:01", false, nameof(Likeness.Possible))]
    [InlineData("-40.00:00:00", false, nameof(Likeness.Possible))]
    [InlineData("-00:16:00", false, nameof(Likeness.Same))]
    public void Told_by_its_external_id_only_what_was_there_before_is_anothers(string? created, bool stamps, string likeness)
    {
        Hear(stamps);
        Assert.Equal(likeness, LikenessOf(TestClients.Deal(externalId: "CRM-1"), created));
    }

    [Theory]
    [InlineData("00:00:00", true, nameof(Likeness.Possible))]
    [InlineData("-00:10:00", true, nameof(Likeness.Different))]
    [InlineData("-00:10:00", false, nameof(Likeness.Possible))]
    [InlineData("-00:20:00", false, nameof(Likeness.Different))]
    public void One_that_is_like_it_in_its_name_alone_has_to_be_of_the_time(string created, bool stamps, string likeness)
    {
        Hear(stamps);
        var listed = TestClients.Deal();
        listed.CustomerProfile!.Name = "Another";
        Assert.Equal(likeness, LikenessOf(TestClients.Deal(), created, listed));
    }

    [Fact]
    public void What_an_earlier_process_sent_is_told_by_the_clock_it_had()
    {
        Hear(stamps: true);
        var unknown = SendTime.Earlier(TestClock.Start, null, TimeSpan.FromSeconds(30), _clock);
        var known = SendTime.Earlier(TestClock.Start, new ClockSkew(TimeSpan.Zero, TimeSpan.Zero, isOfStamps: true), TimeSpan.FromSeconds(30), _clock);

        // Of the one even what was created hours before is certain, of the other a quarter of an hour.
        Assert.Equal(nameof(Likeness.Same), LikenessOf(TestClients.Deal(), "-05:00:00", time: unknown));
        Assert.Equal(nameof(Likeness.Different), LikenessOf(TestClients.Deal(), "-05:00:00", time: known));
        Assert.Equal(nameof(Likeness.Same), LikenessOf(TestClients.Deal(), "-00:16:00", time: known));
    }

    [Fact]
    public void While_no_stamp_was_seen_what_an_earlier_process_sent_by_the_stamps_is_certain_to_a_quarter_of_an_hour()
    {
        Hear(stamps: false);
        var known = SendTime.Earlier(TestClock.Start, new ClockSkew(TimeSpan.Zero, TimeSpan.Zero, isOfStamps: true), TimeSpan.FromSeconds(30), _clock);
        Assert.Equal(nameof(Likeness.Same), LikenessOf(TestClients.Deal(), "-00:16:00", time: known));
        Assert.Equal(nameof(Likeness.Possible), LikenessOf(TestClients.Deal(), "-05:00:00", time: known));
    }

    [Theory]
    [InlineData("00:09:00", nameof(Likeness.Same))]
    [InlineData("00:09:01", nameof(Likeness.Possible))]
    public void Where_an_equal_one_took_what_may_be_its_it_can_be_what_was_created_as_late_as_the_others(string created, string likeness)
    {
        Hear(stamps: true);
        var time = SendTime.Here(TimeSpan.Zero, TimeSpan.Zero, _clock);
        var (create, other) = (Sent(TestClients.Deal(), time), Sent(TestClients.Deal(), time));
        (create.ProofAt, other.ProofAt) = (TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(8));
        create.WaitAsLongAs(other);
        Assert.Equal(likeness, LikenessOf(create, TestClients.Deal(), created));
    }

    [Theory]
    [InlineData(true, false, "-00:01:00")]
    [InlineData(true, true, "-00:16:00")]
    [InlineData(false, false, "-00:01:00")]
    [InlineData(false, true, "-1.02:01:00")]
    public void The_list_is_read_from_what_is_certain_and_for_a_proof_from_what_is_possible(bool stamps, bool isDeciding, string since)
    {
        Hear(stamps);
        var matcher = new CreateMatcher(Sent(TestClients.Deal(), SendTime.Here(TimeSpan.Zero, TimeSpan.Zero, _clock)), _service, new ReconcileOptions(), isDeciding);

        Assert.Equal(Moment(since), matcher.Since);
        Assert.Equal(Moment("-00:01:00"), matcher.CertainSince);
    }

    private static DateTimeOffset Moment(string offset) => TestClock.Start + TimeSpan.Parse(offset, CultureInfo.InvariantCulture);

    private static InDoubtCreate Sent(Referral referral, SendTime time) =>
        new() { Fingerprint = PayloadFingerprint.Of(referral), Leg = ReferralLeg.Own, SentAt = TestClock.Start, Time = time };

    private string LikenessOf(Referral sent, string? created, Referral? listed = null, SendTime? time = null)
    {
        return LikenessOf(Sent(sent, time ?? SendTime.Here(TimeSpan.Zero, TimeSpan.Zero, _clock)), listed ?? TestClients.Deal(externalId: sent.ExternalReferenceId), created);
    }

    private string LikenessOf(InDoubtCreate create, Referral listed, string? created)
    {
        listed.CreatedDateTime = created is null ? null : Moment(created);
        var matcher = new CreateMatcher(create, _service, new ReconcileOptions(), isDeciding: false);
        return matcher.LikenessTo(new SeenReferral(listed, TimeSpan.Zero), _service.KnowsStamps).ToString();
    }

    private void Hear(bool stamps)
    {
        var answer = new ApiResponse
        {
            StatusCode = HttpStatusCode.OK,
            Headers = new Dictionary<string, string> { ["Date"] = TestClock.Start.ToString("r", CultureInfo.InvariantCulture) },
            Body = "",
        };
        _service.HearDate(answer);
        if (stamps)
            _service.HearStamp(TestClock.Start, answer);
    }
}
