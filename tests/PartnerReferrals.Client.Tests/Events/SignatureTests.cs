using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Events;

namespace PartnerReferrals.Client.Tests.Events;

/// <summary>Each step of the check lets the true event through and stops a false one under its own id.</summary>
public sealed class SignatureTests
{
    private const string Body =
        """{"EventName":"referral-updated","ResourceUri":"https://api.partnercenter.microsoft.com/engagements/v1/referrals/6f0d2a1e-8a57-4b0e-9d0b-5f1c2f0c7a11","ResourceName":"referral","AuditUri":null,"ResourceChangeUtcDate":"2026-01-09T07:41:05.1234567+00:00"}""";

    private readonly TestSigner _signer = new();

    [Fact]
    public async Task A_signed_event_is_read()
    {
        var received = await ReadAsync(Body, _signer.Sign(Body));
        Assert.Equal(("referral-updated", "6f0d2a1e-8a57-4b0e-9d0b-5f1c2f0c7a11", "Own", true), (received.EventName, received.ReferralId, received.Side, received.IsVerified));
        Assert.Equal(new DateTimeOffset(2026, 1, 9, 7, 41, 5, TimeSpan.Zero).AddTicks(1234567), received.ChangedDateTime);
    }

    [Theory]
    [InlineData("Authorization", "Signature ", "x-ms-signature", "Signature ")]
    [InlineData("Authorization", "Signature ", "X-MS-SIGNATURE", "")]
    public async Task The_signature_may_stand_in_the_other_header_beside_an_authorization_of_somebody_else(string from, string prefix, string to, string otherPrefix)
    {
        var headers = _signer.Sign(Body);
        headers[to] = otherPrefix + headers[from][prefix.Length..];
        headers[from] = "Bearer of-the-host";
        Assert.True((await ReadAsync(Body, headers)).IsVerified);
    }

    [Theory]
    [InlineData("Authorization", "x-ms-signature")]
    [InlineData("X-MS-Certificate-Url", "x-ms-certificate-url")]
    [InlineData("X-MS-Signature-Algorithm", "x-ms-signature-algorithm")]
    public async Task A_missing_header_is_named(string header, string named)
    {
        var headers = _signer.Sign(Body);
        headers.Remove(header);
        Assert.Contains(named, (await RefuseAsync("MissingHeader", 401, Body, headers)).Message, StringComparison.Ordinal);
        Assert.Empty(_signer.Fetched);
    }

    [Theory]
    [InlineData("Authorization", "Signature ***", "MalformedHeader")]
    [InlineData("X-MS-Certificate-Url", "signer.cer", "MalformedHeader")]
    [InlineData("X-MS-Signature-Algorithm", "rsa-sha1", "Algorithm")]
    [InlineData("X-MS-Signature-Algorithm", "none", "Algorithm")]
    public async Task A_header_that_cannot_be_used_is_refused_before_anything_is_fetched(string header, string value, string id)
    {
        var headers = _signer.Sign(Body);
        headers[header] = value;
        await RefuseAsync(id, 401, Body, headers);
        Assert.Empty(_signer.Fetched);
    }

    [Theory]
    [InlineData("http://3psostorageacct.blob.core.windows.net/cert/x.cer")]
    [InlineData("https://3psostorageacct.blob.core.windows.net:8443/cert/x.cer")]
    [InlineData("https://user@3psostorageacct.blob.core.windows.net/cert/x.cer")]
    [InlineData("https://attacker.blob.core.windows.net/cert/x.cer")]
    [InlineData("https://3psostorageacct.blob.core.windows.net.evil.example/cert/x.cer")]
    [InlineData("https://microsoft.com.evil.example/x.cer")]
    [InlineData("https://evilmicrosoft.com/x.cer")]
    [InlineData("https://127.0.0.1/x.cer")]
    [InlineData("http://127.0.0.1:9/cert/signer.cer")]
    [InlineData("file:///etc/hosts")]
    public async Task Of_other_hosts_than_Microsofts_nothing_is_fetched(string address)
    {
        await RefuseAsync("CertificateAddress", 401, Body, _signer.Sign(Body, address), CertificateTrust.Microsoft);
        Assert.Empty(_signer.Fetched);
    }

    [Theory]
    [InlineData("https://3psostorageacct.blob.core.windows.net/cert/x.cer")]
    [InlineData("https://certificates.microsoft.com/x.cer")]
    public async Task A_certificate_of_nobodys_root_is_refused_even_at_Microsofts_address(string address)
    {
        await RefuseAsync("CertificateUntrusted", 401, Body, _signer.Sign(Body, address), CertificateTrust.Microsoft);
        Assert.Single(_signer.Fetched);
    }

    [Theory]
    [InlineData("https://3psostorageacct.blob.core.windows.net/cert/x.cer")]
    [InlineData("https://certificates.example/x.cer")]
    [InlineData("ftp://127.0.0.1/x.cer")]
    public async Task A_test_root_counts_for_this_machine_only(string address)
    {
        await RefuseAsync("CertificateAddress", 401, Body, _signer.Sign(Body, address));
        Assert.Empty(_signer.Fetched);
    }

