using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace PartnerReferrals.Contract.Tests.Emulator;

public sealed class RegistrationTests
{
    private const double FourDays = 4 * 24 * 3600;

    [Fact]
    public async Task Won_deal_can_be_registered_and_the_registration_corrected()
    {
        using var session = new EmulatorSession();
        var id = await WonDealAsync(session);
        Assert.Equal(204, (await session.PatchAsync(id, Add(Registration()))).Status);
        var registered = (await session.GetAsync($"{EmulatorSession.Referrals}/{id}")).Expect(200);
        var registration = registered["registrations"]![0]!;
        Assert.Equal("ReviewPending", registration["status"]!.GetValue<string>());
        Assert.Equal("ReviewPending", registered["registrationStatus"]!.GetValue<string>());
        Assert.True(Guid.TryParse(registration["id"]!.GetValue<string>(), out _));
        Assert.NotNull(registration["statusHistory"]!["reviewPendingDateTime"]);
        Assert.False(registration.AsObject().ContainsKey("type"));
        Assert.False(registration["solutionDetails"]![0]!.AsObject().ContainsKey("currency"));
        Assert.Equal("USD", registration["contract"]!["currency"]!.GetValue<string>());

        var corrected = (await session.PatchAsync(
            id,
            PatchTests.Ops(
                ("replace", "/registrations/0/contract/value", "\"31000\""),
                ("replace", "/registrations/0/solutionDetails/0/pricingModel", "\"Other\"")),
            ("Prefer", "return=representation"))).Expect(200);
        Assert.Equal(31000m, corrected["registrations"]![0]!["contract"]!["value"]!.GetValue<decimal>());
        Assert.Equal("Other", corrected["registrations"]![0]!["solutionDetails"]![0]!["pricingModel"]!.GetValue<string>());
        Assert.Equal(registration["id"]!.GetValue<string>(), corrected["registrations"]![0]!["id"]!.GetValue<string>());
        (await session.PatchAsync(id, PatchTests.Ops(("replace", "/registrations/0/contract/value", "100"))))
            .ExpectError(400, "invalidRequest", "registrations[0].contract.value");
        (await session.PatchAsync(id, PatchTests.Ops(("replace", "/registrations/1/contract/value", "100"))))
            .ExpectError(400, "invalidRequest", "/registrations/1/contract/value");
        (await session.PatchAsync(id, PatchTests.Ops(("replace", "/registrations/0/status", "\"Approved\""))))
            .ExpectError(400, "invalidRequest", "/registrations/0/status");
    }

    [Theory]
    [InlineData("contract.endDateTime", "contract/endDateTime", null)]
    [InlineData("contract.value", "contract/value", "24999.99")]
    [InlineData("contract.signDateTime", "contract/signDateTime", "\"2026-03-06T00:00:00Z\"")]
    [InlineData("contract.signDateTime", "contract/signDateTime", "\"2026-01-01T00:00:00Z\"")]
    [InlineData("contract.startDateTime", "contract/startDateTime", "\"2025-11-01T00:00:00Z\"")]
    [InlineData("solutionDetails", "solutionDetails", "[]")]
    [InlineData("type", "type", null)]
    [InlineData("contract", "contract", null)]
    [InlineData("solutionDetails[0].marketplaceTransactionDetails.marketplaceTransactionDateTime", "solutionDetails/0/marketplaceTransactionDetails", "{\"isMarketplaceTransacted\":true}")]
    public async Task Business_rules_are_enforced(string target, string path, string? value)
    {
        var registration = Registration();
        JsonNode owner = registration;
        var names = path.Split('/');
        foreach (var name in names[..^1])
        {
            owner = name == "0" ? owner[0]! : owner[name]!;
        }

        owner[names[^1]] = value is null ? null : JsonNode.Parse(value);
        using var session = new EmulatorSession();
        (await session.PatchAsync(await WonDealAsync(session), Add(registration.DeepClone())))
            .ExpectError(400, "invalidRequest", "registrations[0]." + target);

        using var lenient = new EmulatorSession(("registrationRules", "false"));
        Assert.Equal(204, (await lenient.PatchAsync(await WonDealAsync(lenient), Add(registration))).Status);
    }

    [Fact]
    public async Task Private_quick_or_unanswered_deals_are_not_registered()
    {
        using var session = new EmulatorSession();
        var secret = (await session.CreateAsync())["id"]!.GetValue<string>();
        var quick = (await session.CreateAsync(Deal.Shared()))["id"]!.GetValue<string>();
        await session.PatchAsync(quick, PatchTests.Close("Won"));
        await session.AdvanceAsync(FourDays);
        await session.PatchAsync(secret, PatchTests.Close("Won"));
        (await session.PatchAsync(secret, Add(Registration()))).ExpectError(400, "invalidRequest", "registrations");
        (await session.PatchAsync(quick, Add(Registration()))).ExpectError(400, "invalidRequest", "registrations");

        var own = await session.CreateAsync(Deal.Shared());
        var id = own["id"]!.GetValue<string>();
        await session.CreateAsync(Deal.MicrosoftLeg(own["engagementId"]!.GetValue<string>()));
        await session.AdvanceAsync(FourDays);
        await session.PatchAsync(id, PatchTests.Close("Won"));
        (await session.PatchAsync(id, Add(Registration()))).ExpectError(400, "invalidRequest", "registrations");
        await session.ControlAsync("microsoft/accept", new JsonObject { ["engagementId"] = own["engagementId"]!.GetValue<string>() });
        Assert.Equal(204, (await session.PatchAsync(id, Add(Registration()))).Status);
    }

    internal static async Task<string> WonDealAsync(EmulatorSession session)
    {
        var id = (await session.CreateAsync(Deal.Shared()))["id"]!.GetValue<string>();
        await session.AdvanceAsync(FourDays);
        Assert.Equal(204, (await session.PatchAsync(id, PatchTests.Close("Won"))).Status);
        return id;
    }

    internal static JsonArray Add(JsonNode registration) => PatchTests.Ops(("add", "/registrations/-", registration.ToJsonString()));

    internal static JsonObject Registration() => new()
    {
        ["type"] = "AzureIPCoSell",
        ["contract"] = new JsonObject
        {
            ["value"] = 30000, ["currency"] = "USD", ["term"] = "Finite", ["startDateTime"] = "2026-03-01T00:00:00Z",
            ["endDateTime"] = "2027-03-01T00:00:00Z", ["signDateTime"] = "2026-03-02T00:00:00Z",
        },
        ["solutionDetails"] = new JsonArray(new JsonObject
        {
            ["id"] = "SOL-00001-AAA", ["value"] = 30000, ["currency"] = "USD", ["isDeployedOnAzure"] = true,
            ["primaryDeploymentOn"] = "Customer", ["pricingModel"] = "PayAsYouGo",
        }),
    };
}
