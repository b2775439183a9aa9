using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Binding;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Files;
using PartnerReferrals.Mapping.Input;
using PartnerReferrals.Reports;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Commands;

/// <content>The reports, and what is said at the end of them.</content>
public sealed partial class RegisterPartnerReferralCommand
{
    private ImportRecorder? _recorder;

    /// <summary>
    /// Reports to write, by extension: .html is one page for reading, .csv and .xlsx hold the refused rows in their own columns with their faults in front, to be
    /// corrected and registered. With it the command returns a summary.
    /// </summary>
    [Parameter]
    [FilePathTransformation]
    [ValidateNotNullOrEmpty]
    public string[]? ReportPath { get; set; }

    /// <inheritdoc/>
    private protected override void Record(EditEnd end)
    {
        if (_recorder is not { } recorder)
        {
            return;
        }

        var source = new ImportSource(RowOf(end), end.Target?.Id, end.Outcome?.Referral ?? end.Target?.Referral);
        if (end.Outcome is { } outcome)
        {
            var differs = outcome.Warnings.Where(w => w.Code == RegistrationFaultCodes.RegistrationDiffers.Code).ToList();
            recorder.Record(outcome, source, outcome.State == RowState.Updated && !Correct ? RowState.Created : outcome.State, ReportFault.From(differs));
        }
        else
        {
            recorder.Record(end.State, source, end.Error is null ? [] : ReportFault.From(end.Error));
        }
    }

    /// <inheritdoc/>
    private protected override void Finish(Exception? stop)
    {
        if (Complete(stop?.Message) is not { } summary)
        {
            return;
        }

        if (PassThru)
        {
            WriteInformation(summary, ["PartnerReferrals.RegistrationSummary"]);
        }
        else
        {
            WriteObject(summary);
        }
    }

    /// <inheritdoc/>
    private protected override void Disposing()
    {
        // However the pipeline ended: what became of the deals so far is in the reports.
        base.Disposing();
        Complete("The command was ended before its last deal.");
    }

    private void OpenReports()
    {
        if (ReportPath is null || IsWhatIf)
        {
            return;
        }

        const string Action = "Give a path of its own that ends in .html, .csv or .xlsx.";
        var paths = ReportPath.Select(report => FilePath.Resolve(this, report, "PartnerReferral.Report.InvalidPath", Action)).ToList();
        if (ReportFiles.Refusal(paths, importPath: null, journalPath: null) is { } refusal)
        {
            ThrowTerminatingError(ErrorRecordFactory.Refused("PartnerReferral.Report.InvalidPath", refusal, ErrorCategory.InvalidArgument, ReportPath, Action));
        }

        try
        {
            var header = new ReportHeader
            {
                Title = Correct ? "Corrections of deal registrations" : "Deal registrations",
                Words = ReportWords.Registration,
                StartedAt = DateTimeOffset.Now,
                Account = Connection!.Account,
                Endpoint = Connection.Endpoint,
            };
            _recorder = new ImportRecorder(ReportFiles.Open(paths, header, columns: null, ','));
            _recorder.Start();
        }
        catch (Exception e) when (FilePath.IsBadFile(e))
        {
            ThrowTerminatingError(NotWritten(e, ReportPath));
        }
    }

    /// <summary>Puts the reports in their places, once; null where there are none or that is done.</summary>
    private RegistrationSummary? Complete(string? stopReason)
    {
        if (_recorder is not { } recorder)
        {
            return null;
        }

        _recorder = null;
        using (recorder)
        {
            var numbers = recorder.Summarize(Numbers is { } run ? [run] : []);
            var rows = recorder.Complete(numbers, stopReason);
            foreach (var report in recorder.Reports.Where(report => report.Failure is not null))
            {
                // At the very end no stream is open any more.
                TryWriteError(NotWritten(report.Failure!, report.Path));
            }

            return new RegistrationSummary(numbers)
            {
                ReportPath = [.. recorder.Reports.Where(report => report.Failure is null).Select(report => report.Path)],
                StopReason = stopReason,
                Rows = rows,
            };
        }
    }

    private void TryWriteError(ErrorRecord record)
    {
        try
        {
            WriteError(record);
        }
        catch (InvalidOperationException)
        {
            // The pipeline is over.
        }
    }

    /// <summary>The row that a deal came with; of anything else what names the deal.</summary>
    private static InputObject RowOf(EditEnd end)
    {
        if (end.Target?.Row is { } row)
        {
            return row;
        }

        try
        {
            if (end.Target is null)
            {
                return InputReader.Read(end.Input, end.Row);
            }
        }
        catch (ReferralValidationException)
        {
            // It is no row at all.
        }

        var fields = new List<KeyValuePair<string, object?>> { new("Referral ID", end.Target?.Id) };
        if (end.Target?.Referral?.Name is { } name)
        {
            fields.Add(new("Deal Name", name));
        }

        return new InputObject { Row = end.Row, Fields = fields };
    }

    private static ErrorRecord NotWritten(Exception failure, object target) => ErrorRecordFactory.ReportNotWritten("PartnerReferral.Report.NotWritten", failure, target);
}