    [Fact]
    public async Task A_certificate_below_another_root_is_refused()
    {
        using var other = new TestSigner(isOther: true);
        await RefuseAsync("CertificateUntrusted", 401, Body, _signer.Sign(Body), CertificateTrust.OfTestRoot(other.Root));
    }

    [Fact]
    public async Task A_certificate_that_names_the_root_and_was_not_signed_by_it_is_refused()
    {
        using var impostor = new TestSigner(isOther: true);
        _signer.Served = impostor.Served;
        await RefuseAsync("CertificateUntrusted", 401, Body, impostor.Sign(Body));
    }

    [Theory]
    [InlineData(-30, -1)]
    [InlineData(1, 30)]
    public async Task A_certificate_out_of_its_time_is_refused(int from, int to)
    {
        _signer.Served = _signer.Issue(DateTimeOffset.UtcNow.AddDays(from), DateTimeOffset.UtcNow.AddDays(to));
        await RefuseAsync("CertificateExpired", 401, Body, _signer.Sign(Body));
    }

    [Fact]
    public async Task A_known_certificate_that_ends_meanwhile_is_refused()
    {
        _signer.Served = _signer.Issue(to: DateTimeOffset.UtcNow.AddMinutes(10));
        var verifier = _signer.Verifier();
        await ReadAsync(Body, _signer.Sign(Body), verifier);
        _signer.Now = DateTimeOffset.UtcNow.AddMinutes(11);
        await RefuseAsync("CertificateExpired", 401, Body, _signer.Sign(Body), verifier: verifier);
    }

    [Fact]
    public async Task A_changed_body_is_refused()
    {
        await RefuseAsync("Signature", 401, Body.Replace("updated", "created", StringComparison.Ordinal), _signer.Sign(Body));
        await RefuseAsync("Signature", 401, Body + " ", _signer.Sign(Body));
    }

    [Fact]
    public async Task The_certificate_is_fetched_once()
    {
        var verifier = _signer.Verifier();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ReadAsync(Body, _signer.Sign(Body), verifier)));
        Assert.Single(_signer.Fetched);
    }

    [Fact]
    public async Task Signatures_that_do_not_fit_make_nobody_fetch_again()
    {
        var verifier = _signer.Verifier();
        await ReadAsync(Body, _signer.Sign(Body), verifier);
        for (var i = 0; i < 5; i++)
        {
            await RefuseAsync("Signature", 401, Body + " ", _signer.Sign(Body), verifier: verifier);
        }

        Assert.Single(_signer.Fetched);
    }

    [Fact]
    public async Task A_new_key_at_the_same_address_is_found()
    {
        var verifier = _signer.Verifier();
        await ReadAsync(Body, _signer.Sign(Body), verifier);
        _signer.Renew();
        _signer.Now += TimeSpan.FromMinutes(6);
        Assert.True((await ReadAsync(Body, _signer.Sign(Body), verifier)).IsVerified);
        Assert.Equal(2, _signer.Fetched.Count);
    }

    [Fact]
    public async Task A_host_that_is_away_is_not_a_forgery()
    {
        var verifier = _signer.Verifier();
        _signer.Status = HttpStatusCode.ServiceUnavailable;
        await RefuseAsync("CertificateUnavailable", 503, Body, _signer.Sign(Body), verifier: verifier);

        // Once it was there, it being away an hour later does no harm.
        _signer.Status = HttpStatusCode.OK;
        await ReadAsync(Body, _signer.Sign(Body), verifier);
        _signer.Status = HttpStatusCode.ServiceUnavailable;
        _signer.Now += TimeSpan.FromHours(2);
        Assert.True((await ReadAsync(Body, _signer.Sign(Body), verifier)).IsVerified);
    }

    [Theory]
    [InlineData("not a certificate")]
    [InlineData("")]
    public async Task What_is_no_certificate_is_refused(string served)
    {
        _signer.Served = Encoding.UTF8.GetBytes(served);
        await RefuseAsync("CertificateUnreadable", 401, Body, _signer.Sign(Body));
    }

    [Fact]
    public async Task A_certificate_without_end_is_not_read()
    {
        _signer.Served = new byte[100_000];
        await RefuseAsync("CertificateUnreadable", 401, Body, _signer.Sign(Body));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("EventName=referral-created")]
    [InlineData("""{"EventName":"referral-created","ResourceUri":"https://x.example/none"}""")]
    [InlineData("""{"EventName":"referral-created"}""")]
    public async Task A_signed_body_that_is_no_event_is_refused(string body) => await RefuseAsync("Body", 400, body, _signer.Sign(body));

    private Task<ReferralEvent> ReadAsync(string body, IEnumerable<KeyValuePair<string, string>> headers, EventVerifier? verifier = null) =>
        (verifier ?? _signer.Verifier()).ReadAsync(TestSigner.RequestOf(body, headers), TestContext.Current.CancellationToken);

    private async Task<EventException> RefuseAsync(
        string id, int answer, string body, IEnumerable<KeyValuePair<string, string>> headers, CertificateTrust? trust = null, EventVerifier? verifier = null)
    {
        var refused = await Assert.ThrowsAsync<EventException>(() => ReadAsync(body, headers, verifier ?? _signer.Verifier(trust)));
        Assert.Equal(("PartnerReferral.Event." + id, answer), (refused.ErrorId, refused.Answer));
        return refused;
    }
}
