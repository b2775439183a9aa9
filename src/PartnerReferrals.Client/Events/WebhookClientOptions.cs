using System;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Http;

namespace PartnerReferrals.Events;

/// <summary>Everything a <see cref="WebhookClient"/> needs to know.</summary>
internal sealed class WebhookClientOptions : ServiceOptions
{
    private readonly IWebhookTokenSource _tokens;

    /// <summary>Names the host of the webhooks and the source of its tokens.</summary>
    /// <param name="endpoint">Address of the host, such as <c>https://api.partnercenter.microsoft.com/</c>.</param>
    /// <param name="tokens">Where its bearer tokens come from.</param>
    /// <exception cref="Errors.ConnectionException">
    /// <c>PartnerReferral.Connection.InsecureEndpoint</c>: plain http to anything but this machine.
    /// <c>PartnerReferral.Connection.InvalidEndpoint</c>: not an http address, one with user name, query or fragment, or the host of the referrals.
    /// </exception>
    internal WebhookClientOptions(Uri endpoint, IWebhookTokenSource tokens)
        : base(CheckEndpoint(endpoint)) => _tokens = tokens ?? throw new ArgumentNullException(nameof(tokens));

    /// <summary>Checks an address before anybody signs in for it.</summary>
    /// <exception cref="Errors.ConnectionException">Not an absolute http address, plain http to another machine, or another API's host.</exception>
    internal static Uri CheckEndpoint(Uri endpoint) => ServiceAddress.CheckEndpoint(endpoint, ServiceHost.Webhooks);

    /// <inheritdoc/>
    internal override Task<string> GetTokenAsync(string? rejectedToken, CancellationToken cancellationToken) =>
        _tokens.GetWebhookTokenAsync(rejectedToken, cancellationToken);
}
