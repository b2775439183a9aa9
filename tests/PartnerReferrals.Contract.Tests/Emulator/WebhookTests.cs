using System;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace PartnerReferrals.Contract.Tests.Emulator;

/// <summary>The emulator's other host: registration, test events, and what becomes of events.</summary>
public sealed class WebhookTests
{
    private const string Registration = "webhooks/v1/registration";
    private const string Audience = "https://api.partnercenter.microsoft.com";

    [Fact]
    public async Task Each_host_takes_tokens_of_its_own_only()
    {
        using var session = new EmulatorSession();
        Assert.Equal(401, (await session.GetAsync(Registration)).Status);
        session.SignIn(("audience", Audience));
        Assert.Equal(404, (await session.GetAsync(Registration)).Status);
        Assert.Equal(401, (await session.ListAsync("")).Status);
    }

    [Fact]
    public async Task An_app_alone_may_register()
    {
        using var session = new EmulatorSession();
        session.SignIn(("audience", Audience), ("appOnly", "true"));
        Assert.Equal(200, (await RegisterAsync(session, "https://func.example/hook")).Status);
    }

    [Fact]
    public async Task A_registration_is_shown_and_replaced()
    {
        using var session = new EmulatorSession();
        session.SignIn(("audience", Audience));
        var made = (await RegisterAsync(session, "https://func.example/one")).Expect(200);
        Assert.True(Guid.TryParse(made["SubscriberId"]!.GetValue<string>(), out _));
        await session.SendAsync(HttpMethod.Put, Registration, Body("https://func.example/two", "referral-created"));
        var shown = (await session.GetAsync(Registration)).Expect(200);
        Assert.Equal("https://func.example/two", shown["WebhookUrl"]!.GetValue<string>());
        Assert.Equal(["referral-created"], shown["WebhookEvents"]!.AsArray().Select(name => name!.GetValue<string>()));
        Assert.Equal(400, (await session.PostAsync(Registration, Body("https://func.example/two", "no-such-event"))).Status);
        Assert.Equal(400, (await session.PostAsync(Registration, Body("nowhere", "referral-created"))).Status);
    }

    [Fact]
    public async Task Two_test_events_a_minute_are_sent_and_forgotten_after_a_week()
    {
        using var session = new EmulatorSession();
        session.SignIn(("audience", Audience));
        await RegisterAsync(session, "https://func.example/hook");
        var id = (await SendTestAsync(session)).Expect(200)["correlationId"]!.GetValue<string>();
        await SendTestAsync(session);
        Assert.Equal(429, (await SendTestAsync(session)).Status);
        await session.AdvanceAsync(60);
        Assert.Equal(200, (await SendTestAsync(session)).Status);
        Assert.Equal(200, (await session.GetAsync($"{Registration}/validationEvents/{id}")).Status);
        await session.AdvanceAsync(7 * 24 * 60 * 60);
        Assert.Equal(404, (await session.GetAsync($"{Registration}/validationEvents/{id}")).Status);
    }

    [Fact]
    public async Task Other_machines_are_never_called()
    {
        using var session = new EmulatorSession();
        session.SignIn(("audience", Audience));
        await RegisterAsync(session, "https://func.example/hook");
        await SendTestAsync(session);
        var delivery = await DeliveredAsync(session);
        Assert.Equal(["NotSent"], delivery["attempts"]!.AsArray().Select(attempt => attempt!["responseCode"]!.GetValue<string>()));
    }

    [Fact]
    public async Task An_event_that_nobody_takes_is_tried_ten_times()
    {
        using var session = new EmulatorSession(("eventRetry", "0"));
        session.SignIn(("audience", Audience));
        await RegisterAsync(session, "http://127.0.0.1:9/");
        await SendTestAsync(session);
        Assert.Equal(10, (await DeliveredAsync(session))["attempts"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_signature_fits_the_body_under_the_emulators_own_root()
    {
        using var session = new EmulatorSession();
        var signed = await session.ControlAsync("events/sign", []);
        var headers = signed["headers"]!;
        using var signing = X509CertificateLoader.LoadCertificate(await session.Http.GetByteArrayAsync(headers["X-MS-Certificate-Url"]!.GetValue<string>(), TestContext.Current.CancellationToken));
        using var root = X509CertificateLoader.LoadCertificate(session.Emulator.EventRoot());
        using var key = signing.GetRSAPublicKey()!;
        Assert.True(key.VerifyData(
            System.Text.Encoding.UTF8.GetBytes(signed["body"]!.GetValue<string>()),
            Convert.FromBase64String(headers["Authorization"]!.GetValue<string>()["Signature ".Length..]),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1));
        using var chain = new X509Chain
        {
            ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { root }, RevocationMode = X509RevocationMode.NoCheck },
        };
        Assert.True(chain.Build(signing));
        Assert.False(root.HasPrivateKey || signing.HasPrivateKey);
    }

    [Fact]
    public async Task Reset_forgets_who_was_registered()
    {
        using var session = new EmulatorSession();
        session.SignIn(("audience", Audience));
        await RegisterAsync(session, "https://func.example/hook");
        await session.SendAsync(HttpMethod.Post, "_emulator/reset");
        session.SignIn(("audience", Audience));
        Assert.Equal(404, (await session.GetAsync(Registration)).Status);
        Assert.Empty((await session.ControlAsync("events"))["deliveries"]!.AsArray());
    }

    private static Task<Answer> RegisterAsync(EmulatorSession session, string url) => session.PostAsync(Registration, Body(url, "referral-created", "test-created"));

    private static Task<Answer> SendTestAsync(EmulatorSession session) => session.SendAsync(HttpMethod.Post, Registration + "/validationEvents");

    private static JsonObject Body(string url, params string[] events) =>
        new() { ["WebhookUrl"] = url, ["WebhookEvents"] = new JsonArray([.. events.Select(name => JsonValue.Create(name))]) };

    private static async Task<JsonNode> DeliveredAsync(EmulatorSession session)
    {
        while (true)
        {
            var delivery = (await session.ControlAsync("events"))["deliveries"]!.AsArray()[0]!;
            if (delivery["status"]!.GetValue<string>() == "completed")
            {
                return delivery;
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
