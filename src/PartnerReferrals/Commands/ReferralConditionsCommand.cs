using System;
using System.Linq;
using System.Management.Automation;
using System.Net;
using PartnerReferrals.Binding;
using PartnerReferrals.Completion;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Commands;

/// <summary>What the cmdlets that find referrals by conditions share: the conditions, and how they become a filter.</summary>
public abstract class ReferralConditionsCommand : ConnectedCommand
{
    private protected const string ConditionsSet = "Conditions";

    /// <summary>Status: New, Active, Closed. Several are matched on the client.</summary>
    [Parameter(ParameterSetName = ConditionsSet)]
    [ArgumentCompleter(typeof(FieldValueCompleter))]
    public string[]? Status { get; set; }

    /// <summary>Substatus, such as Accepted or Won. Several are matched on the client.</summary>
    [Parameter(ParameterSetName = ConditionsSet)]
    [ArgumentCompleter(typeof(LegalSubstatusCompleter))]
    public string[]? Substatus { get; set; }

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
    [DayTransformation]
    public DateTimeOffset? CreatedAfter { get; set; }

    /// <summary>Changed at or after this time: the cursor of a sync.</summary>
    [Parameter(ParameterSetName = ConditionsSet)]
    [DayTransformation]
    public DateTimeOffset? UpdatedAfter { get; set; }

    /// <summary>Closing on this day or later; the day counts, as it is written. Filtered on the client.</summary>
    [Parameter(ParameterSetName = ConditionsSet)]
    [DayTransformation]
    public DateTimeOffset? ClosingAfter { get; set; }

    /// <summary>Closing before this day. Filtered on the client.</summary>
    [Parameter(ParameterSetName = ConditionsSet)]
    [DayTransformation]
    public DateTimeOffset? ClosingBefore { get; set; }

    /// <summary>Worth at least so much, in whatever currency the deal is in. Filtered on the client.</summary>
    [Parameter(ParameterSetName = ConditionsSet)]
    public decimal? MinimumValue { get; set; }

    /// <summary>Deal names, wildcards allowed. Filtered on the client: the service has no such filter, so all pages are read.</summary>
    [Parameter(ParameterSetName = ConditionsSet)]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>Customer names, wildcards allowed. Filtered on the client: the service has no such filter, so all pages are read.</summary>
    [Parameter(ParameterSetName = ConditionsSet)]
    [SupportsWildcards]
    [Alias("CustomerName")]
    public string[]? Customer { get; set; }

    /// <summary>Your own ids of the deals. Filtered on the client: the service has no such filter, so all pages are read.</summary>
    [Parameter(ParameterSetName = ConditionsSet)]
    public string[]? ExternalReferenceId { get; set; }

    /// <summary>The conditions as one filter.</summary>
    private protected virtual ReferralFilter ReadConditions()
    {
        var filter = new ReferralFilter();
        filter.AddValues("status", Known(nameof(Status), Status), r => r.Status);
        filter.AddValues("substatus", Known(nameof(Substatus), Substatus), r => r.Substatus);
        filter.AddValues("qualification", Known(nameof(Qualification), Qualification), r => r.Qualification);
        filter.AddValues("direction", Known(nameof(Direction), Direction is null ? null : [Direction]), r => r.Direction);
        filter.AddValues("customerProfile/address/country", Known(nameof(Country), Country), r => r.Country);
        filter.AddTeamMember(TeamMember);
        filter.AddUpdatedAfter(UpdatedAfter);
        filter.AddCreatedAfter(CreatedAfter);
        filter.AddClosing(ClosingAfter, ClosingBefore);
        filter.AddMinimumValue(MinimumValue);
        filter.AddWildcards(Name, r => r.Name);
        filter.AddWildcards(Customer, r => r.CustomerName);
        filter.AddWildcards(ExternalReferenceId is null ? null : [.. ExternalReferenceId.Select(WildcardPattern.Escape)], r => r.ExternalReferenceId);
        return filter;
    }

    /// <summary>What to do about a list that was refused; null where the failure says it itself.</summary>
    private protected virtual string? AdviceFor(PartnerReferralException failure) =>
        failure is ReferralApiException { StatusCode: HttpStatusCode.BadRequest } ? "Leave out the condition that the service names, and sort out the rest with Where-Object." : null;

    /// <summary>
    /// The values as the service spells them. It compares to the letter and says nothing of a value it does not know: it finds nothing.
    /// </summary>
    private protected string[]? Known(string parameter, string[]? values)
    {
        if (values is null || FieldTable.Find(parameter)?.Field.KnownValues is not { } known)
        {
            return values;
        }

        return [.. values.Select(value => known.Match(value) ?? Unknown(parameter, value, known.Nearest(value)?.Value))];
    }

    /// <summary>The id of an engagement, also where only its beginning was given, as tables show it; null after an error that says which id is meant.</summary>
    private protected string? WholeEngagementId(string id)
    {
        if (Connection!.Recent.WholeEngagementId(id) is { } whole)
        {
            return whole;
        }

        if (RecentReferrals.BeginningOfId(id) is null)
        {
            return id;
        }

        WriteError(ErrorRecordFactory.Refused(
            "PartnerReferral.NotFound",
            $"'{id}' is the beginning of an id only, and not one engagement alone that was shown lately begins so.",
            ErrorCategory.ObjectNotFound,
            id,
            "Give the whole id: the property EngagementId of the deal."));
        return null;
    }

    /// <summary>Warns of a word that nobody knows, and takes it all the same.</summary>
    private protected string Unknown(string parameter, string value, string? meant)
    {
        WriteWarning($"-{parameter}: '{value}' is no known word, so it may find nothing. {(meant is null ? "Tab completes the known ones." : $"Did you mean '{meant}'?")}");
        return value;
    }
}
