using System.Management.Automation;

namespace PartnerReferrals.Commands;

/// <summary><c>Get-PartnerReferralConnection</c>: who is connected where, until when. Returns nothing when nobody is.</summary>
[Cmdlet(VerbsCommon.Get, "PartnerReferralConnection")]
[OutputType(typeof(PartnerReferralConnection))]
public sealed class GetPartnerReferralConnectionCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (CurrentConnection.Value is { IsClosed: false } connection)
        {
            WriteObject(connection);
        }
    }
}
