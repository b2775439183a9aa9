using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Binding;
using PartnerReferrals.Completion;
using PartnerReferrals.Engagements;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Pipeline;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Commands;

/// <summary>
/// <c>Get-PartnerSharedReferral</c>: both legs of co-sell deals as they are now, so what Microsoft answered. The legs of several deals are read side by side.
/// </summary>
[Cmdlet(VerbsCommon.Get, "PartnerSharedReferral", DefaultParameterSetName = ConditionsSet)]
[OutputType(typeof(SharedReferral))]
public sealed class GetPartnerSharedReferralCommand : ReferralConditionsCommand
{
    private const string ObjectSet = "InputObject";
    private const string EngagementSet = "Engagement";
    private const int Capacity = 256;

    private EngagementReader? _reader;
    private RequestContext? _context;
    private WorkerPool<EngagementTarget, EngagementLegs>? _pool;
    private PipelinePump<EngagementTarget, EngagementLegs>? _pump;
    private PipelineOutput? _output;
    private WildcardPattern[]? _microsoftStates;
    private long _row;

    /// <summary>
    /// What names a deal: a shared deal, a referral, an engagement id as text, or an object with an EngagementId or Id, such as a row of an import's summary.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ObjectSet, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    public object? InputObject { get; set; }

    /// <summary>Engagements whose legs to read.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = EngagementSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RecentReferralCompleter))]
    public string[]? EngagementId { get; set; }

    /// <summary>State of Microsoft's leg: a status, a substatus, or both as the table shows them; wildcards allowed. The other conditions are about your own leg.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MicrosoftStateCompleter))]
    public string[]? MicrosoftState { get; set; }

    /// <summary>Deals whose invitation Microsoft has not answered and that lapses before this time.</summary>
    [Parameter]
    [DayTransformation]
    public DateTimeOffset? ExpiresBefore { get; set; }

    /// <summary>Deals whose legs are read at a time.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 4;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _context = new RequestContext { Observer = HttpTraceWriter.For(this, Streams), Limiter = new ConcurrencyLimiter(ThrottleLimit) };
        _reader = new EngagementReader(Client, _context);
        _pool = new WorkerPool<EngagementTarget, EngagementLegs>(ThrottleLimit, Capacity, ordered: true, (target, _, token) => ReadAsync(target, token));
        _pump = new PipelinePump<EngagementTarget, EngagementLegs>(this, _pool, Streams, Write, StopToken);
        _output = new PipelineOutput(this);
        _microsoftStates = MicrosoftState is null
            ? null
            : [.. MicrosoftState.Select(KnownState).Select(NamePattern.Of)];
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case ObjectSet:
                AddNamedBy(InputObject);
                break;
            case EngagementSet:
                Array.ForEach(EngagementId!, id => AddEngagement(id, id));
                break;
            default:
                AddListed();
                break;
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => _pump!.Finish();

    /// <inheritdoc/>
    private protected override void Disposing() => _pool?.Dispose();

    private void AddNamedBy(object? value)
    {
        _row++;
        try
        {
            var target = EngagementTarget.Read(value, MyInvocation.ExpectingInput ? _row : 0);
            if (target is { EngagementId: { } id, Known: null })
            {
                AddEngagement(id, value);
            }
            else
            {
                _pump!.Add(target);
            }
        }
        catch (ReferralValidationException e)
        {
            WriteError(ErrorRecordFactory.From(e, value));
        }
    }

    private void AddEngagement(string id, object? target)
    {
        if (WholeEngagementId(id) is { } whole)
        {
            _pump!.Add(new EngagementTarget(whole, target));
        }
    }

    /// <summary>All co-sell deals that meet the conditions: those whose own leg the service calls Shared.</summary>
    private void AddListed()
    {
        var filter = ReadConditions();
        filter.AddValues("type", [ReferralType.Shared], r => r.Type);
        var pager = Client.List(new ReferralQuery { Filter = filter.Text }, NewContext());
        while (pager.HasMore && Call(pager.NextAsync, null, AdviceFor) is { } page)
        {
            // A list may hold Microsoft's legs beside the partner's own.
            foreach (var own in page.Referrals.Where(r => r is { IsMicrosofts: false, EngagementId: { Length: > 0 } } && filter.Matches(r)))
            {
                _pump!.Add(EngagementTarget.Of(own, own));
            }
        }
    }

    private async Task<EngagementLegs> ReadAsync(EngagementTarget target, CancellationToken cancellationToken)
    {
        try
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, StopToken);
            var (engagement, known) = (target.EngagementId, target.Known);
            if (engagement is null)
            {
                var referral = await Client.GetAsync(target.ReferralId!, _context, stop.Token).ConfigureAwait(false);
                (engagement, known) = (referral.EngagementId ?? "", EngagementTarget.Of(referral, referral).Known);
            }

            return new EngagementLegs(target, await _reader!.ReadAsync(engagement, known, stop.Token).ConfigureAwait(false), null);
        }
        catch (PartnerReferralException e)
        {
            return new EngagementLegs(target, null, e);
        }
    }

    private void Write(EngagementLegs legs)
    {
        if (legs.Failure is { } failure)
        {
            var record = ErrorRecordFactory.From(failure, legs.Target.Input);
            if (failure is AuthenticationException { IsTransient: false })
            {
                // The next one would fail the same way.
                ThrowTerminatingError(record);
            }

            WriteError(record);
        }
        else if (legs.Deal is not { } deal)
        {
            WriteError(ErrorRecordFactory.Refused(
                "PartnerReferral.NotFound",
                $"No referral that you may see belongs to the engagement '{legs.Target.EngagementId}'.",
                ErrorCategory.ObjectNotFound,
                legs.Target.Input,
                "Check the id: it is the property EngagementId of the deal. A referral's own id is another one: pipe the referral in, or an object with its Id."));
        }
        else if (IsAskedFor(deal))
        {
            Connection!.Recent.Add(deal.ConnectedReferral);
            Connection.Recent.Add(deal.Referral);
            _output!.Write(deal);
        }
    }

    private bool IsAskedFor(SharedReferral deal) =>
        (ExpiresBefore is not { } end || (deal.DaysToExpiry is not null && deal.ExpirationDateTime < end))
        && (_microsoftStates is null || (deal.ConnectedReferral is { } leg && _microsoftStates.Any(state => new[] { leg.CurrentState, leg.Status, leg.Substatus }.Any(word => word is not null && state.IsMatch(word)))));

    private string KnownState(string state)
    {
        var word = state.Substring(state.LastIndexOf('/') + 1);
        return WildcardPattern.ContainsWildcardCharacters(state) || KnownValueSets.Status.Match(word) is not null || KnownValueSets.Substatus.Match(word) is not null
            ? state
            : Unknown(nameof(MicrosoftState), state, KnownValueSets.Substatus.Nearest(word)?.Value ?? KnownValueSets.Status.Nearest(word)?.Value);
    }

    private sealed record EngagementLegs(EngagementTarget Target, SharedReferral? Deal, PartnerReferralException? Failure);
}
