using System;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Http;

/// <summary>
/// The Referrals API (facts 1) for one connection. Thread-safe. A bearer token goes to the configured host only; no redirect and no link leaves it.
/// </summary>
public sealed class ReferralClient : IDisposable
{
    /// <summary>Makes a client; nothing is sent yet.</summary>
    public ReferralClient(ReferralClientOptions options)
    {
        Options = options ?? throw new ArgumentNullException(nameof(options));
    }

    /// <summary>What the client was made with.</summary>
    public ReferralClientOptions Options { get; }

    /// <summary>The service's id of the last call that was answered.</summary>
    public string? LastRequestId { get; private set; }

    /// <summary>The service's clock minus this machine's, from the last answer; null before the first.</summary>
    public TimeSpan? ServerSkew { get; private set; }

    /// <summary>Creates a referral. Sent again only when the service certainly did nothing.</summary>
    /// <exception cref="Errors.OutcomeUnknownException">Sent, but nobody knows whether it was created. Do not send it again: see <see cref="Sending.ReferralSender"/>.</exception>
    /// <exception cref="Errors.ReferralApiException">Refused; nothing was created.</exception>
    /// <exception cref="Errors.ConnectionException">Not reached; nothing was created.</exception>
    /// <exception cref="Errors.AuthenticationException">No token.</exception>
    public Task<Referral> CreateAsync(Referral referral, RequestContext? context = null, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Reads one referral.</summary>
    public Task<Referral> GetAsync(string id, RequestContext? context = null, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Walks a list page by page; nothing is fetched before the first page is asked for.</summary>
    public ReferralPager List(ReferralQuery query, RequestContext? context = null) => new(this, query, context);

    /// <summary>Reads one page of a list.</summary>
    /// <param name="query">The query; used for the first page only.</param>
    /// <param name="continuation"><see cref="ReferralPage.Continuation"/> of the page before; null for the first.</param>
    /// <param name="context">Optional.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    public Task<ReferralPage> GetPageAsync(ReferralQuery query, string? continuation, RequestContext? context = null, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Changes a referral by JSON Patch.</summary>
    /// <param name="id">Referral id.</param>
    /// <param name="patch">The changes, all or nothing.</param>
    /// <param name="eTag">Value for <c>If-Match</c>, inner quotes included; null to change whatever is there.</param>
    /// <param name="returnRepresentation">Ask for the new state; without it the result is null.</param>
    /// <param name="context">Optional.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="Errors.OutcomeUnknownException">Sent, but nobody knows whether it was made.</exception>
    public Task<Referral?> PatchAsync(string id, JsonPatchDocument patch, string? eTag, bool returnRepresentation, RequestContext? context = null, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Sends a request as the user wrote it, under the same rules.</summary>
    /// <exception cref="Errors.ConnectionException"><c>PartnerReferral.Connection.ForeignAddress</c>: not a relative path.</exception>
    public Task<ServiceResponse> SendAsync(ServiceRequest request, RequestContext? context = null, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
