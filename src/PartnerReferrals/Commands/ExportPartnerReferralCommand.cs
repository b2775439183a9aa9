using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Binding;
using PartnerReferrals.Creating;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Files;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;
using PartnerReferrals.Tables;

namespace PartnerReferrals.Commands;

/// <summary>
/// <c>Export-PartnerReferral</c>: writes referrals to a file. A delimited file or a workbook has this module's own columns or those of the portal's bulk file;
/// <c>Import-PartnerReferral</c> reads both. <c>.html</c> is a page that shows the pipeline, <c>.json</c> the referrals as the service writes them.
/// </summary>
[Cmdlet(VerbsData.Export, "PartnerReferral", SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
[OutputType(typeof(void))]
public sealed class ExportPartnerReferralCommand : PartnerReferralCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private static readonly string[] ServiceIds = ["id", "engagementId"];

    private bool[] _isServiceId = [];
    private FieldKind?[] _kinds = [];
    private IRowOutput? _output;
    private IReferralOutput? _whole;
    private DealStream? _deals;
    private long _unsaid;
    private string _path = "";

    /// <summary>The referrals.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [FilePathTransformation]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The file; the same as Path, which takes no wildcards either.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP")]
    [FilePathTransformation]
    [ValidateNotNullOrEmpty]
    public string? LiteralPath { get; set; }

    /// <summary>
    /// Flat: this module's columns, everything that fits into cells, one row a referral. Portal: the columns of Partner Center's bulk file, one row a deal:
    /// what was said to Microsoft stands in the row of your own leg. Portal2023: likewise, as the file was before its columns of 2026. PortalRegistrations: the
    /// columns of Partner Center's file of deal registrations, one row a deal that is registered; Register-PartnerReferral reads it.
    /// </summary>
    [Parameter]
    public ExportFormat Format { get; set; } = ExportFormat.Flat;

    /// <summary>Column separator of a delimited file.</summary>
    [Parameter]
    public char Delimiter { get; set; } = ',';

    /// <summary>Name of the worksheet of a workbook.</summary>
    [Parameter]
    [ValidateLength(1, 31)]
    [ValidatePattern(@"^[^\[\]:*?/\\]+$")]
    public string WorksheetName { get; set; } = WorkbookOutput.DefaultName;

    /// <summary>
    /// Leave out the ids that the service gave, and Microsoft's legs but for what was said to Microsoft: a file that creates the deals anew. Imported again, a row
    /// with a Referral ID changes that referral; a row without one creates a deal.
    /// </summary>
    [Parameter]
    public SwitchParameter NoId { get; set; }

    /// <summary>Add to a file that has the same columns.</summary>
    [Parameter]
    public SwitchParameter Append { get; set; }

    /// <summary>Do not overwrite a file.</summary>
    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    private PortalTemplate? Template => Format switch
    {
        ExportFormat.Portal => PortalTemplate.Of2026,
        ExportFormat.Portal2023 => PortalTemplate.Of2023,
        _ => null,
    };

    private IReadOnlyList<string> Columns =>
        Format == ExportFormat.PortalRegistrations ? [.. RegistrationTemplate.Columns.Select(column => column.Header)]
        : Template is { } template ? [.. template.Columns.Select(column => column.Header)]
        : FlatRow.Columns;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _path = FilePath.Resolve(this, LiteralPath ?? Path!, "PartnerReferral.Export.NotAFile", "Give the path of a file.");
        if (NoClobber && !Append && File.Exists(_path))
        {
            ThrowTerminatingError(ErrorRecordFactory.Refused(
                "PartnerReferral.Export.FileExists", $"'{_path}' exists already.", ErrorCategory.ResourceExists, _path, "Leave -NoClobber out to overwrite it, or use -Append."));
        }

        var open = WholeOutputOf(_path);
        if (open is not null && GivenColumnParameter(canCreate: IsJson(_path)) is { } parameter)
        {
            ThrowTerminatingError(ErrorRecordFactory.Refused(
                "PartnerReferral.Export.NotATable",
                $"'{System.IO.Path.GetFileName(_path)}' has no columns, so -{parameter} does not apply.",
                ErrorCategory.InvalidArgument,
                _path,
                $"Leave -{parameter} out, or give a file ending in .csv."));
        }

        if (Format == ExportFormat.PortalRegistrations && NoId)
        {
            ThrowTerminatingError(ErrorRecordFactory.Refused(
                "PartnerReferral.Export.IdNeeded",
                "A file of registrations tells the deals by their Referral ID, so -NoId does not apply.",
                ErrorCategory.InvalidArgument,
                null,
                "Leave -NoId out, or use another -Format."));
        }

        var isWorkbook = IsWorkbook();
        _kinds = [.. Columns.Select(column => isWorkbook ? FieldOf(column)?.Kind : null)];
        _isServiceId = [.. Columns.Select(column => ServiceIds.Contains(FieldTable.Find(column)?.Field.WirePath))];
        if (ShouldProcess(_path, "Export referrals"))
        {
            _deals = NoId || (Template is not null && open is null) ? new DealStream() : null;
            if (open is not null)
            {
                Write(() => _whole = open());
            }
            else
            {
                Write(() => _output = isWorkbook ? new WorkbookOutput(_path, WorksheetName, Columns) : DelimitedOutput.Open(_path, Columns, Delimiter, Append));
            }
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var deal = InputObject?.BaseObject switch
        {
            Referral leg => DealOf(leg),
            ReferralChange change => DealOf(change.Referral),
            SharedReferral { Referral: not null } both => both,
            _ => null,
        };
        if (deal is null)
        {
            WriteError(ErrorRecordFactory.Refused(
                "PartnerReferral.Export.NotAReferral",
                "The input is no referral.",
                ErrorCategory.InvalidType,
                InputObject,
                "Pipe what Get-PartnerReferral, New-PartnerReferral or New-PartnerSharedReferral returns."));
        }
        else if (_deals is not null)
        {
            Write(_deals.Add(deal));
        }
        else
        {
            Write([deal]);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Write(_deals?.Finish() ?? []);
        if (_whole is { } whole)
        {
            Write(whole.Close);
        }

        if (_output is { } output)
        {
            Write(output.Close);
        }

        if (_unsaid > 0)
        {
            WriteWarning(string.Format(
                CultureInfo.InvariantCulture,
                _unsaid == 1
                    ? "A co-sell deal does not say which help it asks for: that stands in Microsoft's leg. Get-PartnerSharedReferral reads both, to be piped in."
                    : "{0:N0} co-sell deals do not say which help they ask for: that stands in Microsoft's legs. Get-PartnerSharedReferral reads both, to be piped in.",
                _unsaid));
        }
    }

    /// <inheritdoc/>
    private protected override void Disposing()
    {
        _output?.Dispose();
        _whole?.Dispose();
    }

    private static bool IsJson(string path) => string.Equals(System.IO.Path.GetExtension(path), ".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>How a file of whole referrals is opened, by its ending; null for a table.</summary>
    private static Func<IReferralOutput>? WholeOutputOf(string path) => System.IO.Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".html" or ".htm" => () => new PipelinePage(path),
        _ when IsJson(path) => () => new JsonOutput(path),
        _ => null,
    };

    /// <summary>A parameter that a file of whole referrals has no use for. In the service's own form they can create deals anew too.</summary>
    private string? GivenColumnParameter(bool canCreate) => new[] { nameof(Append), nameof(NoId), nameof(Format), nameof(Delimiter), nameof(WorksheetName) }
        .FirstOrDefault(name => MyInvocation.BoundParameters.ContainsKey(name) && !(canCreate && name == nameof(NoId)));

    /// <summary>By the file's extension. What spreadsheet programs would take for another kind of workbook is refused.</summary>
    private bool IsWorkbook()
    {
        var extension = System.IO.Path.GetExtension(_path).ToLowerInvariant();
        if (extension is ".xls" or ".xlsm" or ".xlsb" or ".ods")
        {
            ThrowTerminatingError(ErrorRecordFactory.Refused(
                "PartnerReferral.Export.WorkbookFormat", $"'{System.IO.Path.GetFileName(_path)}': workbooks are written as .xlsx only.", ErrorCategory.InvalidArgument, _path, "Give a path that ends in .xlsx or .csv."));
        }

        if (extension == ".xlsx" && Append)
        {
            ThrowTerminatingError(ErrorRecordFactory.Refused(
                "PartnerReferral.Export.AppendToWorkbook", "Nothing can be added to a workbook that is there already.", ErrorCategory.InvalidArgument, _path, "Write another workbook, or add to a delimited file (.csv)."));
        }

        return extension == ".xlsx";
    }

    // Where one row is one deal, Microsoft's leg is no deal of its own.
    private SharedReferral DealOf(Referral leg) =>
        _deals is not null && leg.IsMicrosofts ? new SharedReferral { ConnectedReferral = leg } : new SharedReferral { Referral = leg };

    private void Write(IEnumerable<SharedReferral> deals)
    {
        foreach (var deal in deals)
        {
            _unsaid += NoId && deal.ConnectedReferral is null && SharedDeal.LacksInvitation(deal.Referral!) ? 1 : 0;
            if (_output is { } output)
            {
                if (CellsOf(deal) is { } cells)
                {
                    Write(() => output.WriteRow([.. cells.Select((cell, i) => TypedCell.Of(_kinds[i], cell))]));
                }
            }
            else if (_whole is { } whole)
            {
                // Here each leg stays what it is, unless the deal is to be created anew.
                foreach (var leg in NoId ? [ReferralCopy.OfDeal(deal)] : new[] { deal.Referral, deal.ConnectedReferral }.OfType<Referral>())
                {
                    Write(() => whole.Write(leg));
                }
            }
        }
    }

    private Field? FieldOf(string column) =>
        Format == ExportFormat.PortalRegistrations ? RegistrationCells.FieldOf(column) : FieldTable.Find(column)?.Field;

    /// <summary>The row of a deal; null for a deal that has no place in the file.</summary>
    private IReadOnlyList<string?>? CellsOf(SharedReferral deal)
    {
        if (Format == ExportFormat.PortalRegistrations)
        {
            return RegistrationCells.PortalRow(deal.Referral!);
        }

        // A deal to be created anew says what Microsoft is asked, and not what it answered.
        var written = NoId ? new SharedReferral { Referral = SharedDeal.Join(deal.Referral!, deal.ConnectedReferral) } : deal;
        var cells = Template is { } template ? PortalRow.Of(written, template) : FlatRow.Of(written);
        return NoId ? [.. cells.Select((cell, i) => _isServiceId[i] ? null : cell)] : cells;
    }

    private void Write(Action step)
    {
        try
        {
            step();
        }
        catch (ReferralValidationException e)
        {
            ThrowTerminatingError(ErrorRecordFactory.From(e, _path));
        }
        catch (Exception e) when (FilePath.IsBadFile(e))
        {
            ThrowTerminatingError(new ErrorRecord(e, "PartnerReferral.Export.NotWritable", ErrorCategory.WriteError, _path)
            {
                ErrorDetails = new ErrorDetails(e.Message) { RecommendedAction = "Check the path, the right to write there, and the free space on the disk." },
            });
        }
    }
}
