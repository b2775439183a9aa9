using System;
using System.Globalization;

namespace PartnerReferrals.Http;

/// <summary>The <c>Retry-After</c> header: seconds or an HTTP date, and whatever else services send in its place.</summary>
internal static class RetryAfter
{
    /// <summary>How long to wait; null where the value says nothing usable, which includes zero and the past.</summary>
    /// <param name="value">The header.</param>
    /// <param name="serverNow">The service's own time: a date is meant by its clock, not ours.</param>
    internal static TimeSpan? Parse(string? value, DateTimeOffset serverNow)
    {
        if (value is null)
        {
            return null;
        }

        var text = value.Trim().Trim('"');
        TimeSpan wait;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) && !double.IsNaN(seconds))
        {
            wait = seconds > TimeSpan.MaxValue.TotalSeconds / 2 ? TimeSpan.MaxValue : TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
        }
        else if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            wait = date - serverNow;
        }
        else
        {
            return null;
        }

        return wait > TimeSpan.Zero ? wait : null;
    }
}
