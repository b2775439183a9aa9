using System.Management.Automation;
using System.Text;
using PartnerReferrals.Binding;
using PartnerReferrals.Completion;
using PartnerReferrals.Tables;

namespace PartnerReferrals.Commands;

/// <content>Parameters.</content>
public sealed partial class ImportPartnerReferralCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>
    /// The files: delimited text or workbooks, with this module's own columns, yours with -PropertyMap, or the portal's bulk file as it is; or JSON. Wildcards are expanded.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true)]
    [FilePathTransformation]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>The files by their exact names, taken from the pipeline's file objects.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [FilePathTransformation]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>Column separator of a delimited file. Without it the separator is the one that the first lines show.</summary>
    [Parameter]
    public char? Delimiter { get; set; }

    /// <summary>Encoding of a delimited file that is not UTF-8 and has no byte order mark, such as <c>ansi</c>, <c>1252</c> or <c>unicode</c>.</summary>
    [Parameter]
    [EncodingTransformation]
    [ArgumentCompleter(typeof(EncodingCompleter))]
    public Encoding? Encoding { get; set; }

    /// <summary>Worksheet of a workbook. Without it the first visible one that has known columns is read.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(WorksheetCompleter))]
    [ValidateNotNullOrEmpty]
    public string? WorksheetName { get; set; }

    /// <summary>Keep no journal: a run that dies cannot be resumed.</summary>
    [Parameter]
    public SwitchParameter NoJournal { get; set; }

    /// <summary>Send the good rows although others have faults. Without it nothing is sent when any row has a fault.</summary>
    [Parameter]
    public SwitchParameter SkipInvalid { get; set; }

    /// <summary>
    /// Reports to write, by extension: <c>.html</c> is a page for reading; <c>.csv</c> or <c>.xlsx</c> holds the rejected rows in the file's own columns with their
    /// faults in front, to be corrected and imported again; <c>.json</c> holds them as objects.
    /// </summary>
    [Parameter]
    [FilePathTransformation]
    [ValidateNotNullOrEmpty]
    public string[]? ReportPath { get; set; }

    /// <summary>
    /// Change the referral of a row whose ExternalReferenceId exists already, where it differs; the others are created. With -WhatIf the referrals are read, and
    /// each change is shown field by field.
    /// </summary>
    [Parameter]
    public SwitchParameter UpdateExisting { get; set; }

    /// <summary>
    /// Change what the service has newer too: without it, a row that was written from an older state of its referral, as its ETag or UpdatedDateTime tells, is
    /// an error.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Output each created or changed referral (of a co-sell deal: both legs) instead of the summary, which then goes to the information stream.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private TableReading Reading => NewReading(Delimiter, Encoding, WorksheetName);
}
