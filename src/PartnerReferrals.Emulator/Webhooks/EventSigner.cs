using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PartnerReferrals.Emulator.Webhooks;

/// <summary>
/// Signs events as the service does, under a root of this emulator's own that nobody trusts unasked. Keys are made when the first event is signed, and
/// never leave the process.
/// </summary>
internal sealed class EventSigner
{
    private readonly Lazy<Certificates> _certificates = new(() => new Certificates());

    /// <summary>The root to trust in a test.</summary>
    public byte[] Root => _certificates.Value.Root;

    /// <summary>The signing certificate.</summary>
    public byte[] Certificate => _certificates.Value.Signing;

    /// <summary>A signing certificate with the same key that is over.</summary>
    public byte[] ExpiredCertificate => _certificates.Value.Expired;

    /// <summary>The signature of a body, by <c>rsa-sha256</c>.</summary>
    public string Sign(byte[] body) =>
        Convert.ToBase64String(_certificates.Value.Key.SignData(body, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    private sealed class Certificates
    {
        public Certificates()
        {
            var now = DateTimeOffset.UtcNow;
            using var rootKey = RSA.Create(2048);
            var rootRequest = Request("CN=Partner Center Emulator Test Root, O=Emulator", rootKey, isAuthority: true);
            using var root = rootRequest.CreateSelfSigned(now.AddYears(-1), now.AddYears(1));
            Root = root.Export(X509ContentType.Cert);
            Signing = Issue(root, now.AddDays(-1), now.AddMonths(6), 1);
            Expired = Issue(root, now.AddMonths(-3), now.AddDays(-1), 2);
        }

        public RSA Key { get; } = RSA.Create(2048);

        public byte[] Root { get; }

        public byte[] Signing { get; }

        public byte[] Expired { get; }

        private byte[] Issue(X509Certificate2 root, DateTimeOffset from, DateTimeOffset to, byte number)
        {
            using var certificate = Request("CN=pcnotifications.emulator.invalid, O=Emulator", Key, isAuthority: false).Create(root, from, to, [number]);
            return certificate.Export(X509ContentType.Cert);
        }

        private static CertificateRequest Request(string name, RSA key, bool isAuthority)
        {
            var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, critical: true));
            request.CertificateExtensions.Add(new X509KeyUsageExtension(
                isAuthority ? X509KeyUsageFlags.KeyCertSign : X509KeyUsageFlags.DigitalSignature, critical: true));
            return request;
        }
    }
}
