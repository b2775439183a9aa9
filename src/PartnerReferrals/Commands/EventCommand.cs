using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using PartnerReferrals.Binding;
using PartnerReferrals.Events;

namespace PartnerReferrals.Commands;

/// <summary>What the cmdlets share that are handed events: whose signature they believe. None of them needs a connection.</summary>
public abstract class EventCommand : PartnerReferralCommand
{
    /// <summary>Connection to an emulator whose events are believed, instead of the session's own. A connection to the service changes nothing.</summary>
    [Parameter]
    public PartnerReferralConnection? Connection { get; set; }

    /// <summary>Root certificate of a test, such as an emulator server's, to believe instead of Microsoft's. Its signing certificates have to be on this machine.</summary>
    [Parameter]
    [CertificateTransformation]
    public X509Certificate2? TrustedRoot { get; set; }

    /// <summary>Checks signatures: Microsoft's, unless a test root is given or the connection is one to an emulator in this process.</summary>
    internal EventVerifier Verifier() => TrustedRoot is not null ? EventVerifier.OfTestRoot(TrustedRoot, null)
        : (Connection ?? CurrentConnection.Value) is { IsClosed: false, Emulator: { } emulator } ? emulator.Events
        : EventVerifier.Microsoft;
}
