using System;
using System.Linq;
using System.Security.Cryptography.X509Certificates;

namespace PartnerReferrals.Events;

/// <summary>
/// Whose signing certificate is believed, and where it may come from: Microsoft's, or that of a test's own root. A test root never widens what is
/// believed of Microsoft: with it, only certificates on this machine count.
/// </summary>
internal sealed class CertificateTrust
{
    // The published samples name this storage account (facts 1). Of blob.core.windows.net anybody can have a part.
    private const string MicrosoftStorage = "3psostorageacct.blob.core.windows.net";
    private const string MicrosoftDomain = ".microsoft.com";

    private readonly X509Certificate2? _root;

    private CertificateTrust(X509Certificate2? root) => _root = root;

    /// <summary>Partner Center itself: a chain to a root that this machine trusts, issued by Microsoft Corporation.</summary>
    internal static CertificateTrust Microsoft { get; } = new(null);

    /// <summary>A test's own root, such as the emulator's, and only that.</summary>
    internal static CertificateTrust OfTestRoot(X509Certificate2 root) => new(root);

    /// <exception cref="Errors.EventException">A certificate is not even fetched from there.</exception>
    internal void CheckAddress(Uri address)
    {
        if (_root is not null)
        {
            // .invalid is no name of any network: the in-process emulator.
            if ((address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
                || (!address.IsLoopback && !address.IdnHost.EndsWith(".invalid", StringComparison.OrdinalIgnoreCase)))
            {
                throw EventErrors.CertificateAddress(address, "this machine, because the root is one for tests,");
            }
        }
        else if (address.Scheme != Uri.UriSchemeHttps || !address.IsDefaultPort || address.UserInfo.Length > 0 || !IsMicrosofts(address.IdnHost))
        {
            throw EventErrors.CertificateAddress(address, $"https://{MicrosoftStorage} and hosts below {MicrosoftDomain.TrimStart('.')}");
        }
    }

    /// <summary>Checks time, chain and issuer.</summary>
    /// <exception cref="Errors.EventException">It is over, not yet good, not trusted, revoked, or not Microsoft's.</exception>
    internal void Check(X509Certificate2 certificate, DateTimeOffset now)
    {
        CheckTime(certificate, now);
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.VerificationTime = now.LocalDateTime;
        if (_root is not null)
        {
            // What .NET Standard has for a root of one's own: any root is let through, and then has to be that one.
            policy.ExtraStore.Add(_root);
            policy.RevocationMode = X509RevocationMode.NoCheck;
            policy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        }
        else
        {
            // Where revocation lists cannot be reached, events must still arrive; what is on one is refused.
            policy.RevocationMode = X509RevocationMode.Online;
            policy.UrlRetrievalTimeout = TimeSpan.FromSeconds(10);
            policy.VerificationFlags = X509VerificationFlags.IgnoreCertificateAuthorityRevocationUnknown | X509VerificationFlags.IgnoreEndRevocationUnknown;
        }

        if (!chain.Build(certificate))
        {
            throw EventErrors.CertificateUntrusted(Explain(chain));
        }

        if (_root is not null)
        {
            var end = chain.ChainElements[chain.ChainElements.Count - 1].Certificate;
            if (!end.RawData.SequenceEqual(_root.RawData))
            {
                throw EventErrors.CertificateUntrusted("it ends at another root than that of the test.");
            }
        }
        else if (!Issuer(certificate).Contains("O=Microsoft Corporation", StringComparer.Ordinal))
        {
            throw EventErrors.CertificateNotMicrosoft();
        }
    }

    /// <exception cref="Errors.EventException">It is over, or not yet good.</exception>
    internal static void CheckTime(X509Certificate2 certificate, DateTimeOffset now)
    {
        if (now.UtcDateTime < certificate.NotBefore.ToUniversalTime() || now.UtcDateTime > certificate.NotAfter.ToUniversalTime())
        {
            throw EventErrors.CertificateExpired(certificate.NotBefore, certificate.NotAfter);
        }
    }

    private static bool IsMicrosofts(string host) =>
        host.Equals(MicrosoftStorage, StringComparison.OrdinalIgnoreCase) || host.EndsWith(MicrosoftDomain, StringComparison.OrdinalIgnoreCase);

    private static string[] Issuer(X509Certificate2 certificate) =>
        certificate.IssuerName.Decode(X500DistinguishedNameFlags.UseNewLines).Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static string Explain(X509Chain chain)
    {
        var reasons = chain.ChainStatus
            .Where(status => status.Status is not (X509ChainStatusFlags.RevocationStatusUnknown or X509ChainStatusFlags.OfflineRevocation))
            .Select(status => status.Status.ToString()).Distinct();
        return string.Join(", ", reasons) + ".";
    }
}
