using System.Management.Automation;
using PartnerReferrals.Binding;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Files;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Commands;

/// <summary><c>Get-PartnerReferralJournal</c>: the rows of a run's journal as objects. Nothing is sent, and no connection is needed.</summary>
[Cmdlet(VerbsCommon.Get, "PartnerReferralJournal")]
[OutputType(typeof(JournalRow))]
public sealed class GetPartnerReferralJournalCommand : PartnerReferralCommand
{
    /// <summary>The journal: a path, a file, or the summary of an import.</summary>
    // Not called Path: the summary of an import has one, and it is that of the imported file.
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Path", "LiteralPath", "PSPath", "FullName")]
    [FilePathTransformation]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var path = FilePath.Resolve(this, JournalPath!, "PartnerReferral.Journal.NotAFile", "Give the path of a journal, such as ./deals.jsonl.");
        try
        {
            using var journal = JournalSnapshot.Open(path);
            foreach (var row in journal.Rows())
            {
                WriteObject(row);
            }

            if (journal.Lost > 0)
            {
                WriteWarning($"The end of the journal '{path}' cannot be read: a run is writing it, or a crash cut it off. Rows may be missing or further on than is said here.");
            }
        }
        catch (JournalException e)
        {
            WriteError(ErrorRecordFactory.From(e, path));
        }
        catch (System.Exception e) when (e is not RuntimeException && FilePath.IsBadFile(e))
        {
            WriteError(ErrorRecordFactory.Unreadable(e, path));
        }
    }
}
