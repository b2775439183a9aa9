using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Binding;
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
    /// what was said to Microsoft stands in the row of your own leg. Portal2023: likewise, as the file was before its columns of 2026.
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
    /// Leave out the ids that the service gave, and Microsoft's legs: a file that creates the deals anew. Imported again, a row with a Referral ID changes
    /// that referral; a row without one creates a deal.
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

    private IReadOnlyList<string> Columns => Template is { } template ? [.. template.Columns.Select(column => column.Header)] : FlatRow.Columns;

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
        if (open is not null && GivenColumnParameter() is { } parameter)
        {
            ThrowTerminatingError(ErrorRecordFactory.Refused(
                "PartnerReferral.Export.NotATable",
                $"'{System.IO.Path.GetFileName(_path)}' has no columns, so -{parameter} does not apply.",
                ErrorCategory.InvalidArgument,
                _path,
                $"Leave -{parameter} out, or give a file ending in .csv."));
        }

        var isWorkbook = IsWorkbook();
        _kinds = [.. Columns.Select(column => isWorkbook ? FieldTable.Find(column)?.Field.Kind : null)];
        _isServiceId = [.. Columns.Select(column => ServiceIds.Contains(FieldTable.Find(column)?.Field.WirePath))];
        if (ShouldProcess(_path, "Export referrals"))
        {
            if (open is not null)
            {
                Write(() => _whole = open());
                return;
            }

            Write(() => _output = isWorkbook ? new WorkbookOutput(_path, WorksheetName, Columns) : DelimitedOutput.Open(_path, Columns, Delimiter, Append));
            _deals = Template is not null || NoId ? new DealStream() : null;
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var referral = InputObject?.BaseObject switch
        {
            Referral one => one,
            ReferralChange change => change.Referral,
            SharedReferral { Referral: { } own } both => SharedDeal.Of(own, both.ConnectedReferral?.InviteContext),
            _ => null,
        };
        if (referral is null)
        {
            WriteError(ErrorRecordFactory.Refused(
                "PartnerReferral.Export.NotAReferral",
                "The input is no referral.",
                ErrorCategory.InvalidType,
                InputObject,
                "Pipe what Get-PartnerReferral, New-PartnerReferral or New-PartnerSharedReferral returns."));
        }
        else if (_whole is { } whole)
        {
            // Here each leg stays what it is.
            var legs = InputObject?.BaseObject is SharedReferral both ? new[] { both.Referral, both.ConnectedReferral } : [referral];
            foreach (var leg in legs.OfType<Referral>())
            {
                Write(() => whole.Write(leg));
            }
        }
        else if (_output is not null)
        {
            Write(_deals is null ? [referral] : _deals.Add(referral));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_whole is { } whole)
        {
            Write(whole.Close);
        }

        if (_output is null)
        {
            return;
        }

        Write(_deals?.Finish() ?? []);
        Write(_output.Close);
    }

    /// <inheritdoc/>
    private protected override void Disposing()
    {
        _output?.Dispose();
        _whole?.Dispose();
    }

    /// <summary>How a file of whole referrals is opened, by its ending; null for a table.</summary>
    private static Func<IReferralOutput>? WholeOutputOf(string path) => System.IO.Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".html" or ".htm" => () => new PipelinePage(path),
        ".json" => () => new JsonOutput(path),
        _ => null,
    };

    private string? GivenColumnParameter() => new[] { nameof(Append), nameof(NoId), nameof(Format), nameof(Delimiter), nameof(WorksheetName) }.FirstOrDefault(MyInvocation.BoundParameters.ContainsKey);

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

    private void Write(IEnumerable<Referral> referrals)
    {
        var template = Template;
        foreach (var referral in referrals)
        {
            var cells = template is null ? FlatRow.Of(referral) : PortalRow.Of(referral, template);
            if (NoId)
            {
                cells = [.. cells.Select((cell, i) => _isServiceId[i] ? null : cell)];
            }

            Write(() => _output!.WriteRow([.. cells.Select((cell, i) => TypedCell.Of(_kinds[i], cell))]));
        }
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
