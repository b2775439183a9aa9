using System;
using System.Globalization;
using System.IO;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Runs;

/// <summary>What can be wrong with a journal, one factory each.</summary>
internal static class JournalErrors
{
    /// <param name="path">The journal.</param>
    /// <param name="holder">The run that opened it last; null where nobody can tell.</param>
    /// <param name="cause">What the system said.</param>
    internal static JournalException InUse(string path, JournalRun? holder, Exception cause)
    {
        var (who, action) = holder switch
        {
            null => ("another run", "Wait until the other run has ended, or use another -JournalPath."),
            _ when JournalHolder.HasEnded(holder) => (
                $"a program that is not a run: process {holder.Process}, which wrote it last, has ended",
                "Close what has the file open, such as a viewer, a copy or a backup, then run the same command again."),
            _ => (
                string.Format(
                    CultureInfo.InvariantCulture,
                    "another run: process {0}{1}, since {2:yyyy-MM-dd HH:mm:ss} UTC",
                    holder.Process,
                    holder.Machine == Environment.MachineName ? "" : " on " + holder.Machine,
                    holder.OpenedAt.UtcDateTime),
                $"Wait until process {holder.Process} has ended, or use another -JournalPath."),
        };
        return new("PartnerReferral.Journal.InUse", $"The journal {path} is in use by {who}.", action, FailureCategory.ResourceBusy, cause);
    }

    internal static JournalException OtherSource(string path) => new(
        "PartnerReferral.Journal.OtherSource",
        $"The journal {path} belongs to another input, mapping, command or service; each emulator in a process is a service of its own.",
        "Use the input, -PropertyMap and defaults the journal was begun with, or another -JournalPath for this run.",
        FailureCategory.InvalidArgument);

    internal static JournalException NotAJournal(string path) => new(
        "PartnerReferral.Journal.NotAJournal",
        $"The file {path} exists and is not a journal. It was not changed.",
        "Use another -JournalPath.",
        FailureCategory.InvalidArgument);

    internal static JournalException UnknownVersion(string path, int version) => new(
        "PartnerReferral.Journal.UnknownVersion",
        $"The journal {path} has format {version}; this version of the module reads format {JournalHeader.Version}.",
        "Update the module, or use another -JournalPath.",
        FailureCategory.InvalidArgument);

    internal static JournalException Damaged(string path, long line) => new(
        "PartnerReferral.Journal.Damaged",
        $"Line {line} of the journal {path} is damaged or out of its order. A crash damages only its end, so something else changed the file, and what was sent can no longer be told from it.",
        "Restore the journal from a copy. Without one, use another -JournalPath together with -SkipExisting, and give every row an external reference id.",
        FailureCategory.ReadError);

    internal static JournalException NoHeader(string path) => new(
        "PartnerReferral.Journal.Damaged",
        $"The journal {path} has lost its first line, and perhaps all that followed. It was not changed.",
        "Restore the journal from a copy. Where no run has sent anything by it yet, delete the file. Otherwise use another -JournalPath together with -SkipExisting, and give every row an external reference id.",
        FailureCategory.ReadError);

    internal static JournalException Changed(string path) => new(
        "PartnerReferral.Journal.Damaged",
        $"The journal {path} was changed while the run wrote it, so what was sent can no longer be told from it.",
        "Restore the journal from a copy, and let no other program write it.",
        FailureCategory.ReadError);

    internal static JournalException NotReadable(string path, Exception cause) => new(
        "PartnerReferral.Journal.NotReadable",
        $"The journal {path} cannot be opened: {cause.Message}",
        "Check the path and its rights, or use another -JournalPath.",
        FailureCategory.ReadError,
        cause);

    internal static JournalException NotWritable(Exception cause) => new(
        "PartnerReferral.Journal.NotWritable",
        $"The journal cannot be written: {cause.Message.TrimEnd('.')}. Nothing more is sent, because it could not be written down first.",
        "Free some space or repair the disk, then run the same command again: it goes on where it stopped.",
        FailureCategory.WriteError,
        cause);

    internal static JournalException Closed() => new(
        "PartnerReferral.Journal.NotWritable",
        "The journal is closed: the run was stopped.",
        "Run the same command again: it goes on where it stopped.",
        FailureCategory.WriteError,
        new ObjectDisposedException(nameof(Journal)));

    internal static bool IsSharingViolation(IOException e) =>
        // Windows: sharing and lock violation. Linux and macOS: EWOULDBLOCK of the advisory lock.
        (e.HResult & 0xFFFF) is 32 or 33 || e.HResult is 11 or 35;
}
