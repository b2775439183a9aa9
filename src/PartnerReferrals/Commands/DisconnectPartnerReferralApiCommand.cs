using System.Management.Automation;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Isolation;
using PartnerReferrals.SignIn;

namespace PartnerReferrals.Commands;

/// <summary><c>Disconnect-PartnerReferralApi</c>: ends a connection and forgets its sign-in.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "PartnerReferralApi", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class DisconnectPartnerReferralApiCommand : PartnerReferralCommand
{
    /// <summary>Connection to end; the session's own without it.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public PartnerReferralConnection? Connection { get; set; }

    /// <summary>Also remove every sign-in this module keeps on disk.</summary>
    [Parameter]
    public SwitchParameter ClearCache { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var connection = Connection ?? CurrentConnection.Value;
        if (connection is { IsClosed: false } && ShouldProcess(connection.ToString(), "Disconnect"))
        {
            Await(async token =>
            {
                await connection.CloseAsync(token).ConfigureAwait(false);
                return true;
            });
        }

        if (ReferenceEquals(connection, CurrentConnection.Value) && connection is { IsClosed: true })
        {
            CurrentConnection.Value = null;
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!ClearCache || !ShouldProcess("Sign-ins kept on this machine", "Remove"))
        {
            return;
        }

        try
        {
            IsolatedAssembly.Create<ISignIn>("PartnerReferrals.Auth", "PartnerReferrals.Auth.MsalSignIn").ClearCache(null);
        }
        catch (AuthenticationException e)
        {
            WriteError(ErrorRecordFactory.From(e, null));
        }
    }
}
