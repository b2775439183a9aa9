using System;

namespace PartnerReferrals.Hostile;

/// <summary>What happens to one create: whether and when it is made, and what is answered.</summary>
/// <param name="Answer">What comes back.</param>
/// <param name="Commits">Whether the referral is made.</param>
public sealed record CreateFault(CreateAnswer Answer, bool Commits)
{
    /// <summary>Status of an error or a redirect.</summary>
    public int Status { get; init; } = 500;

    /// <summary>How long after its arrival the referral is made; the answer does not wait for it.</summary>
    public TimeSpan CommitAfter { get; init; }

    /// <summary>How long the answer takes.</summary>
    public TimeSpan AnswerAfter { get; init; }

    /// <summary><c>Retry-After</c>, as it is written.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>Code of an error of the API; null for a usual one.</summary>
    public string? Code { get; init; }

    /// <summary>Words of an error of the API; null for usual ones.</summary>
    public string? Words { get; init; }

    /// <summary>How the answer travels.</summary>
    public Delivery Delivery { get; init; }

    /// <summary>The connection breaks before anything was made.</summary>
    public static CreateFault LostBeforeCommit { get; } = new(CreateAnswer.Referral, Commits: false) { Delivery = Delivery.Dropped };

    /// <summary>The connection breaks after it was made.</summary>
    public static CreateFault LostAfterCommit { get; } = new(CreateAnswer.Referral, Commits: true) { Delivery = Delivery.Dropped };

    /// <summary>Nothing is ever answered, though it was made.</summary>
    public static CreateFault SilentAfterCommit { get; } = new(CreateAnswer.Referral, Commits: true) { Delivery = Delivery.Silent };

    /// <summary>The connection breaks at once, and the referral is made later.</summary>
    public static CreateFault CommittedLate(TimeSpan after) => new(CreateAnswer.Referral, Commits: true) { CommitAfter = after, Delivery = Delivery.Dropped };

    /// <summary>A gateway's web page, after or without a commit.</summary>
    public static CreateFault Gateway(int status, bool commits) => new(CreateAnswer.GatewayError, commits) { Status = status };

    /// <summary>A redirect, after or without a commit.</summary>
    public static CreateFault Redirect(int status, bool commits) => new(CreateAnswer.Redirect, commits) { Status = status };

    /// <summary>The service asks to wait, after or without a commit.</summary>
    public static CreateFault AskedToWait(int status, string? retryAfter, bool commits) => new(CreateAnswer.ApiError, commits) { Status = status, RetryAfter = retryAfter };

    /// <summary>An error of the API, after or without a commit.</summary>
    public static CreateFault Error(int status, bool commits) => new(CreateAnswer.ApiError, commits) { Status = status };

    /// <summary>A success that does not show the referral, after or without a commit.</summary>
    public static CreateFault Success(CreateAnswer answer, bool commits) => new(answer, commits);
}
