using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Creating;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Creating;

/// <summary>
/// Between which moments the service can have stamped what was sent, and from when on its absence is a proof. The service is ten minutes ahead of this machine;
/// a clock of which nothing is known may be an hour off; the listing delay is five minutes, and an attempt takes half a minute at most. Times are told from the start.
/// </summary>
public class SendTimeTests
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Doubt = TimeSpan.FromHours(1);
    private static readonly TimeSpan ListingDelay = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(30);

    private readonly TestClock _clock = new();
    private readonly ServiceClock _service;

    public SendTimeTests() => _service = new ServiceClock(_clock);

    [Theory]
    [InlineData(true, "00:10:10", "00:10:40")]
    [InlineData(false, "-00:59:20", "01:00:40")]
    public void What_was_sent_here_was_stamped_between_its_first_attempt_and_its_loss(bool isHeard, string earliest, string latest)
    {
        Hear(isHeard);
        _clock.Advance(TimeSpan.FromSeconds(40));
        var time = SendTime.Here(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(40), _clock);

        Assert.Equal((Moment(earliest), Moment(latest)), Stamps(time));
        Assert.Equal(TimeSpan.FromSeconds(40) + ListingDelay, time.ProofAt(_service, ListingDelay, Doubt));
        Assert.Equal(TimeSpan.FromSeconds(10), time.SentFrom);
        Assert.True(time.IsInThisProcess);
        Assert.True(time.IsByServiceClock);
    }

    /// <summary>When it was sent and how far ahead the service was, as the journal says; then what follows a minute after the start.</summary>
    [Theory]
    [InlineData("-00:02:00", "00:10:00", "00:11:00", "00:08:00", "00:09:30", "00:04:30")]
    [InlineData("-01:00:00", "00:10:00", "00:11:00", "-00:50:00", "-00:48:30", "-00:53:30")]
    [InlineData("00:00:00", "00:10:00", "00:12:00", "00:10:00", "00:11:30", "00:06:30")]
    [InlineData("00:01:00", "00:10:00", "00:10:00", "00:11:00", "00:11:30", "00:06:30")]
    [InlineData("00:01:01", "00:10:00", "00:10:00", null, "00:11:30", "00:06:30")]
    [InlineData("1.00:00:00", "00:10:00", "00:10:00", null, "00:11:30", "00:06:30")]
    [InlineData("-02:00:00", null, null, "-02:50:00", "-00:49:30", "-00:54:29")]
    [InlineData("00:00:00", null, null, "-00:50:00", "00:11:30", "00:06:30")]
    [InlineData("02:00:00", null, null, null, "00:11:30", "00:06:30")]
    public void What_an_earlier_process_sent_was_stamped_when_its_journal_says_but_not_later_than_now(string sent, string? least, string? most, string? earliest, string latest, string proof)
    {
        Hear(isHeard: true);
        _clock.Advance(TimeSpan.FromMinutes(1));
        var time = SendTime.Earlier(Moment(sent), Skew(least, most), AttemptTimeout, _clock);

        Assert.Equal((earliest is null ? DateTimeOffset.MinValue : Moment(earliest), Moment(latest)), Stamps(time));

        // Without a skew it is reckoned from the service's date, which is cut to the second.
        Assert.Equal(Span(proof), time.ProofAt(_service, ListingDelay, Doubt));
        Assert.Equal(SendTime.LongAgo, time.SentFrom);
        Assert.False(time.IsInThisProcess);
    }

    [Fact]
    public void While_the_service_is_silent_absence_is_proven_by_the_whole_delay()
    {
        Hear(isHeard: false);
        _clock.Advance(TimeSpan.FromMinutes(1));
        var time = SendTime.Earlier(Moment("-1.00:00:00"), Skew("00:10:00", "00:10:00"), AttemptTimeout, _clock);

        Assert.Equal(Span("00:06:30"), time.ProofAt(_service, ListingDelay, Doubt));
        Assert.Equal((Moment("-23:50:00"), Moment("-23:49:30")), Stamps(time));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void An_earlier_processs_time_is_the_services_where_its_stamps_had_been_seen(bool? isOfStamps, bool isByServiceClock)
    {
        ClockSkew? skew = isOfStamps is { } known ? new ClockSkew(TimeSpan.Zero, TimeSpan.Zero, known) : null;
        Assert.Equal(isByServiceClock, SendTime.Earlier(TestClock.Start, skew, AttemptTimeout, _clock).IsByServiceClock);
    }

    private static TimeSpan Span(string text) => TimeSpan.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset Moment(string offset) => TestClock.Start + Span(offset);

    private static ClockSkew? Skew(string? least, string? most) => least is null ? null : new ClockSkew(Span(least), Span(most!), isOfStamps: true);

    private (DateTimeOffset Earliest, DateTimeOffset Latest) Stamps(SendTime time)
    {
        var range = time.Stamps(_service, Doubt);
        return (range.Earliest, range.Latest);
    }

    private void Hear(bool isHeard)
    {
        if (!isHeard)
        {
            return;
        }

        var answer = new ApiResponse
        {
            StatusCode = HttpStatusCode.OK,
            Headers = new Dictionary<string, string> { ["Date"] = (TestClock.Start + Ahead).ToString("r", CultureInfo.InvariantCulture) },
            Body = "",
        };
        _service.HearDate(answer);
        _service.HearStamp(TestClock.Start + Ahead, answer);
    }
}
