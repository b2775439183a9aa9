using System;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;
using PartnerReferrals.Sending;

namespace PartnerReferrals.Bulk;

/// <summary>What a run knows of one row, and its way into the journal: each line holds all of it.</summary>
internal sealed class RowRecord : ISendLog
{
    private readonly Journal? _journal;
    private readonly IClock _clock;
    private readonly ReferralRunRow _row;
    private readonly RowKey _key;
    private bool _isConnecting;
    private bool _isAnnounced;
    private bool _isAccepted;
    private string? _id;
    private string? _engagementId;
    private string? _connectedId;

    internal RowRecord(Journal? journal, IClock clock, ReferralRunRow row, RowKey key)
    {
        _journal = journal;
        _clock = clock;
        _row = row;
        _key = key;
        Prior = journal?.Find(key, row.Row);
        RequestId = Prior?.RequestId is { } id && id != Guid.Empty ? id : Guid.NewGuid();
        SentAt = Prior is { State: JournalState.Sending or JournalState.Unknown } ? Prior.SentAt : null;
        _isConnecting = Prior?.IsConnecting ?? false;
        _isAccepted = Prior?.IsAccepted ?? false;
        _id = Prior?.Id;
        _engagementId = Prior?.EngagementId;
        _connectedId = Prior?.ConnectedId;
    }

    /// <summary>What an earlier run knew.</summary>
    internal JournalLine? Prior { get; }

    /// <summary>Idempotency id; the same again in every run.</summary>
    internal Guid RequestId { get; }

    /// <summary>When the leg under way was sent; null when nothing may be under way.</summary>
    internal DateTimeOffset? SentAt { get; private set; }

    /// <summary>The own leg of a shared deal exists.</summary>
    internal string? OwnLegId => _row.Legs is not null ? _id : null;

    /// <summary>Microsoft's leg may have been sent.</summary>
    internal bool IsConnecting => _isConnecting;

    /// <summary>The service reported success for what is under way.</summary>
    internal bool IsAccepted => _isAccepted;

    /// <summary>Something of this row may have reached the service without its outcome being known.</summary>
    internal bool MayBeUnderWay => SentAt is not null;

    public Task SendingAsync(ReferralLeg leg, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        SentAt = _clock.UtcNow;
        _isAnnounced = true;
        _isAccepted = false;
        _isConnecting = leg == ReferralLeg.Microsoft;
        return _journal is null ? Task.CompletedTask : _journal.AppendAsync(Line(JournalState.Sending));
    }

    public Task CreatedAsync(ReferralLeg leg, Referral referral, CancellationToken cancellationToken)
    {
        _engagementId = referral.EngagementId ?? _engagementId;
        if (leg == ReferralLeg.Microsoft)
        {
            _connectedId = referral.Id;
        }
        else
        {
            _id = referral.Id;
        }

        SentAt = null;
        _isAnnounced = false;
        _isAccepted = false;

        // Nobody waits for this: if it is lost, the referral is searched for, and found.
        var isDone = _row.Legs is null || leg == ReferralLeg.Microsoft;
        _journal?.Append(Line(isDone ? JournalState.Created : JournalState.Sending), soon: true);
        return Task.CompletedTask;
    }

    internal void Planned() => _journal?.Append(Line(JournalState.Planned), soon: false);

    internal void Failed(JournalState state, PartnerReferralException error)
    {
        if (state != JournalState.Unknown)
        {
            SentAt = null;
        }
        else
        {
            _isAccepted |= (error as OutcomeUnknownException ?? error.InnerException as OutcomeUnknownException)?.ServiceReportedSuccess == true;
        }

        _journal?.Append(Line(state == JournalState.Planned ? Unsent : state, error.ErrorId), soon: true);
    }

    /// <summary>The announced send certainly did not happen. What an earlier run left under way stays so.</summary>
    internal void Abandoned()
    {
        if (_isAnnounced)
        {
            SentAt = null;
            _journal?.Append(Line(Unsent), soon: true);
        }
    }

    /// <summary>The own leg is known, by id or as the service gave it.</summary>
    internal void OwnLegIs(Referral own)
    {
        _id = own.Id;
        _engagementId = own.EngagementId ?? _engagementId;
    }

    /// <summary>The row as an earlier run left it: ids only.</summary>
    internal (Referral Referral, SharedReferral? Shared) KnownIds()
    {
        var own = new Referral { Id = _id, EngagementId = _engagementId, ExternalReferenceId = _row.Referral.ExternalReferenceId, Name = _row.Referral.Name };
        var shared = _row.Legs is null
            ? null
            : new SharedReferral
            {
                EngagementId = _engagementId,
                Referral = own,
                ConnectedReferral = _connectedId is null ? null : new Referral { Id = _connectedId, EngagementId = _engagementId, OrganizationId = "msft" },
            };
        return (own, shared);
    }

    // One leg of two is no state to rest in.
    private JournalState Unsent => OwnLegId is null ? JournalState.Planned : JournalState.Sending;

    private JournalLine Line(JournalState state, string? error = null) => new()
    {
        State = state,
        Row = _row.Row,
        Key = _key.Key,
        Hash = _key.PayloadHash,
        SentAt = SentAt,
        RequestId = RequestId,
        IsConnecting = _isConnecting,
        IsAccepted = _isAccepted,
        Id = _id,
        EngagementId = _engagementId,
        ConnectedId = _connectedId,
        Error = error,
    };
}
