using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;

namespace PartnerReferrals.Emulator.Store;

/// <summary>
/// All referrals, found by id, by engagement and in listing order. Readers take immutable snapshots and never wait;
/// writers take a lock for a few microseconds.
/// </summary>
internal sealed class ReferralStore
{
    private static readonly ImmutableSortedSet<ListingPlace> Empty =
        ImmutableSortedSet<ListingPlace>.Empty.WithComparer(ListingPlace.Order);

    private readonly object _gate = new();
    private readonly ConcurrentDictionary<Guid, StoredReferral> _byId = new();
    private readonly ConcurrentDictionary<Guid, ImmutableArray<Guid>> _engagements = new();
    private readonly PriorityQueue<Guid, DateTimeOffset> _expirations = new();
    private long _nextExpiration = long.MaxValue;

    /// <summary>Is told of each version that takes its place, in that order; the version before is <see langword="null"/> for a new referral.</summary>
    public Action<StoredReferral?, StoredReferral>? Changed { get; set; }

    public int Count => _byId.Count;

    /// <summary>Every referral, oldest first.</summary>
    public ImmutableSortedSet<ListingPlace> ByCreated { get; private set; } = Empty;

    /// <summary>Every referral, longest unchanged first.</summary>
    public ImmutableSortedSet<ListingPlace> ByUpdated { get; private set; } = Empty;

    public StoredReferral? Find(Guid id) => _byId.GetValueOrDefault(id);

    /// <summary>The referrals that share an engagement, in the order they came.</summary>
    public IReadOnlyList<StoredReferral> InEngagement(Guid engagementId) =>
        _engagements.TryGetValue(engagementId, out var ids) ? [.. ids.Select(Find).OfType<StoredReferral>()] : [];

    public void Add(StoredReferral referral)
    {
        lock (_gate)
        {
            _byId[referral.Id] = referral;
            _engagements[referral.EngagementId] = _engagements.TryGetValue(referral.EngagementId, out var ids)
                ? ids.Add(referral.Id)
                : [referral.Id];
            ByCreated = ByCreated.Add(PlaceByCreated(referral));
            ByUpdated = ByUpdated.Add(PlaceByUpdated(referral));
            if (referral.Expires is { } expires)
            {
                _expirations.Enqueue(referral.Id, expires);
                NoteNextExpiration();
            }

            Changed?.Invoke(null, referral);
        }
    }

    /// <summary>Puts a new version in the place of an old one, unless somebody else was faster.</summary>
    public bool TryReplace(StoredReferral old, StoredReferral changed)
    {
        lock (_gate)
        {
            if (!_byId.TryGetValue(old.Id, out var present) || !ReferenceEquals(present, old))
            {
                return false;
            }

            _byId[old.Id] = changed;
            ByCreated = ByCreated.Remove(PlaceByCreated(old)).Add(PlaceByCreated(changed));
            ByUpdated = ByUpdated.Remove(PlaceByUpdated(old)).Add(PlaceByUpdated(changed));
            Changed?.Invoke(old, changed);
            return true;
        }
    }

    /// <summary>Takes the referrals out of the queue whose invitation has lapsed by now.</summary>
    public IReadOnlyList<StoredReferral> TakeLapsed(DateTimeOffset now)
    {
        if (now.UtcTicks < Volatile.Read(ref _nextExpiration))
        {
            return [];
        }

        var lapsed = new List<StoredReferral>();
        lock (_gate)
        {
            while (_expirations.TryPeek(out var id, out var expires) && expires <= now)
            {
                _expirations.Dequeue();
                lapsed.Add(_byId[id]);
            }

            NoteNextExpiration();
        }

        return lapsed;
    }

    public void Clear()
    {
        lock (_gate)
        {
            _byId.Clear();
            _engagements.Clear();
            _expirations.Clear();
            NoteNextExpiration();
            ByCreated = Empty;
            ByUpdated = Empty;
        }
    }

    private void NoteNextExpiration() => Volatile.Write(
        ref _nextExpiration, _expirations.TryPeek(out _, out var next) ? next.UtcTicks : long.MaxValue);

    private static ListingPlace PlaceByCreated(StoredReferral referral) => new(referral.Created, referral.Id, referral);

    private static ListingPlace PlaceByUpdated(StoredReferral referral) => new(referral.Updated, referral.Id, referral);
}

/// <summary>A referral's place in a listing by time; the id breaks ties. Without a referral it is a place to start from.</summary>
internal readonly record struct ListingPlace(DateTimeOffset Time, Guid Id, StoredReferral? Referral = null)
{
    public static readonly IComparer<ListingPlace> Order = Comparer<ListingPlace>.Create(
        static (left, right) => left.Time.CompareTo(right.Time) is var byTime and not 0 ? byTime : left.Id.CompareTo(right.Id));
}
