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
public sealed class GetPartnerReferralCommand : ConnectedCommand
{
    private const string ObjectSet = "InputObject";
    private const string IdSet = "Id";
    private const string EngagementSet = "Engagement";
    private const string ConditionsSet = "Conditions";
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

    /// <summary>Status: New, Active, Closed. Several are matched on the client.</summary>
    [Parameter(ParameterSetName = ConditionsSet)]
    [ArgumentCompleter(typeof(FieldValueCompleter))]
    public string[]? Status { get; set; }

    /// <summary>Substatus, such as Accepted or Won. Several are matched on the client.</summary>
    [Parameter(ParameterSetName = ConditionsSet)]
    [ArgumentCompleter(typeof(LegalSubstatusCompleter))]
    public string[]? Substatus { get; set; }

    /// <summary>Independent or Shared.</summary>
    [Parameter(ParameterSetName = ConditionsSet)]
    [ArgumentCompleter(typeof(FieldValueCompleter))]
    public string[]? Type { get; set; }

    /// <summary>Direct, MarketingQualified or SalesQualified.</summary>
    [Parameter(ParameterSetName = ConditionsSet)]
    [ArgumentCompleter(typeof(FieldValueCompleter))]
    public string[]? Qualification { get; set; }

    /// <summary>Incoming or Outgoing.</summary>
    [Parameter(ParameterSetName = ConditionsSet)]
    [ArgumentCompleter(typeof(FieldValueCompleter))]
    public string? Direction { get; set; }

    /// <summary>Customer's country, two letters.</summary>
    [Parameter(ParameterSetName = ConditionsSet)]
    [ArgumentCompleter(typeof(FieldValueCompleter))]
    public string[]? Country { get; set; }

    /// <summary>E-mail address of somebody of your sales team.</summary>
    [Parameter(ParameterSetName = ConditionsSet)]
    public string? TeamMember { get; set; }

    /// <summary>Created at or after this time.</summary>
    [Parameter(ParameterSetName = ConditionsSet)]
    public DateTimeOffset? CreatedAfter { get; set; }

    /// <summary>Changed at or after this time: the cursor of a sync.</summary>
    [Parameter(ParameterSetName = ConditionsSet)]
    public DateTimeOffset? UpdatedAfter { get; set; }

    /// <summary>Deal name, wildcards allowed. Filtered on the client: the service has no such filter, so all pages are read.</summary>
    [Parameter(ParameterSetName = ConditionsSet)]
    [SupportsWildcards]
    public string? Name { get; set; }

    /// <summary>Customer name, wildcards allowed. Filtered on the client: the service has no such filter, so all pages are read.</summary>
    [Parameter(ParameterSetName = ConditionsSet)]
    [SupportsWildcards]
    [Alias("CustomerName")]
    public string? Customer { get; set; }

    /// <summary>Your own id of the deal. Filtered on the client: the service has no such filter, so all pages are read.</summary>
    [Parameter(ParameterSetName = ConditionsSet)]
    public string? ExternalReferenceId { get; set; }

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
        if (Connection!.Recent.WholeEngagementId(engagement) is { } whole)
        {
            engagement = whole;
        }
        else if (RecentReferrals.BeginningOfId(engagement) is not null)
        {
            WriteError(ErrorRecordFactory.Refused(
                "PartnerReferral.NotFound",
                $"'{engagement}' is the beginning of an id only, and not one engagement alone that was shown lately begins so.",
                ErrorCategory.ObjectNotFound,
                engagement,
                "Give the whole id: the property EngagementId of the deal."));
            return;
        }

        var filter = new ReferralFilter();
        filter.Add($"engagementId eq {ODataLiteral.Text(engagement)}");
        List(filter, engagement);
    }

    private ReferralFilter ReadConditions()
    {
        var filter = new ReferralFilter();
        filter.Add(Filter);
        filter.AddValues("status", Known(nameof(Status), Status), r => r.Status);
        filter.AddValues("substatus", Known(nameof(Substatus), Substatus), r => r.Substatus);
        filter.AddValues("type", Known(nameof(Type), Type), r => r.Type);
        filter.AddValues("qualification", Known(nameof(Qualification), Qualification), r => r.Qualification);
        filter.AddValues("direction", Known(nameof(Direction), Direction is null ? null : [Direction]), r => r.Direction);
        filter.AddValues("customerProfile/address/country", Known(nameof(Country), Country), r => r.Country);
        filter.AddTeamMember(TeamMember);
        filter.AddUpdatedAfter(UpdatedAfter);
        filter.AddCreatedAfter(CreatedAfter);
        filter.AddWildcard(Name, r => r.Name);
        filter.AddWildcard(Customer, r => r.CustomerName);
        filter.AddWildcard(ExternalReferenceId is null ? null : WildcardPattern.Escape(ExternalReferenceId), r => r.ExternalReferenceId);
        return filter;
    }

    // The service compares to the letter and says nothing of a value it does not know: it finds nothing.
    private string[]? Known(string parameter, string[]? values)
    {
        if (values is null || FieldTable.Find(parameter)?.Field.KnownValues is not { } known)
        {
            return values;
        }

        return [.. values.Select(value =>
        {
            if (known.Match(value) is { } match)
            {
                return match;
            }

            var meant = known.Nearest(value)?.Value;
            WriteWarning($"-{parameter}: '{value}' is no known word, so it may find nothing. {(meant is null ? "Tab completes the known ones." : $"Did you mean '{meant}'?")}");
            return value;
        })];
    }

    // Whether all pages were read, or as many as were asked for.
    private bool List(ReferralFilter filter, object? target)
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
                    WriteObject(referral);
                }
            }
        }

        return !pager.HasMore;
    }

    private string? AdviceFor(PartnerReferralException failure) => failure is not ReferralApiException { StatusCode: HttpStatusCode.BadRequest } ? null
        : Filter is null ? "Leave out the condition that the service names, and sort out the rest with Where-Object."
        : "Correct the filter. It is OData: text in single quotes, dates bare, a slash between names, such as \"status eq 'Active' and customerProfile/address/country eq 'CH'\". -Status, -Country and the other parameters write it for you.";

    private string? OrderByText() => OrderBy is null && !Descending ? null
        : $"{FieldTable.Find(OrderBy ?? "CreatedDateTime")!.Field.WireName} {(Descending ? "desc" : "asc")}";
}
