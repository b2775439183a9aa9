using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using PartnerReferrals.Binding;
using PartnerReferrals.Completion;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Files;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Input;
using PartnerReferrals.Serialization;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Commands;

/// <summary>
/// <c>Test-PartnerReferral</c>: checks input offline, as New-PartnerReferral would, and says everything that is wrong with
/// every row. Nothing is sent and no connection is needed.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "PartnerReferral", DefaultParameterSetName = InputSet)]
[OutputType(typeof(TestResult), typeof(bool))]
public sealed class TestPartnerReferralCommand : ReferralInputCommand
{
    private const string InputSet = "Input";
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string NotAFile = "PartnerReferral.Test.NotAFile";
    private const string ViewOfFile = "PartnerReferrals.Validation.TestResult#OfFile";
    private const string FileWanted = "Give the path of a delimited file, a workbook or a JSON file.";

    // Longer than any path; JSON may be of any length.
    private const int LongestPath = 1024;

    private static readonly string[] FileEndings = [".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".json", ".jsonl"];

    private readonly ImportPlan _rows = new();
    private long _row;
    private bool _isTyped;
    private bool _isAllValid = true;

    /// <summary>What to check: a hashtable, an object with properties (such as a CSV row), a typed referral, JSON as text (an object or an array), or a file: its path or the file itself.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = InputSet)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object? InputObject { get; set; }

    /// <summary>Files to check: delimited text, workbooks or JSON. Wildcards are expanded.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [FilePathTransformation]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Files to check by their exact names.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "FullName", "LP")]
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

    /// <summary>Demand what the portal demands too: marketplace intent, 1 to 50 solutions, 1 to 50 team members.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

    /// <summary>Return only true or false: whether every row can be sent.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (LiteralPath is not null)
        {
            TestFiles([.. LiteralPath.Select(Resolve)]);
        }
        else if (Path is not null)
        {
            TestFiles([.. Path.SelectMany(path => Expand(path, NotAFile, FileWanted))]);
        }
        else if (!MyInvocation.ExpectingInput && LanguagePrimitives.GetEnumerable(InputObject) is { } several)
        {
            foreach (var one in several)
            {
                TestInput(one, hasInput: true);
            }
        }
        else
        {
            TestInput(InputObject, MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(InputObject)));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Quiet)
        {
            WriteObject(_isAllValid);
        }
    }

    /// <inheritdoc/>
    private protected override ValidationOptions ValidationFor(MappedReferral mapped)
    {
        var profile = Strict ? ValidationProfile.Portal : ValidationProfile.Api;
        return _isTyped ? new() { DealType = mapped.DealType, Profile = profile } : ImportPlan.OptionsFor(mapped, profile);
    }

    private void TestInput(object? value, bool hasInput)
    {
        switch (value is PSObject wrapped ? wrapped.BaseObject : value)
        {
            case FileInfo file:
                TestFiles([file.FullName]);
                break;
            case string text when IsPath(text):
                TestFiles([.. Expand(text, NotAFile, FileWanted)]);
                break;
            default:
                foreach (var one in Each(value))
                {
                    Test(one, hasInput);
                }

                break;
        }
    }

    /// <summary>Whether a text is the name of a file and no JSON: by its ending, or because there is such a file.</summary>
    private bool IsPath(string text)
    {
        if (JsonText.TrimStart(text) is { Length: > 0 and < LongestPath } name && name[0] is not ('{' or '[' or '"') && name.IndexOfAny(['\r', '\n']) < 0)
        {
            return FileEndings.Any(ending => name.TrimEnd().EndsWith(ending, StringComparison.OrdinalIgnoreCase)) || File.Exists(SessionState.Path.GetUnresolvedProviderPathFromPSPath(name));
        }

        return false;
    }

    private string Resolve(string path) => FilePath.Resolve(this, path, NotAFile, FileWanted);

    private void TestFiles(IReadOnlyList<string> paths)
    {
        _isTyped = false;
        foreach (var path in paths)
        {
            TestFile(path);
        }

        EndFile();
    }

    private void Test(object? value, bool hasInput)
    {
        _row++;
        try
        {
            if (!IsRestOfSplitText(value, _row))
            {
                _isTyped = hasInput && InputReader.ModelOf(value) is not null;
                var (mapped, faults) = MapAndCheck(Read(value, hasInput, _row));
                Report((mapped, _isTyped ? faults : _rows.Add(mapped, faults)));
            }
        }
        catch (ReferralValidationException e)
        {
            Report(new TestResult { Row = _row, IsValid = false, Issues = e.Faults });
        }
    }

    /// <summary>Checks the rows as Import-PartnerReferral would: also beside one another, and a row with a Referral ID as the change that it is.</summary>
    private void TestFile(string path)
    {
        var plan = new ImportPlan();
        var reading = NewReading(Delimiter, Encoding, WorksheetName);
        BeginFile(path, reading, isOneOfMany: false);
        try
        {
            using var file = TableFile.Open(path, reading);
            foreach (var row in file.ReadRows())
            {
                StopToken.ThrowIfCancellationRequested();
                if (row.Fault is { } fault)
                {
                    plan.AddUnreadable(row.Input.Row);
                    Report(new TestResult { Path = path, Row = row.Input.Row, Line = row.Input.Line, IsValid = false, Issues = [fault] });
                }
                else
                {
                    var (mapped, faults) = MapAndCheck(ApplyColumns(row.Input, null));
                    Report((mapped, plan.Add(mapped, faults)), path);
                }
            }

            foreach (var remark in file.Remarks.Concat(plan.Total == 0 ? [file.NoRows] : []))
            {
                WriteWarning($"'{System.IO.Path.GetFileName(path)}': {remark}");
            }
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
    }

    private void Report((MappedReferral Referral, IReadOnlyList<Fault> Faults) check, string? path = null) => Report(new TestResult
    {
        Path = path,
        Row = check.Referral.Row,
        Line = check.Referral.Line,
        Name = check.Referral.Referral.Name,
        DealType = check.Referral.EffectiveDealType,
        IsValid = check.Faults.All(f => f.Severity != FaultSeverity.Error),
        Issues = check.Faults,
    });

    private void Report(TestResult result)
    {
        _isAllValid &= result.IsValid;
        if (!Quiet)
        {
            var shown = PSObject.AsPSObject(result);
            if (result.Path is not null)
            {
                shown.TypeNames.Insert(0, ViewOfFile);
            }

            WriteObject(shown);
        }
    }
}
