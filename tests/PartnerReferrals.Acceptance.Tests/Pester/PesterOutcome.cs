namespace PartnerReferrals.Acceptance.Tests.Pester;

/// <summary>How one Pester test, or a file as a whole, ended: a line of what Invoke-Acceptance.ps1 writes.</summary>
/// <param name="File">The file without its folder, such as <c>Bulk.Tests.ps1</c>.</param>
/// <param name="Name">The blocks and the name, joined by points.</param>
/// <param name="Result">Pester's word: Passed, Failed, Skipped …</param>
/// <param name="Message">What went wrong; empty when nothing did.</param>
public sealed record PesterOutcome(string File, string Name, string Result, string Message)
{
    /// <summary>What a list of tests shows beside the name.</summary>
    public override string ToString() => Result;
}
