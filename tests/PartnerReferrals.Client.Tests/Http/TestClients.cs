using System;
using System.Net.Http;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Http;

internal static class TestClients
{
    internal static ReferralClient Over(
        HttpMessageHandler handler,
        TestClock? clock = null,
        TestTokens? tokens = null,
        RetryOptions? retry = null,
        TimeSpan? timeout = null,
        IHttpTraceObserver? observer = null) => new(
        new ReferralClientOptions(ReferralClientOptions.EmulatorEndpoint, tokens ?? new TestTokens())
        {
            MessageHandler = handler,
            Clock = clock ?? new TestClock(),
            Retry = retry ?? new RetryOptions { MaxAttempts = 4 },
            AttemptTimeout = timeout ?? TimeSpan.FromSeconds(30),
            Observer = observer,
        });

    internal static Referral Deal(string name = "Deal", string? externalId = null) => new()
    {
        Name = name,
        ExternalReferenceId = externalId,
        Type = "Independent",
        CustomerProfile = new CustomerProfile { Name = "Bluewater & Söhne", Address = new Address { City = "Zug", Country = "CH" } },
        Consent = new Consent { ConsentToContact = true },
        Details = new ReferralDetails { DealValue = 42000.50m, Currency = "CHF", ClosingDateTime = new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero) },
    };
}
