using System;
using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.Creating;

/// <summary>What one poll of the list returned, and which referral resolves which in-doubt create.</summary>
/// <param name="sought">The creates it is made for.</param>
/// <param name="ownership">What belongs to others.</param>
/// <param name="firstSeen">When (steady time) earlier polls saw an id; this one adds to it.</param>
/// <param name="now">Steady time.</param>
/// <param name="knowsStamps">See <see cref="CreateMatcher.LikenessTo"/>.</param>
internal sealed class PollResult(
    IReadOnlyList<CreateMatcher> sought,
    ReferralOwnership ownership,
    IDictionary<string, TimeSpan> firstSeen,
    Func<TimeSpan> now,
    bool knowsStamps)
{
    private readonly ILookup<string, CreateMatcher> _byKey = sought.ToLookup(s => s.Create.Fingerprint.MatchKey, StringComparer.Ordinal);
    private readonly CreateMatcher[] _deciding = [.. sought.Where(s => s.IsDeciding)];
    private readonly Dictionary<CreateMatcher, List<SeenReferral>> _same = sought.ToDictionary(s => s, _ => new List<SeenReferral>());
    private readonly Dictionary<CreateMatcher, List<SeenReferral>> _possible = [];

    /// <summary>Every id that was seen.</summary>
    internal HashSet<string> Ids { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Everything that is sought was seen, so that the rest of the list need not be read.</summary>
    internal bool IsEnough => !ownership.KeepsClaims && _deciding.Length == 0 && _byKey.All(group => group.All(s => _same[s].Count >= group.Count()));

    /// <summary>Takes note of a referral.</summary>
    internal void See(Referral referral)
    {
        if (referral.Id is not { Length: > 0 } id || !Ids.Add(id) || ownership.IsClaimed(id))
        {
            return;
        }

        // One for all, as it is compared later.
        SeenReferral? seen = null;
        foreach (var one in _byKey[PayloadFingerprint.MatchKeyOf(referral.Json)].Concat(_deciding).Distinct())
        {
            seen ??= new SeenReferral(referral, firstSeen.TryGetValue(id, out var first) ? first : now());
            var likeness = one.LikenessTo(seen, knowsStamps);
            if (likeness == Likeness.Different)
            {
                continue;
            }

            firstSeen[id] = seen.FirstSeen;
            if (likeness == Likeness.Same)
            {
                _same[one].Add(seen);
            }
            else if (one.IsDeciding)
            {
                (_possible.TryGetValue(one, out var list) ? list : _possible[one] = []).Add(seen);
            }
        }
    }

    /// <summary>Assigns what was found to the in-doubt creates it resolves.</summary>
    internal void Resolve(Func<InDoubtCreate, Referral, bool> resolve)
    {
        // Of equal ones first who is known to have a referral; then the latest, who can have the fewest of them. Each takes the oldest it can have.
        foreach (var one in sought.OrderByDescending(s => s.Create.WasReportedCreated).ThenByDescending(s => s.CertainSince))
        {
            foreach (var seen in _same[one].OrderBy(s => s.Referral.CreatedDateTime))
            {
                if (one.Create.IsResolved || ownership.IsClaimed(seen.Id))
                {
                    continue;
                }

                if (ownership.IsContested(seen, Likeness.Same))
                {
                    one.Create.IsContested = true;
                }
                else if (resolve(one.Create, seen.Referral))
                {
                    foreach (var other in sought.Where(s => !s.Create.IsResolved && _same[s].Contains(seen)))
                    {
                        // It may have been this one's. Then the other's own is its, and may come as late as that.
                        other.Create.WaitAsLongAs(one.Create);
                    }

                    break;
                }
            }
        }
    }

    /// <summary>Names for each that was not found what it may be, if there is something. To be asked when the list was read to its end.</summary>
    internal void NamePossible()
    {
        foreach (var pair in _possible)
        {
            foreach (var seen in pair.Value)
            {
                // In this order: a create that ends claims what is its own before it is no longer in flight.
                var isContested = ownership.IsContested(seen, Likeness.Possible);
                if (ownership.IsClaimed(seen.Id))
                {
                    continue;
                }

                pair.Key.Create.IsContested |= isContested;
                pair.Key.Create.PossibleId = isContested ? pair.Key.Create.PossibleId : seen.Id;
            }
        }
    }
}
