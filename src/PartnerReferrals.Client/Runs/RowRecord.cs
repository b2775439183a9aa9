using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Creating;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Runs;

/// <summary>What a run knows of one row, and its way into the journal: each line holds all of it.</summary>
internal sealed class RowRecord : ISendLog
{
    private readonly Journal? _journal;
    private readonly ReferralClient _client;
    private readonly ReferralRunRow _row;
    private readonly RowKey _key;
    private readonly object _lock = new();
    private bool _isConnecting;
    private bool _isAnnounced;
    private bool _isAccepted;
    private bool _wasTurnedAway;
    private string? _id;
    private string? _engagementId;
    private string? _connectedId;

    internal RowRecord(Journal? journal, ReferralClient client, ReferralRunRow row, RowKey key)
    {
        _journal = journal;
        _client = client;
        _row = row;
        _key = key;
        Prior = journal?.Find(key, row.Row);
        RequestId = Prior?.RequestId is { } id && id != Guid.Empty ? id : Guid.NewGuid();
        SentAt = Prior is { State: JournalState.Sending or JournalState.Unknown } ? Prior.SentAt : null;
        Skew = SentAt is null ? null : Prior!.Skew;
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

    /// <summary>How far the service's clock was ahead of this machine's then; null where it was not known.</summary>
    internal ClockSkew? Skew { get; private set; }

    /// <summary>The own leg of a shared deal exists.</summary>
    internal string? OwnLegId => _row.Legs is not null ? _id : null;

    /// <summary>The service reported success for what is under way.</summary>
    internal bool IsAccepted => _isAccepted;

    /// <summary>An earlier run may have sent something of this row, and this one has sent nothing of it yet.</summary>
    internal bool IsUnderWayFromEarlier => MayBeUnderWay && !_isAnnounced;

    /// <summary>No run has made or sent anything of it, as far as is known: what was only planned or was refused may have been made by somebody else since.</summary>
    internal bool IsUnsent => Prior is null or { Id: null } && !MayBeUnderWay;

    /// <summary>Something of this row may have reached the service without its outcome being known.</summary>
    internal bool MayBeUnderWay => SentAt is not null;

    public Task SendingAsync(ReferralLeg leg, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            SentAt = _client.Options.Clock.UtcNow;
            Skew = _client.ServiceClock.Skew;
            _isAnnounced = true;
            _isAccepted = false;
            _isConnecting = leg == ReferralLeg.Microsoft;
            if (_journal is null)
            {
                return Task.CompletedTask;
            }

            AwaitTime(Skew is null);
            Skew ??= _client.ServiceClock.Skew;
            return _journal.AppendAsync(Line(JournalState.Sending));
        }
    }

    public void TurnedAway()
    {
        lock (_lock)
        {
            _wasTurnedAway = true;
        }
    }

