using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Http;

/// <summary>
/// The Referrals API (facts 1) for one connection. Thread-safe. A bearer token goes to the configured host only; no redirect and no link leaves it.
/// </summary>
internal sealed class ReferralClient : IDisposable
{
    private const string Collection = "engagements/referrals";

    private readonly RequestSender _sender;

    /// <summary>Makes a client; nothing is sent yet.</summary>
    public ReferralClient(ReferralClientOptions options)
    {
        Options = options ?? throw new ArgumentNullException(nameof(options));
        _sender = new RequestSender(options);
    }

    /// <summary>What the client was made with.</summary>
    public ReferralClientOptions Options { get; }

    /// <summary>The service's id of the last call that was answered.</summary>
    public string? LastRequestId => _sender.LastRequestId;

    /// <summary>The partner organization, as the first referral of its own that came back names it; null before.</summary>
    public string? OrganizationId { get; private set; }

    /// <summary>The service's clock minus this machine's, from the last answer; null before the first.</summary>
    public TimeSpan? ServerSkew => _sender.ServerSkew;

    /// <inheritdoc cref="RequestSender.ServerNow"/>
    internal DateTimeOffset ServerNow => _sender.ServerNow;

    /// <summary>The service's own time.</summary>
    internal ServiceClock ServiceClock => _sender.ServiceClock;

    /// <summary>Creates a referral. Sent again only when the service certainly did nothing.</summary>
    /// <exception cref="OutcomeUnknownException">Sent, but nobody knows whether it was created. Do not send it again: see <see cref="Creating.ReferralSender"/>.</exception>
    /// <exception cref="ReferralApiException">Refused; nothing was created.</exception>
    /// <exception cref="ConnectionException">Not reached; nothing was created.</exception>
    /// <exception cref="AuthenticationException">No token.</exception>
    public Task<Referral> CreateAsync(Referral referral, RequestContext? context = null, CancellationToken cancellationToken = default) =>
        CreateAsync(referral, static _ => true, context, cancellationToken);

    /// <summary>The same; an answer that is not the referral that was sent counts as lost.</summary>
    internal async Task<Referral> CreateAsync(Referral referral, Func<Referral, bool> isThatReferral, RequestContext? context, CancellationToken cancellationToken)
    {
        Referral? created = null;
        var request = new OutgoingRequest
        {
            Method = HttpMethod.Post,
            Address = Address(Collection),
            Rule = RetryRule.NonIdempotent,
            Kind = RequestKind.Create,
            Body = Encoding.UTF8.GetBytes(referral.ToJson()),
            IsUsable = answer => (created = ReadReferral(answer)) is { } read && isThatReferral(read),
        };
        var accepted = await _sender.SendAsync(request, context, cancellationToken).ConfigureAwait(false);
        ServiceClock.HearStamp(created!.CreatedDateTime, accepted);
        return created;
    }

    /// <summary>Reads one referral.</summary>
    public async Task<Referral> GetAsync(string id, RequestContext? context = null, CancellationToken cancellationToken = default)
    {
        Referral? read = null;
        var request = new OutgoingRequest
        {
            Method = HttpMethod.Get,
            Address = AddressOf(id),
            Rule = RetryRule.Idempotent,
            Kind = RequestKind.Read,
            IsUsable = answer => (read = ReadReferral(answer)) is not null,
        };
        await _sender.SendAsync(request, context, cancellationToken).ConfigureAwait(false);
        return read!;
    }

    /// <summary>Walks a list page by page; nothing is fetched before the first page is asked for.</summary>
    public ReferralPager List(ReferralQuery query, RequestContext? context = null) => new(this, query, context);

    /// <summary>Reads one page of a list.</summary>
    /// <param name="query">The query; used for the first page only.</param>
    /// <param name="continuation"><see cref="ReferralPage.Continuation"/> of the page before; null for the first.</param>
    /// <param name="context">Optional.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    public async Task<ReferralPage> GetPageAsync(ReferralQuery query, string? continuation, RequestContext? context = null, CancellationToken cancellationToken = default)
    {
        ReferralPage? page = null;
        var options = continuation ?? query.ToQueryString();
        var request = new OutgoingRequest
        {
            Method = HttpMethod.Get,
            Address = Address(options.Length == 0 ? Collection : Collection + "?" + options),
            Rule = RetryRule.Idempotent,
            Kind = RequestKind.List,
            MaxAnswerBytes = ApiResponseSize.Page,
            IsUsable = answer => (page = ReadPage(answer)) is not null,
        };
        await _sender.SendAsync(request, context, cancellationToken).ConfigureAwait(false);
        return page!;
    }

