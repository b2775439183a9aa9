using System;
using System.IO;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Bulk;

/// <summary>What can be wrong with a journal, one factory each.</summary>
internal static class JournalErrors
{
    internal static JournalException InUse(string path, Exception cause) => new(
        "PartnerReferral.Journal.InUse",
        $"The journal {path} is in use by another run.",
        "Wait until the other run has ended, or use another -JournalPath.",
        FailureCategory.ResourceBusy,
        cause);

    internal static JournalException OtherSource(string path) => new(
        "PartnerReferral.Journal.OtherSource",
        $"The journal {path} belongs to another input, mapping or command.",
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
        $"Line {line} of the journal {path} is damaged. A crash damages only its end, so something else changed the file, and what was sent can no longer be told from it.",
        "Restore the journal from a copy. Without one, use another -JournalPath together with -SkipExisting, and give every row an external reference id.",
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
        "Make room or mend the disk, then run the same command again: it goes on where it stopped.",
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
