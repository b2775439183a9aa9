using System.IO;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Mapping;
using PartnerReferrals.Runs;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Reports;

/// <summary>The rejected rows as a JSON array, each as it came and with an <c>Errors</c> in front, which an import ignores: see <see cref="FailureRows"/>.</summary>
/// <param name="writer">Where it goes.</param>
internal sealed class JsonFailureRows(TextWriter writer) : IRunReport
{
    private bool _hasRows;

    /// <inheritdoc/>
    public void Add(ReportRow row)
    {
        if (row is not { State: RowState.Rejected, Input: { } input })
            return;

        var json = new JObject { [FailureRows.ErrorsColumn] = FailureRows.Describe(row) };
        foreach (var field in input.Fields.Where(field => !FailureRows.IsErrors(field.Key)))
            json[field.Key] = JsonCopy.Of(field.Value);

        writer.Write(_hasRows ? ",\n" : "[\n");
        writer.Write(JsonText.Write(json));
        _hasRows = true;
    }

    /// <inheritdoc/>
    public void Complete(RunSummary summary, string? stopReason) => writer.Write(_hasRows ? "\n]\n" : "[]\n");
}
