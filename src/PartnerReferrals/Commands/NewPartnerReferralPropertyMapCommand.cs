using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using PartnerReferrals.Binding;
using PartnerReferrals.Completion;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Files;
using PartnerReferrals.Maps;
using PartnerReferrals.Tables;

namespace PartnerReferrals.Commands;

/// <summary>
/// <c>New-PartnerReferralPropertyMap</c>: looks at the columns of a list of deals and says which fields they seem to be, as objects or as a map to start
/// from. Nothing is sent and no connection is needed.
/// </summary>
[Cmdlet(VerbsCommon.New, "PartnerReferralPropertyMap", SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
[OutputType(typeof(PropertyMapColumn))]
public sealed class NewPartnerReferralPropertyMapCommand : PartnerReferralCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>The file: delimited text, a workbook or JSON.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [FilePathTransformation]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The file by its exact name.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [FilePathTransformation]
    [ValidateNotNullOrEmpty]
    public string? LiteralPath { get; set; }

    /// <summary>The map to write, a .psd1 file. Without it the columns are output.</summary>
    [Parameter(Position = 1)]
    [FilePathTransformation]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Column separator of a delimited file. Without it the separator is the one that the first lines show.</summary>
    [Parameter]
    public char? Delimiter { get; set; }

    /// <summary>Encoding of a text file that is not UTF-8 and has no byte order mark, such as <c>ansi</c>, <c>1252</c> or <c>unicode</c>.</summary>
    [Parameter]
    [EncodingTransformation]
    [ArgumentCompleter(typeof(EncodingCompleter))]
    public Encoding? Encoding { get; set; }

    /// <summary>Worksheet of a workbook. Without it the first visible one that has known columns is read.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(WorksheetCompleter))]
    [ValidateNotNullOrEmpty]
    public string? WorksheetName { get; set; }

    /// <summary>How numbers and dates are written in the file; the map says so too.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CultureCompleter))]
    [AllowEmptyString]
    public string? Culture { get; set; }

    /// <summary>Overwrite a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var path = FilePath.Resolve(this, LiteralPath ?? Path!, "PartnerReferral.PropertyMap.NotAFile", "Give the path of a delimited file, a workbook or a JSON file.");
        var target = OutFile is null ? null : ResolveTarget(OutFile);
        var draft = Read(path);
        if (draft.BuiltIn is { } builtIn)
        {
            var known = draft.Columns.Count(column => builtIn.Columns.Names(column.Column));
            WriteWarning($"These are columns of {builtIn.Name}: -PropertyMap {builtIn.Name} knows {known} of {draft.Columns.Count}.");
        }

        if (target is null)
        {
            WriteObject(draft.Columns, enumerateCollection: true);
        }
        else if (ShouldProcess(target, "Write property map"))
        {
            Write(target, MapText.Of(draft, System.IO.Path.GetFileName(path), System.IO.Path.GetFileName(target)));
        }
    }

    private string ResolveTarget(string outFile)
    {
        const string ErrorId = "PartnerReferral.PropertyMap.OutFile";
        const string Action = "Give the path of a file that ends in " + MapFile.Extension + ".";
        var target = FilePath.Resolve(this, outFile, ErrorId, Action);
        if (!target.EndsWith(MapFile.Extension, StringComparison.OrdinalIgnoreCase))
        {
            ThrowTerminatingError(ErrorRecordFactory.Refused(ErrorId, $"'{System.IO.Path.GetFileName(target)}' would be no map that -PropertyMap takes.", ErrorCategory.InvalidArgument, outFile, Action));
        }

        if (File.Exists(target) && !Force)
        {
            ThrowTerminatingError(ErrorRecordFactory.Refused(
                "PartnerReferral.PropertyMap.FileExists", $"'{target}' exists, and somebody may have worked on it.", ErrorCategory.ResourceExists, target, "Give another -OutFile, or overwrite it with -Force."));
        }

        return target;
    }

    private MapDraft Read(string path)
    {
        var reading = new TableReading { Delimiter = Delimiter, Encoding = Encoding, WorksheetName = WorksheetName, IsKnown = MapDraft.IsKnown, NeedsKnownColumn = false };
        try
        {
            return MapDraft.Read(path, reading, CultureParameter.Read(this, Culture), StopToken);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        catch (ReferralValidationException e)
        {
            ThrowTerminatingError(ErrorRecordFactory.OfFile(e, path));
        }
        catch (Exception e) when (FilePath.IsBadFile(e))
        {
            ThrowTerminatingError(ErrorRecordFactory.Unreadable(e, path));
        }

        throw new InvalidOperationException();
    }

    private void Write(string target, string text)
    {
        try
        {
            // With its mark, so that Windows PowerShell and editors there read it as UTF-8 too.
            File.WriteAllText(target, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        }
        catch (Exception e) when (FilePath.IsBadFile(e))
        {
            ThrowTerminatingError(new ErrorRecord(e, "PartnerReferral.PropertyMap.NotWritten", ErrorCategory.WriteError, target)
            {
                ErrorDetails = new ErrorDetails($"'{target}' cannot be written: {e.Message}") { RecommendedAction = "Check the path and the right to write there." },
            });
        }
    }
}
