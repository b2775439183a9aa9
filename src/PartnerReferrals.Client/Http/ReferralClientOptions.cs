using System;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Http;

/// <summary>Everything a <see cref="ReferralClient"/> needs to know.</summary>
internal sealed class ReferralClientOptions : ServiceOptions
{
    /// <summary>Names the service and the source of tokens.</summary>
    /// <param name="endpoint">
    /// Address of the service, such as <c>https://api.partner.microsoft.com/</c>. Without a path, <c>v1.0</c> is added; a path is taken as it is.
    /// </param>
    /// <param name="tokenSource">Where bearer tokens come from.</param>
    /// <exception cref="Errors.ConnectionException">
    /// <c>PartnerReferral.Connection.InsecureEndpoint</c>: plain http to anything but this machine.
    /// <c>PartnerReferral.Connection.InvalidEndpoint</c>: not an http address, one with user name, query or fragment, or the host of the webhooks.
    /// </exception>
    public ReferralClientOptions(Uri endpoint, IAccessTokenSource tokenSource)
        : base(CheckEndpoint(endpoint)) => TokenSource = tokenSource ?? throw new ArgumentNullException(nameof(tokenSource));

    /// <summary>Checks an address before anybody signs in for it.</summary>
    /// <exception cref="Errors.ConnectionException">Not an absolute http address, plain http to another machine, or another API's host.</exception>
    public static Uri CheckEndpoint(Uri endpoint) => ServiceAddress.CheckEndpoint(endpoint, ServiceHost.Referrals);

    /// <summary>The in-process emulator: a name that can never be resolved, so that nothing leaves by mistake.</summary>
    public static Uri EmulatorEndpoint { get; } = new("https://emulator.invalid/");

    /// <summary>Where bearer tokens come from.</summary>
    public IAccessTokenSource TokenSource { get; }

    /// <inheritdoc/>
    internal override Task<string> GetTokenAsync(string? rejectedToken, CancellationToken cancellationToken) =>
        TokenSource.GetTokenAsync(rejectedToken, cancellationToken);
}
