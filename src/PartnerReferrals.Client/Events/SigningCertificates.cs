using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net.Http;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Events;

/// <summary>Fetches signing certificates, each once, and keeps what was found good.</summary>
/// <param name="trust">Which of them are believed.</param>
/// <param name="handler">What carries the requests instead of the network; not disposed.</param>
/// <param name="clock">The time.</param>
internal sealed class SigningCertificates(CertificateTrust trust, HttpMessageHandler? handler, Func<DateTimeOffset> clock)
{
    private const int LargestCertificate = 64 * 1024;
    private const int MostAddresses = 16;

    // A revoked one is noticed after so long.
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    // Anybody can send a signature that does not fit: that must not make this machine fetch at will.
    private static readonly TimeSpan LeastAge = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, Entry> _known = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _fetching = new(1, 1);

    /// <summary>The certificate at an address; good now.</summary>
    /// <exception cref="EventException">The address is not one to fetch from, or what is there is not to be had or not to be believed.</exception>
    internal async Task<X509Certificate2> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        trust.CheckAddress(address);
        if (Known(address, Lifetime) is not { } certificate)
        {
            certificate = await FetchOnceAsync(address, Lifetime, cancellationToken).ConfigureAwait(false);
        }

        CertificateTrust.CheckTime(certificate, clock());
        return certificate;
    }

    /// <summary>A newer one at the same address, where the known one is not just as new: the key may have been replaced. Null where there is none.</summary>
    internal async Task<X509Certificate2?> RenewAsync(Uri address, CancellationToken cancellationToken) =>
        Known(address, LeastAge) is null ? await FetchOnceAsync(address, LeastAge, cancellationToken).ConfigureAwait(false) : null;

    private X509Certificate2? Known(Uri address, TimeSpan age) =>
        _known.TryGetValue(address.AbsoluteUri, out var entry) && clock() - entry.Fetched < age ? entry.Certificate : null;

    private async Task<X509Certificate2> FetchOnceAsync(Uri address, TimeSpan age, CancellationToken cancellationToken)
    {
        await _fetching.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Known(address, age) is { } fetchedMeanwhile)
            {
                return fetchedMeanwhile;
            }

            var certificate = Read(await DownloadAsync(address, cancellationToken).ConfigureAwait(false), address);
            trust.Check(certificate, clock());
            if (_known.Count >= MostAddresses)
            {
                _known.Clear();
            }

            _known[address.AbsoluteUri] = new Entry(certificate, clock());
            return certificate;
        }
        catch (EventException e) when (e.Answer == 503 && _known.TryGetValue(address.AbsoluteUri, out var old))
        {
            // It was good an hour ago, and its time is looked at at each use.
            return old.Certificate;
        }
        finally
        {
            _fetching.Release();
        }
    }

    private async Task<byte[]> DownloadAsync(Uri address, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Patience);
        using var http = handler is null ? new HttpClient(NetworkHandler.Create(address, 2)) : new HttpClient(handler, disposeHandler: false);
        try
        {
            using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, timeout.Token).ConfigureAwait(false);
            if ((int)response.StatusCode != 200)
            {
                throw EventErrors.CertificateUnavailable(address.Host, $"it answered {(int)response.StatusCode}.");
            }

            using var body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
            return await BoundedBody.ReadAsync(body, LargestCertificate, timeout.Token).ConfigureAwait(false)
                ?? throw EventErrors.CertificateUnreadable(address.Host);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw EventErrors.CertificateUnavailable(
                address.Host, e is OperationCanceledException ? "it gave no answer in time." : Redactor.Text(e.GetBaseException().Message), e);
        }
    }

    private static X509Certificate2 Read(byte[] bytes, Uri address)
    {
        try
        {
            var certificate = new X509Certificate2(bytes);
            using var key = certificate.GetRSAPublicKey();
            return key is null ? throw EventErrors.CertificateUnreadable(address.Host) : certificate;
        }
        catch (CryptographicException)
        {
            throw EventErrors.CertificateUnreadable(address.Host);
        }
    }

    private sealed class Entry(X509Certificate2 certificate, DateTimeOffset fetched)
    {
        internal X509Certificate2 Certificate { get; } = certificate;

        internal DateTimeOffset Fetched { get; } = fetched;
    }
}

/// <summary>Reads a body that somebody else decides the length of.</summary>
internal static class BoundedBody
{
    /// <summary>Reads on to no use, so that who sends it hears the answer; a very long one is left.</summary>
    internal static async Task SkipAsync(Stream body, int mostBytes, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        int count;
        while (mostBytes > 0 && (count = await body.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0)
        {
            mostBytes -= count;
        }
    }

    /// <summary>All of it; null where it is longer than it may be.</summary>
    internal static async Task<byte[]?> ReadAsync(Stream body, int mostBytes, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await body.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (read.Length + count > mostBytes)
            {
                return null;
            }

            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }
}
