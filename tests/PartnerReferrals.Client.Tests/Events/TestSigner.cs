using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Events;

namespace PartnerReferrals.Client.Tests.Events;

/// <summary>A root, certificates below it, and a host that gives them out: what is signed here is an event to whoever trusts the root.</summary>
internal sealed class TestSigner : HttpMessageHandler
{
    internal const string Address = "http://127.0.0.1:9/cert/signer.cer";

    // Keys take long to make.
    private static readonly RSA[] Keys = [.. Enumerable.Range(0, 4).Select(_ => RSA.Create(2048))];

    private readonly X509Certificate2 _root;
    private RSA _key = Keys[0];

    /// <param name="isOther">With another root key than everybody else.</param>
    internal TestSigner(bool isOther = false)
    {
        _root = Request("CN=Test Root", Keys[isOther ? 2 : 1], isAuthority: true).CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-1), DateTimeOffset.UtcNow.AddYears(1));
        Root = X509CertificateLoader.LoadCertificate(_root.Export(X509ContentType.Cert));
        Served = Issue();
    }

    /// <summary>The root, without its key.</summary>
    internal X509Certificate2 Root { get; }

    /// <summary>What the address gives.</summary>
    internal byte[] Served { get; set; }

    internal HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    /// <summary>The addresses that were fetched from.</summary>
    internal List<Uri> Fetched { get; } = [];

    internal DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow;

    internal EventVerifier Verifier(CertificateTrust? trust = null) => new(new SigningCertificates(trust ?? CertificateTrust.OfTestRoot(Root), this, () => Now));

    internal byte[] Issue(DateTimeOffset? from = null, DateTimeOffset? to = null)
    {
        using var certificate = Request("CN=signer", _key, isAuthority: false)
            .Create(_root, from ?? DateTimeOffset.UtcNow.AddDays(-1), to ?? DateTimeOffset.UtcNow.AddDays(30), [7]);
        return certificate.Export(X509ContentType.Cert);
    }

    /// <summary>Another key under the same address.</summary>
    internal void Renew()
    {
        _key = Keys[3];
        Served = Issue();
    }

    internal Dictionary<string, string> Sign(string body, string address = Address) => new()
    {
        ["Authorization"] = "Signature " + Convert.ToBase64String(_key.SignData(Encoding.UTF8.GetBytes(body), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
        ["X-MS-Certificate-Url"] = address,
        ["X-MS-Signature-Algorithm"] = "rsa-sha256",
    };

    internal static SignedRequest RequestOf(string body, IEnumerable<KeyValuePair<string, string>> headers) => new(Encoding.UTF8.GetBytes(body), headers);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Fetched.Add(request.RequestUri!);
        return Task.FromResult(new HttpResponseMessage(Status) { Content = new ByteArrayContent(Served) });
    }

    private static CertificateRequest Request(string name, RSA key, bool isAuthority)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, critical: true));
        return request;
    }
}
