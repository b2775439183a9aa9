using System;
using System.Collections.Generic;

namespace PartnerReferrals.Emulator.Store;

/// <summary>A referral's place in a listing by time; the id settles ties. Without a referral it is a place to start from.</summary>
internal readonly record struct ListingPlace(DateTimeOffset Time, Guid Id, StoredReferral? Referral = null)
{
    public static readonly IComparer<ListingPlace> Order = Comparer<ListingPlace>.Create(
        static (left, right) => left.Time.CompareTo(right.Time) is var byTime and not 0 ? byTime : left.Id.CompareTo(right.Id));
}
