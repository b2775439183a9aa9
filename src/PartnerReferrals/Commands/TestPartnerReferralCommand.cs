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
using PartnerReferrals.Mapping.Input;
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

    private readonly ImportPlan _rows = new();
    private long _row;
    private bool _isTyped;
    private bool _isAllValid = true;

    /// <summary>What to check: a hashtable, an object with properties (such as a CSV row), a typed referral, or a JSON object as text.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = InputSet)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object? InputObject { get; set; }

    /// <summary>A delimited file to check.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [Alias("LiteralPath", "PSPath", "FullName")]
    [FilePathTransformation]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Column separator of the file.</summary>
    [Parameter(ParameterSetName = PathSet)]
    public char Delimiter { get; set; } = ',';

    /// <summary>Demand what the portal demands too: marketplace intent, 1 to 50 solutions, 1 to 50 team members.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

    /// <summary>Return only true or false: whether every row can be sent.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == PathSet)
        {
            TestFile(FilePath.Resolve(this, Path!, "PartnerReferral.Test.NotAFile", "Give the path of a delimited file."));
        }
        else if (!MyInvocation.ExpectingInput && LanguagePrimitives.GetEnumerable(InputObject) is { } several)
        {
            foreach (var one in several)
            {
                Test(one, hasInput: true);
            }
        }
        else
        {
            Test(InputObject, MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(InputObject)));
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
        _isTyped = false;
        var plan = new ImportPlan();
        try
        {
            using var file = CsvInput.Open(path, Delimiter);
            foreach (var row in file.ReadRows())
            {
                StopToken.ThrowIfCancellationRequested();
                if (row.Fault is { } fault)
                {
                    Report(new TestResult { Row = row.Input.Row, Line = row.Input.Line, IsValid = false, Issues = [fault] });
                }
                else
                {
                    var (mapped, faults) = MapAndCheck(ApplyColumns(row.Input, null));
                    Report((mapped, plan.Add(mapped, faults)));
                }
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

    private void Report((MappedReferral Referral, IReadOnlyList<Fault> Faults) check) => Report(new TestResult
    {
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
            WriteObject(result);
        }
    }
}
