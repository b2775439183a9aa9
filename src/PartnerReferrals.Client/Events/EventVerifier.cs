using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Events;

/// <summary>Makes events of received requests, once it is proven who sent them.</summary>
/// <param name="certificates">The signing certificates that are believed.</param>
internal sealed class EventVerifier(SigningCertificates certificates)
{
    /// <summary>Believes Partner Center only. One for the process, so that its certificate is fetched once.</summary>
    internal static EventVerifier Microsoft { get; } = new(new SigningCertificates(CertificateTrust.Microsoft, null, () => DateTimeOffset.UtcNow));

    /// <summary>Believes a test's root only.</summary>
    internal static EventVerifier OfTestRoot(System.Security.Cryptography.X509Certificates.X509Certificate2 root, HttpMessageHandler? handler) =>
        new(new SigningCertificates(CertificateTrust.OfTestRoot(root), handler, () => DateTimeOffset.UtcNow));

    /// <summary>Checks the signature, then reads the event.</summary>
    /// <exception cref="Errors.EventException">It is no event of Partner Center; the error id names the step that failed.</exception>
    internal async Task<ReferralEvent> ReadAsync(SignedRequest request, CancellationToken cancellationToken)
    {
        var signature = EventSignature.Read(request);
        var certificate = await certificates.GetAsync(signature.CertificateUri, cancellationToken).ConfigureAwait(false);
        if (!signature.Fits(certificate, request.Body))
        {
            var newer = await certificates.RenewAsync(signature.CertificateUri, cancellationToken).ConfigureAwait(false);
            if (newer is null || !signature.Fits(newer, request.Body))
            {
                throw EventErrors.Signature();
            }
        }

        return EventBody.Read(request.Body, isVerified: true);
    }
}
