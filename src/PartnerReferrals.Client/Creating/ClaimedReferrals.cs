using System;
using System.Collections.Generic;

namespace PartnerReferrals.Creating;

/// <summary>
/// Ids that already belong to a row, so that two identical rows never share a referral. Remembered only as long as a search can reach back.
/// Not thread-safe.
/// </summary>
internal sealed class ClaimedReferrals
{
    private static readonly TimeSpan GenerationLength = TimeSpan.FromSeconds(15);

    private readonly LinkedList<Generation> _generations = new();

    /// <summary>Whether somebody has it.</summary>
    internal bool Contains(string id) => Contains(KeyOf(id));

    /// <summary>Takes an id; false when somebody has it.</summary>
    internal bool TryClaim(string id, TimeSpan now)
    {
        var key = KeyOf(id);
        if (Contains(key))
        {
            return false;
        }

        if (_generations.Last is not { } last || now - last.Value.Began > GenerationLength)
        {
            last = _generations.AddLast(new Generation(now));
        }

        last.Value.Ids.Add(key);
        last.Value.LastClaim = now;
        return true;
    }

    /// <summary>Forgets ids that were claimed before <paramref name="horizon"/>.</summary>
    internal void Forget(TimeSpan horizon)
    {
        while (_generations.First is { } first && first.Value.LastClaim < horizon && first != _generations.Last)
        {
            _generations.RemoveFirst();
        }
    }

    internal bool IsForgettingDue(TimeSpan now) => _generations.Last is { } last && now - last.Value.Began > GenerationLength;

    private bool Contains(Guid key)
    {
        foreach (var generation in _generations)
        {
            if (generation.Ids.Contains(key))
            {
                return true;
            }
        }

        return false;
    }

    // Ids are GUIDs; one that is not is reduced to the size of one.
    private static Guid KeyOf(string id)
    {
        if (Guid.TryParse(id, out var guid))
        {
            return guid;
        }

        using var sha = System.Security.Cryptography.SHA256.Create();
        var bytes = new byte[16];
        Array.Copy(sha.ComputeHash(System.Text.Encoding.UTF8.GetBytes(id)), bytes, bytes.Length);
        return new Guid(bytes);
    }

    private sealed class Generation(TimeSpan began)
    {
        internal TimeSpan Began { get; } = began;

        internal TimeSpan LastClaim { get; set; } = began;

        internal HashSet<Guid> Ids { get; } = [];
    }
}