    /// <summary>Changes a referral by JSON Patch.</summary>
    /// <param name="id">Referral id.</param>
    /// <param name="patch">The changes, all or nothing.</param>
    /// <param name="eTag">Value for <c>If-Match</c>, inner quotes included; null to change whatever is there.</param>
    /// <param name="returnRepresentation">Ask for the new state; without it the result is null.</param>
    /// <param name="context">Optional.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="OutcomeUnknownException">Sent, but nobody knows whether it was made.</exception>
    public async Task<Referral?> PatchAsync(string id, JsonPatchDocument patch, string? eTag, bool returnRepresentation, RequestContext? context = null, CancellationToken cancellationToken = default)
    {
        var headers = new List<KeyValuePair<string, string>>();
        if (!string.IsNullOrEmpty(eTag))
        {
            headers.Add(new("If-Match", eTag!));
        }

        if (returnRepresentation)
        {
            headers.Add(new("Prefer", "return=representation"));
        }

        // If-Match makes a second send harmless: if the first one worked, the second is refused with 412. Without it only an append would happen twice.
        var repeatable = !string.IsNullOrEmpty(eTag) || !patch.Appends;
        var request = new OutgoingRequest
        {
            Method = new HttpMethod("PATCH"),
            Address = AddressOf(id),
            Rule = repeatable ? RetryRule.Idempotent : RetryRule.NonIdempotent,
            Kind = RequestKind.Change,
            Body = Encoding.UTF8.GetBytes(patch.ToJson()),
            Headers = headers,
        };
        ApiResponse answer;
        try
        {
            answer = await _sender.SendAsync(request, context, cancellationToken).ConfigureAwait(false);
        }
        catch (ReferralApiException e) when (e.FollowsAnAttempt && (int)e.StatusCode is 409 or 412)
        {
            // Perhaps our own lost attempt is what changed it.
            var current = await GetAsync(id, context, cancellationToken).ConfigureAwait(false);
            if (!patch.IsSatisfiedBy(current))
            {
                throw;
            }

            return returnRepresentation ? current : null;
        }

        // The change was made; a body that was promised and did not come is fetched.
        return !returnRepresentation ? null : ReadReferral(answer) ?? await GetAsync(id, context, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a request as the user wrote it, under the same rules.</summary>
    /// <exception cref="ConnectionException"><c>PartnerReferral.Connection.ForeignAddress</c>: not a relative path.</exception>
    /// <exception cref="ArgumentException">A header that this client alone may set, or one with a line break.</exception>
    public async Task<ServiceResponse> SendAsync(ServiceRequest request, RequestContext? context = null, CancellationToken cancellationToken = default)
    {
        var method = new HttpMethod(request.Method.Trim().ToUpperInvariant());
        var (headers, mediaType) = UserHeaders.Check(request.Headers);
        var answer = await _sender.SendAsync(
            new OutgoingRequest
            {
                Method = method,
                Address = ServiceAddress.Resolve(Options.Endpoint, request.Path),
                Rule = method == HttpMethod.Get ? RetryRule.Idempotent : RetryRule.NonIdempotent,
                Kind = RequestKind.Raw,
                Body = request.Body is null ? null : Encoding.UTF8.GetBytes(request.Body),
                MediaType = mediaType ?? "application/json",
                MaxAnswerBytes = ApiResponseSize.Page,
                Headers = headers,
            },
            context,
            cancellationToken).ConfigureAwait(false);
        return new ServiceResponse
        {
            StatusCode = answer.StatusCode,
            Headers = answer.Headers,
            Body = answer.Body,
            ContentType = answer.MediaType,
            RequestId = answer.RequestId,
            CorrelationId = answer.CorrelationId,
            Attempts = answer.Attempts,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _sender.Dispose();

    private Referral? ReadReferral(ApiResponse answer)
    {
        // Some gateways give their errors an id, and report them as a success.
        var referral = ReadObject(answer) is { } json && JsonEquivalence.IsUnset(json.GetValue("error", StringComparison.OrdinalIgnoreCase)) && AsRead(json) is { Id.Length: > 0 } read ? read : null;
        Learn(referral);
        return referral;
    }

    private static Referral AsRead(JObject json)
    {
        OriginalJson.Remember(json);
        return JsonModel.View<Referral>(json);
    }

    // Microsoft's legs name Microsoft (facts 4.1).
    private void Learn(Referral? referral)
    {
        if (OrganizationId is null && Guid.TryParse(referral?.OrganizationId, out _))
        {
            OrganizationId = referral!.OrganizationId;
        }
    }

    private ReferralPage? ReadPage(ApiResponse answer)
    {
        if (ReadObject(answer) is not { } json || json.GetValue("value", StringComparison.OrdinalIgnoreCase) is not JArray rows)
        {
            return null;
        }

        var link = (json.GetValue("@odata.nextLink", StringComparison.OrdinalIgnoreCase) as JValue)?.Value as string;
        var continuation = ServiceAddress.QueryOf(link);
        if (!string.IsNullOrEmpty(link) && continuation is null)
        {
            // Without a query the rest of the list cannot be had; a silently shortened list would be worse than an error.
            return null;
        }

        Referral[] referrals = [.. rows.OfType<JObject>().Select(AsRead)];
        Array.ForEach(referrals, Learn);
        return new ReferralPage
        {
            Referrals = referrals,
            Count = (json.GetValue("@odata.count", StringComparison.OrdinalIgnoreCase) as JValue)?.Value is long count ? count : null,
            Continuation = continuation,
            Flaw = FlawOf(answer, rows),
        };
    }

    /// <summary>Why the page is no proof of what it lacks; null where it is.</summary>
    private string? FlawOf(ApiResponse answer, JArray rows) =>
        answer.StatusCode != HttpStatusCode.OK ? $"it was answered with status {answer.Status}"
        : ServiceClock.IsOld(answer) ? "it is an old copy"
        : rows.Any(row => row is not JObject json || JsonModel.View<Referral>(json).Id is not { Length: > 0 }) ? "it holds entries that are no referrals"
        : null;

    private static JObject? ReadObject(ApiResponse answer)
    {
        try
        {
            return answer.Body.Length == 0 ? null : JsonText.Parse(answer.Body) as JObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private Uri Address(string relative) => new(Options.Endpoint, relative);

    private Uri AddressOf(string id) =>
        string.IsNullOrWhiteSpace(id) || id.Trim('.').Length == 0
            ? throw new ArgumentException("A referral id is needed.", nameof(id))
            : Address(Collection + "/" + Uri.EscapeDataString(id.Trim()));
}
