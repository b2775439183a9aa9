using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using PartnerReferrals.ErrorRecords;

namespace PartnerReferrals;

/// <summary>The connection of each runspace. Parallel runspaces never see each other's; a finished runspace keeps none alive.</summary>
internal static class CurrentConnection
{
    private static readonly ConditionalWeakTable<Runspace, StrongBox<PartnerReferralConnection?>> Connections = new();

    /// <summary>The connection of the runspace this thread runs in.</summary>
    internal static PartnerReferralConnection? Value
    {
        get => Box.Value;
        set => Box.Value = value;
    }

    private static StrongBox<PartnerReferralConnection?> Box => Connections.GetValue(Runspace.DefaultRunspace, _ => new StrongBox<PartnerReferralConnection?>());

    /// <summary>The connection to use: the one given, else the runspace's own.</summary>
    /// <exception cref="PipelineStoppedException">There is none; a terminating error says what to type.</exception>
    internal static PartnerReferralConnection Resolve(PSCmdlet cmdlet, PartnerReferralConnection? given)
    {
        var connection = given ?? Value;
        if (connection is { IsClosed: false })
        {
            return connection;
        }

        cmdlet.ThrowTerminatingError(ErrorRecordFactory.Refused(
            "PartnerReferral.NotConnected",
            connection is null ? "There is no connection to Partner Center in this session." : "This connection was ended by Disconnect-PartnerReferralApi.",
            ErrorCategory.ConnectionError,
            given,
            "Type Connect-PartnerReferralApi to sign in, or Connect-PartnerReferralApi -Emulator to try things without an account."));
        return null!;
    }
}
