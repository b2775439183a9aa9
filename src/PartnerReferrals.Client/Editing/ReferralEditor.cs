using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Editing;

/// <summary>Makes changes: reads what has to be known, checks, sends one patch, and explains a lost race. Thread-safe.</summary>
internal sealed class ReferralEditor
{
    // Somebody else changed the referral between reading and patching: read again, but not for ever.
    private const int MaxRounds = 4;

    private readonly ReferralClient _client;
    private readonly RequestContext? _context;

    /// <summary>Makes an editor.</summary>
    /// <param name="client">The service.</param>
    /// <param name="context">What each call brings along; null for nothing.</param>
    public ReferralEditor(ReferralClient client, RequestContext? context = null)
    {
        _client = client ?? throw new ArgumentNullException(nameof(client));
        _context = context;
    }

    /// <summary>Checks a change against what the caller knows; nothing is sent.</summary>
    /// <param name="request">The change.</param>
    public EditPlan Preview(EditRequest request) =>
        request.Edit.Plan(Context(IsWhole(request.Current) ? request.Current : null, request.Connected, isFresh: false));

    /// <summary>Makes a change.</summary>
    /// <param name="request">The change.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="OperationCanceledException">It was stopped before anything was sent.</exception>
    /// <exception cref="OutcomeUnknownException">It was stopped, or its answer was lost, when it may have been made.</exception>
    /// <exception cref="ReferralValidationException">It would be refused; nothing was sent.</exception>
    /// <exception cref="ReferralConflictException">Somebody else changed the referral since the caller read it.</exception>
    /// <exception cref="PartnerReferralException">Any other failure of the calls.</exception>
    public async Task<EditResult> ApplyAsync(EditRequest request, CancellationToken cancellationToken)
    {
        var current = IsWhole(request.Current) ? request.Current : null;
        var isFresh = current is null && !request.Force;
        if (isFresh)
        {
            current = await ReadAsync(request.Id, cancellationToken).ConfigureAwait(false);
        }

        var plan = await PlanAsync(request, current, isFresh, cancellationToken).ConfigureAwait(false);
        if (!isFresh && (plan.NeedsRead || (request.Force && plan.Patch.Appends)))
        {
            isFresh = true;
            current = await ReadAsync(request.Id, cancellationToken).ConfigureAwait(false);
            plan = await PlanAsync(request, current, isFresh: true, cancellationToken).ConfigureAwait(false);
        }

        return await FinishAsync(request, current, plan, isFresh, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a referral and works out what would be sent for it; nothing is.</summary>
    /// <param name="request">The change.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="ReferralConflictException">The referral is newer than what the caller knows of it.</exception>
    public async Task<EditPlan> PlanAsync(EditRequest request, CancellationToken cancellationToken)
    {
        var current = await ReadAsync(request.Id, cancellationToken).ConfigureAwait(false);
        var plan = await PlanAsync(request, current, isFresh: true, cancellationToken).ConfigureAwait(false);
        RefuseOlder(request, current, plan);
        return plan;
    }

    private async Task<EditResult> FinishAsync(EditRequest request, Referral? current, EditPlan plan, bool isFresh, CancellationToken cancellationToken)
    {
        for (var round = 1; ; round++)
        {
            if (isFresh && current is not null)
            {
                RefuseOlder(request, current, plan);
            }

            if (plan.IsRefused)
            {
                throw new ReferralValidationException([.. plan.Faults.Where(f => f.Severity == FaultSeverity.Error)]);
            }

            if (plan.Changes.Count == 0)
            {
                return new EditResult { IsChanged = false, Referral = current, Summary = "", Warnings = plan.Faults };
            }

            try
            {
                var changed = await SendAsync(request, current, plan, isFresh, cancellationToken).ConfigureAwait(false);
                return new EditResult { IsChanged = true, Referral = changed, Summary = plan.Summary, Warnings = plan.Faults };
            }
            catch (ReferralApiException refusal) when (IsLostRace(refusal) && isFresh && (request.Force || !request.KnowsState) && round < MaxRounds)
            {
                // The caller knows no state that theirs could be held against, or does not care: what still differs from the present one is sent.
                current = await ReadAsync(request.Id, cancellationToken).ConfigureAwait(false);
                plan = await PlanAsync(request, current, isFresh: true, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What the caller wants was written from an older state than the service has now: of what differs nobody knows who is right.</summary>
    private static void RefuseOlder(EditRequest request, Referral current, EditPlan plan)
    {
        if (!request.Force && plan.Changes.Count > 0 && request.IsOlderThan(current))
        {
            var fields = plan.Changes.Select(change => new FieldConflict(change.Name, null, change.Show(change.Pointer.Find(current.Json)), change.Show(change.Value)));
            throw new ReferralConflictException(current, [.. fields], null);
        }
    }

    private static bool IsLostRace(ReferralApiException refusal) => (int)refusal.StatusCode is 409 or 412;

    private async Task<EditPlan> PlanAsync(EditRequest request, Referral? current, bool isFresh, CancellationToken cancellationToken)
    {
        var plan = request.Edit.Plan(Context(current, request.Connected, isFresh));
        if (request.Connected is not null || current is null || plan.IsRefused || plan.Changes.Count == 0 || !request.Edit.NeedsConnected(current))
        {
            return plan;
        }

        var connected = await FindConnectedAsync(current, cancellationToken).ConfigureAwait(false);
        return connected is null ? plan : request.Edit.Plan(Context(current, connected, isFresh));
    }

    private async Task<Referral?> SendAsync(EditRequest request, Referral? current, EditPlan plan, bool isFresh, CancellationToken cancellationToken)
    {
        // What was read just now was found to be no newer than what the caller knows, or he does not care. An addition is made to the version that lacks it all
        // the same: sent twice, it would be there twice.
        var eTag = request.Force && !plan.Patch.Appends ? null : isFresh ? current?.ETag : request.ETag ?? request.Current?.ETag ?? current?.ETag;
        try
        {
            return await _client.PatchAsync(request.Id, plan.Patch, eTag, request.ReturnRepresentation, _context, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (e is not NothingSentException)
        {
            throw new OutcomeUnknownException(
                "The change was given up while it was under way, so nobody knows whether it was made.",
                "Read the referral again before you repeat it.",
                e);
        }
        catch (OutcomeUnknownException) when (!cancellationToken.IsCancellationRequested)
        {
            // An addition that was not repeated, as it might be there twice then: looking tells whether it is there.
            if (await TryReadAsync(request.Id, cancellationToken).ConfigureAwait(false) is { } now && plan.Patch.IsSatisfiedBy(now))
            {
                return now;
            }

            throw;
        }
        catch (ReferralApiException refusal) when ((int)refusal.StatusCode is 403)
        {
            if ((current ?? await TryReadAsync(request.Id, cancellationToken).ConfigureAwait(false)) is { } referral && IsMicrosofts(referral))
            {
                refusal.Advise("This is Microsoft's side of the deal, which only Microsoft changes. Change your own: Get-PartnerReferral -EngagementId " + referral.EngagementId + " shows both.");
            }

            throw;
        }
        catch (ReferralApiException refusal) when (eTag is not null && IsLostRace(refusal) && !request.Force && (request.KnowsState || !isFresh))
        {
            if (await TryReadAsync(request.Id, cancellationToken).ConfigureAwait(false) is not { } theirs)
            {
                throw;
            }

            var fields = plan.Changes.Select(change => new FieldConflict(
                change.Name,
                change.Show(change.Pointer.Find(current!.Json)),
                change.Show(change.Pointer.Find(theirs.Json)),
                change.Show(change.Value)));
            throw new ReferralConflictException(theirs, [.. fields], refusal);
        }
    }

    private Task<Referral> ReadAsync(string id, CancellationToken cancellationToken) => _client.GetAsync(id, _context, cancellationToken);

    private async Task<Referral?> TryReadAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (PartnerReferralException)
        {
            // The refusal says more than the failure to explain it.
            return null;
        }
    }

    private async Task<Referral?> FindConnectedAsync(Referral referral, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(referral.EngagementId))
        {
            return null;
        }

        var query = new ReferralQuery { Filter = "engagementId eq " + ODataLiteral.Text(referral.EngagementId!) };
        var pager = _client.List(query, _context);
        Referral? connected = null;
        while (await pager.NextAsync(cancellationToken).ConfigureAwait(false) is { } page)
        {
            connected = page.Referrals.LastOrDefault(IsMicrosofts) ?? connected;
        }

        return connected;
    }

    private EditContext Context(Referral? current, Referral? connected, bool isFresh) => new()
    {
        Current = current,
        Connected = connected,
        IsFresh = isFresh,

        // Dates are checked against the service's clock, where it is known.
        Now = _client.ServerNow,
    };

    // Every referral has these; one that lacks them is what a $select left of it, or not from the service at all.
    private static bool IsWhole(Referral? referral) => referral is { Status: not null, CustomerProfile: not null, Details: not null, Consent: not null };

    private static bool IsMicrosofts(Referral referral) => string.Equals(referral.OrganizationId, "msft", StringComparison.OrdinalIgnoreCase);
}
