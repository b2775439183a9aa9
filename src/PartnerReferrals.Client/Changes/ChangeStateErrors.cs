using System;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Changes;

/// <summary>What can be wrong with a state file, one factory each.</summary>
internal static class ChangeStateErrors
{
    internal static ChangeStateException InUse(string path, Exception cause) => new(
        "PartnerReferral.ChangeState.InUse",
        $"The state file {path} is in use by another command or program.",
        "Wait until the other one has ended, or give each its own -StatePath.",
        FailureCategory.ResourceBusy,
        cause);

    internal static ChangeStateException OtherService(string path) => new(
        "PartnerReferral.ChangeState.OtherService",
        $"The state file {path} was written for another service; each emulator in a process is one of its own.",
        "Connect to the service it was written for, or use another -StatePath.",
        FailureCategory.InvalidArgument);

    internal static ChangeStateException NotAStateFile(string path) => new(
        "PartnerReferral.ChangeState.NotAStateFile",
        $"The file {path} exists and is no state file. It was not changed.",
        "Use another -StatePath.",
        FailureCategory.InvalidArgument);

    internal static ChangeStateException UnknownVersion(string path, long version) => new(
        "PartnerReferral.ChangeState.UnknownVersion",
        $"The state file {path} has format {version}; this version of the module reads format {ChangeStateJson.Version}.",
        "Update the module, or use another -StatePath.",
        FailureCategory.InvalidArgument);

    internal static ChangeStateException NotReadable(string path, Exception cause) => new(
        "PartnerReferral.ChangeState.NotReadable",
        $"The state file {path} cannot be opened: {cause.Message}",
        "Check the path and its rights, or use another -StatePath.",
        FailureCategory.ReadError,
        cause);

    internal static ChangeStateException NotWritable(string path, Exception cause) => new(
        "PartnerReferral.ChangeState.NotWritable",
        $"The state file {path} cannot be written: {cause.Message.TrimEnd('.')}. What was handed on since it was written last will be handed on again.",
        "Free some space or repair the disk, then run the same command again.",
        FailureCategory.WriteError,
        cause);
}
