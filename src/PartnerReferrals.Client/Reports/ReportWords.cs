using PartnerReferrals.Runs;

namespace PartnerReferrals.Reports;

/// <summary>What a report calls the work of its run.</summary>
internal sealed class ReportWords
{
    private ReportWords()
    {
    }

    /// <summary>Deals that are created and changed.</summary>
    public static ReportWords Import { get; } = new()
    {
        Created = "Created",
        Updated = "Updated",
        Arrived = "in Partner Center",
        InDoubt = "created: no answer came. Run the same command again with its journal; it looks for them before it sends anything.",
        Changed = "created by an earlier run from other data, and the change was not sent: import with -UpdateExisting.",
    };

    /// <summary>Deals that are registered, and registrations that are corrected.</summary>
    public static ReportWords Registration { get; } = new()
    {
        Created = "Registered",
        Updated = "Corrected",
        Arrived = "registered",
        InDoubt = "registered: no answer came. Run the same command again; a deal that is registered is left alone.",
        Changed = "registered before with other data, and left alone: use -Correct.",
    };

    /// <summary>What is said of rows that are where they belong.</summary>
    public required string Arrived { get; init; }

    /// <summary>What rows without an answer may or may not have been, and what to do.</summary>
    public required string InDoubt { get; init; }

    /// <summary>What rows were that hold other data than the service, and what to do.</summary>
    public required string Changed { get; init; }

    private string Created { get; init; } = "";

    private string Updated { get; init; } = "";

    /// <summary>How an outcome is called.</summary>
    public string Of(OutcomeStyle style) => style.State switch
    {
        RowState.Created => Created,
        RowState.Updated => Updated,
        _ => style.Word,
    };
}
