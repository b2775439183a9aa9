using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net;
using PartnerReferrals.Binding;
using PartnerReferrals.Completion;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Commands;

/// <summary><c>Get-PartnerReferral</c>: finds referrals by id, by engagement, or by conditions. Pages stream as they arrive.</summary>
[Cmdlet(VerbsCommon.Get, "PartnerReferral", DefaultParameterSetName = ConditionsSet, SupportsPaging = true)]
[OutputType(typeof(Referral))]
public sealed class GetPartnerReferralCommand : ReferralConditionsCommand
{
    private const string ObjectSet = "InputObject";
    private const string IdSet = "Id";
    private const string EngagementSet = "Engagement";
    private const string FilterSet = "Filter";
    private const int PageSize = 100;

    private long _row;

    /// <summary>
    /// What names a referral: its id as text, or an object with an Id, ReferralId or EngagementId, such as a referral or a CSV row. Of an object with both
    /// the id counts.
    /// </summary>
    // Objects are taken whole: an -Id that took text from the pipeline would take any object as text.
    [Parameter(Mandatory = true, ParameterSetName = ObjectSet, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    public object? InputObject { get; set; }

    /// <summary>Referral ids; also names, wildcards, and ids as tables shorten them.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdSet)]
    [Parameter(Position = 0, ParameterSetName = ConditionsSet)]
    [SupportsWildcards]
    [Alias("ReferralId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RecentReferralCompleter))]
    public string[]? Id { get; set; }

    /// <summary>Engagement whose referrals to find: your own leg and the other party's.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EngagementSet)]
    [ArgumentCompleter(typeof(RecentReferralCompleter))]
    public string[]? EngagementId { get; set; }

    /// <summary>Independent or Shared.</summary>
    [Parameter(ParameterSetName = ConditionsSet)]
    [ArgumentCompleter(typeof(FieldValueCompleter))]
    public string[]? Type { get; set; }

    /// <summary>Unanswered invitations that lapse before this time. Filtered on the client.</summary>
    [Parameter(ParameterSetName = ConditionsSet)]
    [DayTransformation]
    public DateTimeOffset? ExpiresBefore { get; set; }

    /// <summary>OData filter as the service takes it, such as <c>status eq 'Active'</c>.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FilterSet)]
    [ValidateNotNullOrEmpty]
    public string? Filter { get; set; }

    /// <summary>Sort by CreatedDateTime or UpdatedDateTime.</summary>
    [Parameter(ParameterSetName = ConditionsSet)]
    [Parameter(ParameterSetName = FilterSet)]
    [ValidateSet("CreatedDateTime", "UpdatedDateTime")]
    public string? OrderBy { get; set; }

    /// <summary>Newest first.</summary>
    [Parameter(ParameterSetName = ConditionsSet)]
    [Parameter(ParameterSetName = FilterSet)]
    public SwitchParameter Descending { get; set; }

    /// <summary>Only these properties, by their names in the module or on the wire; the others stay empty.</summary>
    [Parameter(ParameterSetName = ConditionsSet)]
    [Parameter(ParameterSetName = FilterSet)]
    [Parameter(ParameterSetName = EngagementSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FieldNameCompleter))]
    public string[]? Property { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case IdSet or ConditionsSet when Id is not null:
                Find(Id);
                break;
            case ObjectSet:
                GetNamedBy(InputObject);
                break;
            case EngagementSet:
                foreach (var engagement in EngagementId!)
                {
                    ListEngagement(engagement);
                }

                break;
            default:
                List(ReadConditions(), Filter);
                break;
        }
    }

    private void Find(string[] texts)
    {
        var names = new List<string>();
        var conditions = ReadConditions();
        foreach (var text in texts)
        {
            var id = Guid.TryParse(text, out _) ? text : Connection!.Recent.WholeId(text);
            if (id is null)
            {
                names.Add(text);
            }
            else
            {
                GetById(id, conditions);
            }
        }

        if (names.Count > 0)
        {
            FindByName(names, conditions);
        }
    }

    private void FindByName(IReadOnlyList<string> texts, ReferralFilter filter)
    {
        var names = new NamedReferrals(texts);
        filter.AddNames(names);
        if (!List(filter, texts))
        {
            return;
        }

        foreach (var missing in names.Missing)
        {
            WriteError(ErrorRecordFactory.Refused(
                "PartnerReferral.NotFound",
                $"No referral that you may see has the id or the name '{missing}'.",
                ErrorCategory.ObjectNotFound,
                missing,
                $"Wildcards find a part of a name: Get-PartnerReferral '*{missing}*'. -Customer finds by the customer's name."));
        }
    }

    private void GetNamedBy(object? value)
    {
        _row++;

        // A shared deal is both of its legs.
        var engagement = value is PSObject { BaseObject: SharedReferral } ? ReferralTarget.EngagementOf(value) : null;
        if (engagement is null)
        {
            try
            {
                // What is piped in is an id: to look through all pages for each of a thousand would not be meant.
                GetById(ReferralTarget.Read(value, MyInvocation.ExpectingInput ? _row : 0).IdAmong(Connection!.Recent));
                return;
            }
            catch (ReferralValidationException e)
            {
                engagement = ReferralTarget.EngagementOf(value);
                if (engagement is null)
                {
                    WriteError(ErrorRecordFactory.From(e, value));
                    return;
                }
            }
        }

        ListEngagement(engagement);
    }

    private void GetById(string id, ReferralFilter? conditions = null)
    {
        if (Call(token => Client.GetAsync(id, NewContext(), token), id) is { } referral && conditions?.MatchesAll(referral) != false)
        {
            Connection!.Recent.Add(referral);
            WriteObject(referral);
        }
    }

    private void ListEngagement(string engagement)
    {
        if (WholeEngagementId(engagement) is { } whole)
        {
            var filter = new ReferralFilter();
            filter.Add($"engagementId eq {ODataLiteral.Text(whole)}");
            List(filter, whole, EngagementLeg.Of);
        }
    }

    private protected override ReferralFilter ReadConditions()
    {
        var filter = base.ReadConditions();
        filter.Add(Filter);
        filter.AddValues("type", Known(nameof(Type), Type), r => r.Type);
        filter.AddExpiresBefore(ExpiresBefore);
        return filter;
    }

    // Whether all pages were read, or as many as were asked for.
    private bool List(ReferralFilter filter, object? target, Func<Referral, object>? show = null)
    {
        // What is filtered on the client cannot be counted or skipped by the service.
        var first = PagingParameters.First;
        var skip = PagingParameters.Skip;
        var pager = Client.List(
            new ReferralQuery
            {
                Filter = filter.Text,
                OrderBy = OrderByText(),
                Select = PropertyNames.OnWire(Property),
                Top = filter.IsPartlyLocal || first > PageSize ? null : (int)first,
                Skip = filter.IsPartlyLocal || skip == 0 ? null : checked((int)skip),
                IncludeCount = PagingParameters.IncludeTotalCount,
            },
            NewContext());
        if (!filter.IsPartlyLocal)
        {
            skip = 0;
        }

        var isCounted = false;
        while (first > 0 && pager.HasMore)
        {
            if (Call(pager.NextAsync, target, AdviceFor) is not { } page)
            {
                return false;
            }

            if (PagingParameters.IncludeTotalCount && !isCounted)
            {
                isCounted = true;
                WriteObject(PagingParameters.NewTotalCount((ulong)(page.Count ?? 0), filter.IsPartlyLocal ? 0.5 : page.Count is null ? 0 : 1));
            }

            foreach (var referral in page.Referrals.Where(filter.Matches))
            {
                if (skip > 0)
                {
                    skip--;
                }
                else if (first > 0)
                {
                    first--;
                    Connection!.Recent.Add(referral);
                    WriteObject(show?.Invoke(referral) ?? referral);
                }
            }
        }

        return !pager.HasMore;
    }

    private protected override string? AdviceFor(PartnerReferralException failure) =>
        Filter is null || failure is not ReferralApiException { StatusCode: HttpStatusCode.BadRequest } ? base.AdviceFor(failure)
        : "Correct the filter. It is OData: text in single quotes, dates bare, a slash between names, such as \"status eq 'Active' and customerProfile/address/country eq 'CH'\". -Status, -Country and the other parameters write it for you.";

    private string? OrderByText() => OrderBy is null && !Descending ? null
        : $"{FieldTable.Find(OrderBy ?? "CreatedDateTime")!.Field.WireName} {(Descending ? "desc" : "asc")}";
}
