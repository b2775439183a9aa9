using System;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Threading;
using PartnerReferrals.Emulator.Deterministic;
using PartnerReferrals.Emulator.Rules;
using PartnerReferrals.Emulator.Schema;
using PartnerReferrals.Emulator.Store;

namespace PartnerReferrals.Emulator.State;

/// <summary>Makes ids and stamps new versions of referrals with their times and ETag.</summary>
internal sealed class ReferralVersions(int seed, EmulatorClock clock)
{
    private readonly SeededGuids _ids = new(seed, "referral");
    private readonly SeededGuids _trackingIds = new(seed, "tracking");
    private int _version = (int)(SeededGuids.Mix((ulong)seed) >> 33);

    public string NewId() => Scalars.Format(_ids.Next());

    /// <summary>An id in Microsoft's own CRM (facts 4.9).</summary>
    public string NewTrackingId() => "7-" + _trackingIds.Next().ToString("N")[..10].ToUpperInvariant();

    /// <summary>The first version: the document holds everything but its stamps.</summary>
    public StoredReferral First(JsonObject document, TimeSpan listingDelay, TimeSpan stampSkew = default)
    {
        var now = clock.Now;
        document["createdDateTime"] = Scalars.FormatStamp(now + stampSkew);
        Stamp(document, now + stampSkew);
        return new StoredReferral(document, now + listingDelay);
    }

    /// <summary>The version after <paramref name="old"/>.</summary>
    public StoredReferral Next(StoredReferral old, JsonObject document, DateTimeOffset? at = null)
    {
        Stamp(document, at ?? clock.Now);
        return new StoredReferral(document, old.ListedFrom);
    }

    private void Stamp(JsonObject document, DateTimeOffset now)
    {
        var stamp = Scalars.FormatStamp(now);
        document["updatedDateTime"] = stamp;
        document["eTag"] = string.Create(
            CultureInfo.InvariantCulture,
            $"\"{(uint)Interlocked.Increment(ref _version):x8}-0000-0100-0000-{(uint)now.ToUnixTimeSeconds():x8}0000\"");
        var status = document.Text("status");
        if (status == StateTable.Active && document["acceptedDateTime"] is null)
        {
            document["acceptedDateTime"] = stamp;
        }
        else if (status == StateTable.Closed && document["closedDateTime"] is null)
        {
            document["closedDateTime"] = stamp;
        }
    }
}
