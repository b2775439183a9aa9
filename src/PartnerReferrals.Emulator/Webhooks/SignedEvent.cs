using System;
using System.Collections.Generic;
using PartnerReferrals.Emulator.Settings;

namespace PartnerReferrals.Emulator.Webhooks;

/// <summary>An event as it goes out: its body, and the headers that prove who sent it (facts 1). The flaws of the setting <c>eventFlaw</c> are made here.</summary>
internal sealed record SignedEvent(byte[] Body, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>Where the certificates are, below the address of the emulator.</summary>
    public const string CertificatePath = "/cert/pcnotifications.cer";
    public const string ExpiredCertificatePath = "/cert/expired.cer";
    public const string RootPath = "/cert/root.cer";

    private const int OversizedBy = 1024 * 1024;

    public static SignedEvent Make(EventDelivery delivery, EventFlaw flaw, EventSigner signer)
    {
        var registration = delivery.Registration;
        var body = delivery.Body();
        var headers = new Dictionary<string, string>
        {
            ["X-MS-Certificate-Url"] = flaw switch
            {
                EventFlaw.ForeignCertificate => "https://certificates.example/pcnotifications.cer",
                EventFlaw.ExpiredCertificate => registration.Origin + ExpiredCertificatePath,
                _ => registration.Origin + CertificatePath,
            },
            ["X-MS-Signature-Algorithm"] = "rsa-sha256",
        };
        if (flaw != EventFlaw.Unsigned)
        {
            headers[registration.InMsSignatureHeader ? "x-ms-signature" : "Authorization"] = "Signature " + signer.Sign(body);
        }

        var padding = flaw switch { EventFlaw.Tampered => 1, EventFlaw.Oversized => OversizedBy, _ => 0 };
        var whole = new byte[body.Length + padding];
        Array.Fill(whole, (byte)' ');
        body.CopyTo(whole, 0);
        return new SignedEvent(whole, headers);
    }
}
