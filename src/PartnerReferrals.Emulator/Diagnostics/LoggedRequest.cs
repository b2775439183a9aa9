using System;
using System.Collections.Generic;

namespace PartnerReferrals.Emulator.Diagnostics;

/// <summary>One request as the log keeps it, without the token it carried.</summary>
internal sealed record LoggedRequest(
    long Number,
    DateTimeOffset Time,
    string Operation,
    string Method,
    string Path,
    string Query,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    string Outcome,
    string? Fault,
    string? Body);
