using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.KnownValues;

namespace PartnerReferrals.Mapping.Fields;

/// <summary>The portal's file of deal registrations: its 24 columns, in its order (portal facts). It names no solution; the deal's own is meant.</summary>
internal static class RegistrationTemplate
{
    internal const string Errors = "Errors";

    internal const string ReferralId = "Referral ID";

    private const string Solution = "solutionDetails.";
    private const string Marketplace = Solution + "marketplaceTransactionDetails.";
    private const string History = "statusHistory.";

    // Nobody writes into these: the service fills them in.
    private static readonly string[] SetByService = ["registrationDateTime", "status", "statusReason", History];

    private static readonly Dictionary<string, RegistrationColumn> ByKey;

    static RegistrationTemplate()
    {
        Columns =
        [
            new(ReferralId, null),
            new("Registration Date", "registrationDateTime"),
            new("Registration Type", "type"),
            new("Registration Status", "status"),
            new("Registration Status Reason", "statusReason"),
            new("Is Marketplace Transacted", Marketplace + "isMarketplaceTransacted"),
            new("Marketplace Transaction Date", Marketplace + "marketplaceTransactionDateTime"),
            new("Is Deployed on Azure", Solution + "isDeployedOnAzure"),
            new("Contract Value", "contract.value"),
            new("Contract Currency", "contract.currency"),
            new("Contract Term", "contract.term"),
            new("Contract Sign Date", "contract.signDateTime"),
            new("Contract Start Date", "contract.startDateTime"),
            new("Contract End Date", "contract.endDateTime"),
            new("Solution Value", Solution + "value"),
            new("Solution Currency", Solution + "currency"),
            new("Primary Deployment On", Solution + "primaryDeploymentOn"),
            new("Pricing Model", Solution + "pricingModel"),
            new("Review Pending Date", History + "reviewPendingDateTime"),
            new("Action Required Date", History + "actionRequiredDateTime"),
            new("Passed Date", History + "passedDateTime"),
            new("Failed Date", History + "failedDateTime"),
            new("Approved Date", History + "approvedDateTime"),
            new(Errors, null),
        ];
        ByKey = Columns.ToDictionary(column => NameKey.Of(column.Header), StringComparer.Ordinal);
    }

    /// <summary>The columns.</summary>
    internal static IReadOnlyList<RegistrationColumn> Columns { get; }

    /// <summary>The column of a name, spelt in any way; null for a name that is none.</summary>
    internal static RegistrationColumn? Find(string name) => ByKey.TryGetValue(NameKey.Of(name), out var column) ? column : null;

    /// <summary>Whether the user gives the column's value.</summary>
    internal static bool IsGiven(RegistrationColumn column) => column.Path is { } path && !SetByService.Any(set => path.StartsWith(set, StringComparison.Ordinal));
}

/// <summary>A column of the portal's file of registrations.</summary>
/// <param name="Header">Its name.</param>
/// <param name="Path">Where its value stands in a registration, in that of its first solution; null for a column that is no part of one.</param>
internal sealed record RegistrationColumn(string Header, string? Path);
