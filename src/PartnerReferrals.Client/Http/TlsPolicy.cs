using System.Net;
using System.Security.Authentication;

namespace PartnerReferrals.Http;

/// <summary>
/// Which versions of TLS a handler may speak on .NET Framework, where the process decides and old hosts decide for SSL 3 and TLS 1.0,
/// which neither Microsoft's sign-in nor the API speaks any more. The process is not ours to change; a handler is.
/// </summary>
internal static class TlsPolicy
{
    /// <summary>What to set on the handler; null to leave the choice to the process.</summary>
    /// <param name="process"><see cref="ServicePointManager.SecurityProtocol"/>; 0 means that the operating system chooses.</param>
    internal static SslProtocols? For(SecurityProtocolType process) =>
        process == 0 || process.HasFlag(SecurityProtocolType.Tls12) ? null : (SslProtocols)(int)process | SslProtocols.Tls12;
}
