using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PartnerReferrals.Events;

/// <summary>A request as it was received: the signature is over the bytes of its body.</summary>
/// <param name="body">The body, byte for byte.</param>
/// <param name="headers">The headers; looked up without regard to case.</param>
internal sealed class SignedRequest(byte[] body, IEnumerable<KeyValuePair<string, string>> headers)
{
    private readonly Dictionary<string, string> _headers = ByName(headers);

    internal byte[] Body { get; } = body;

    internal string? Header(string name) => _headers.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private static Dictionary<string, string> ByName(IEnumerable<KeyValuePair<string, string>> headers)
    {
        var byName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in headers)
        {
            byName[header.Key] = header.Value;
        }

        return byName;
    }
}

/// <summary>What the headers of a request say about its signature (facts 1, "Webhooks").</summary>
internal sealed class EventSignature
{
    internal const string CertificateHeader = "x-ms-certificate-url";
    internal const string AlgorithmHeader = "x-ms-signature-algorithm";
    internal const string SignatureHeader = "x-ms-signature";
    private const string Scheme = "Signature ";

    private EventSignature(byte[] value, Uri certificate, HashAlgorithmName hash)
    {
        Value = value;
        CertificateUri = certificate;
        Hash = hash;
    }

    /// <summary>Where the certificate is said to be.</summary>
    internal Uri CertificateUri { get; }

    private byte[] Value { get; }

    private HashAlgorithmName Hash { get; }

    /// <exception cref="Errors.EventException">A header is missing, cannot be read, or names an algorithm that is not accepted.</exception>
    internal static EventSignature Read(SignedRequest request)
    {
        var value = SignatureOf(request) ?? throw EventErrors.MissingSignature();
        var address = request.Header(CertificateHeader) ?? throw EventErrors.MissingHeader(CertificateHeader);
        var algorithm = request.Header(AlgorithmHeader) ?? throw EventErrors.MissingHeader(AlgorithmHeader);
        if (!Uri.TryCreate(address, UriKind.Absolute, out var certificate))
        {
            throw EventErrors.MalformedHeader(CertificateHeader, "an absolute address");
        }

        return new EventSignature(Decode(value), certificate, HashOf(algorithm));
    }

    /// <summary>Whether the owner of the certificate signed this body.</summary>
    internal bool Fits(X509Certificate2 certificate, byte[] body)
    {
        using var key = certificate.GetRSAPublicKey();
        return key?.VerifyData(body, Value, Hash, RSASignaturePadding.Pkcs1) == true;
    }

    // Authorization, unless it is somebody else's, such as the host's own; the registration decides which of the two it is.
    private static string? SignatureOf(SignedRequest request)
    {
        if (request.Header("Authorization") is { } authorization && authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return authorization.Substring(Scheme.Length);
        }

        var own = request.Header(SignatureHeader);
        return own?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true ? own.Substring(Scheme.Length) : own;
    }

    private static byte[] Decode(string value)
    {
        try
        {
            return Convert.FromBase64String(value.Trim());
        }
        catch (FormatException)
        {
            throw EventErrors.MalformedHeader("with the signature", "Base64");
        }
    }

    // Nothing older: a signature by SHA-1 can be made by others.
    private static HashAlgorithmName HashOf(string algorithm) => algorithm.ToUpperInvariant() switch
    {
        "RSA-SHA256" => HashAlgorithmName.SHA256,
        "RSA-SHA384" => HashAlgorithmName.SHA384,
        "RSA-SHA512" => HashAlgorithmName.SHA512,
        _ => throw EventErrors.Algorithm(algorithm),
    };
}