    public Task CreatedAsync(ReferralLeg leg, Referral referral, CancellationToken cancellationToken)
    {
        lock (_lock)
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

            NothingUnderWay();
            _isAnnounced = false;
            _isAccepted = false;
            _wasTurnedAway = false;

            var isDone = _row.Legs is null || leg == ReferralLeg.Microsoft;
            return KeepAsync(isDone ? JournalState.Created : JournalState.Sending);
        }
    }

    /// <summary>
    /// Writes down what was created. If the line is lost, the referral is searched for and found by its external id, so nobody waits. Of equal rows
    /// without one, the next run could find them the other way round: such a row is told only when its line is on disk.
    /// </summary>
    private Task KeepAsync(JournalState state)
    {
        if (_journal is null)
        {
            return Task.CompletedTask;
        }

        if (RowKey.IsByContent(_key.Key))
        {
            return UntilWrittenAsync(_journal.AppendAsync(Line(state)));
        }

        _journal.Append(Line(state), soon: true);
        return Task.CompletedTask;
    }

    // The referral exists, whatever the disk does; a disk that takes no more ends the run with the next send.
    private static async Task UntilWrittenAsync(Task writing)
    {
        try
        {
            await writing.ConfigureAwait(false);
        }
        catch (JournalException)
        {
        }
    }

    internal void Planned() => _journal?.Append(Line(JournalState.Planned), soon: false);

    internal void Failed(JournalState state, PartnerReferralException error)
    {
        lock (_lock)
        {
            Append(state, error);
        }
    }

    private void Append(JournalState state, PartnerReferralException error)
    {
        if (IsUnderWayFromEarlier)
        {
            // Nothing was sent by this run, so what failed is something else: all that an earlier run left open stays open.
            state = JournalState.Unknown;
        }
        else if (_isAnnounced && (WasTurnedAway(error) || (_wasTurnedAway && state == JournalState.Planned)))
        {
            // The service says that it did nothing. The next run checks whether that is so before it sends, whatever kept this one from sending again.
            state = JournalState.Sending;
        }
        else if (state != JournalState.Unknown)
        {
            NothingUnderWay();
        }

        if (state == JournalState.Unknown)
        {
            _isAccepted |= (error as OutcomeUnknownException ?? error.InnerException as OutcomeUnknownException)?.ServiceReportedSuccess == true;
        }

        _journal?.Append(Line(state == JournalState.Planned ? Unsent : state, error.ErrorId), soon: true);
    }

    /// <summary>The announced send certainly did not happen, unless it was turned away before. What an earlier run left under way stays so.</summary>
    internal void Abandoned()
    {
        lock (_lock)
        {
            if (_isAnnounced && !_wasTurnedAway)
            {
                NothingUnderWay();
                _journal?.Append(Line(Unsent), soon: true);
            }
        }
    }

    /// <summary>The referral of the row has what the row says now. It stays one that this journal created, if it was.</summary>
    /// <param name="changed">The referral as it is.</param>
    /// <param name="isOwn">This row made it so: where nothing differed, its version is somebody else's.</param>
    internal void Changed(Referral changed, bool isOwn)
    {
        lock (_lock)
        {
            _id = changed.Id ?? _id;
            _engagementId = changed.EngagementId ?? _engagementId;
            _journal?.Append(Line(Prior?.State == JournalState.Created ? JournalState.Created : JournalState.Updated, eTag: isOwn || changed.ETag == Prior?.ETag ? changed.ETag : null), soon: true);
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

    private static bool WasTurnedAway(PartnerReferralException error) =>
        (error as ReferralApiException ?? error.InnerException as ReferralApiException) is { StatusCode: (HttpStatusCode)429 or HttpStatusCode.ServiceUnavailable };

    private void NothingUnderWay()
    {
        SentAt = null;
        AwaitTime(false);
    }

    /// <summary>What was written down before the service told its time is written down again when it does.</summary>
    private void AwaitTime(bool isAwaited)
    {
        _client.ServiceClock.Learned -= WriteTime;
        if (isAwaited)
        {
            _client.ServiceClock.Learned += WriteTime;
        }
    }

    private void WriteTime()
    {
        lock (_lock)
        {
            if (MayBeUnderWay && _isAnnounced && Skew is null)
            {
                Skew = _client.ServiceClock.Skew;
                _journal!.Append(Line(JournalState.Sending), soon: true);
            }
        }
    }

    // One leg of two is no state to rest in.
    private JournalState Unsent => OwnLegId is null ? JournalState.Planned : JournalState.Sending;

    private JournalLine Line(JournalState state, string? error = null, string? eTag = null) => new()
    {
        State = state,
        Row = _row.Row,
        Key = _key.Key,
        Hash = _key.PayloadHash,
        SentAt = SentAt,
        Skew = SentAt is null ? null : Skew,
        RequestId = RequestId,
        IsConnecting = _isConnecting,
        IsAccepted = _isAccepted,
        Id = _id,
        EngagementId = _engagementId,
        ConnectedId = _connectedId,
        ETag = eTag,
        Error = error,
    };
}
