using System;

namespace PartnerReferrals.Hostile;

/// <summary>When a process dies.</summary>
internal sealed record KillAt
{
    /// <summary>At its so manieth POST (1 is the first); null for no matter how many.</summary>
    public int? Post { get; init; }

    /// <summary>At its so manieth GET.</summary>
    public int? Read { get; init; }

    /// <summary>The service has done its work by then; else the request never got there.</summary>
    public bool AfterCommit { get; init; }

    /// <summary>After so long, whatever it does.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>At a POST that never gets there.</summary>
    public static KillAt BeforePost(int number) => new() { Post = number };

    /// <summary>At a POST whose answer never gets back.</summary>
    public static KillAt AfterPost(int number) => new() { Post = number, AfterCommit = true };

    /// <summary>After a time.</summary>
    public static KillAt After(TimeSpan time) => new() { Time = time };

    /// <inheritdoc/>
    public override string ToString() =>
        Post is { } post ? $"killed {(AfterCommit ? "after" : "before")} POST {post}" : Read is { } read ? $"killed {(AfterCommit ? "after" : "before")} GET {read}" : $"killed after {Time}";
}
