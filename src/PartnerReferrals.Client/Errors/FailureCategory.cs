namespace PartnerReferrals.Errors;

/// <summary>What kind of failure it is, in the words of PowerShell's <c>ErrorCategory</c>, so that a cmdlet maps it by name.</summary>
public enum FailureCategory
{
    /// <summary>None of the others.</summary>
    NotSpecified,

    /// <summary>The service or a rule refused the data.</summary>
    InvalidData,

    /// <summary>An argument or setting cannot be used.</summary>
    InvalidArgument,

    /// <summary>The operation is not possible in this state.</summary>
    InvalidOperation,

    /// <summary>The service answered with something that cannot be understood.</summary>
    InvalidResult,

    /// <summary>No usable token.</summary>
    AuthenticationError,

    /// <summary>A role or right is missing.</summary>
    PermissionDenied,

    /// <summary>There is no such referral.</summary>
    ObjectNotFound,

    /// <summary>It exists already, or somebody else changed it first.</summary>
    ResourceExists,

    /// <summary>The service or a file is in use by somebody else.</summary>
    ResourceBusy,

    /// <summary>The service cannot be had just now.</summary>
    ResourceUnavailable,

    /// <summary>Too many calls.</summary>
    LimitsExceeded,

    /// <summary>No answer in time.</summary>
    OperationTimeout,

    /// <summary>The service could not be reached.</summary>
    ConnectionError,

    /// <summary>Encryption or certificate trouble.</summary>
    SecurityError,

    /// <summary>A file could not be written.</summary>
    WriteError,

    /// <summary>A file could not be read.</summary>
    ReadError,
}
