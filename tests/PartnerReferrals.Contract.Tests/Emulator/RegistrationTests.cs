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

        (await session.PatchAsync(id, PatchTests.Ops(("replace", "/registrations/0/contract/value", "31000"))))
            .ExpectError(400, "invalidRequest", "registrations[0].status");
        await MoveAsync(session, id, "ActionRequired", "Which contract?");
        var waiting = (await session.GetAsync($"{EmulatorSession.Referrals}/{id}")).Expect(200);
        Assert.Equal(("ActionRequired", "Which contract?"), (waiting["registrationStatus"]!.GetValue<string>(), waiting["registrations"]![0]!["statusReason"]!.GetValue<string>()));
        var corrected = (await session.PatchAsync(
            id,
            PatchTests.Ops(
                ("replace", "/registrations/0/contract/value", "\"31000\""),
                ("replace", "/registrations/0/solutionDetails/0/pricingModel", "\"PayAsYouGo\"")),
            ("Prefer", "return=representation"))).Expect(200);
        Assert.Equal("ReviewPending", corrected["registrationStatus"]!.GetValue<string>());
        Assert.Null(corrected["registrations"]![0]!["statusReason"]);
        Assert.NotNull(corrected["registrations"]![0]!["statusHistory"]!["actionRequiredDateTime"]);
        Assert.Equal(31000m, corrected["registrations"]![0]!["contract"]!["value"]!.GetValue<decimal>());
        Assert.Equal("PayAsYouGo", corrected["registrations"]![0]!["solutionDetails"]![0]!["pricingModel"]!.GetValue<string>());
        Assert.Equal(registration["id"]!.GetValue<string>(), corrected["registrations"]![0]!["id"]!.GetValue<string>());
        await MoveAsync(session, id, "ActionRequired");
        (await session.PatchAsync(id, PatchTests.Ops(("replace", "/registrations/0/contract/value", "100"))))
            .ExpectError(400, "invalidRequest", "registrations[0].contract.value");
        (await session.PatchAsync(id, PatchTests.Ops(("replace", "/registrations/1/contract/value", "100"))))
            .ExpectError(400, "invalidRequest", "/registrations/1/contract/value");
        (await session.PatchAsync(id, PatchTests.Ops(("replace", "/registrations/0/status", "\"Approved\""))))
            .ExpectError(400, "invalidRequest", "/registrations/0/status");
    }

    [Theory]
    [InlineData("contract.endDateTime", "contract/endDateTime", null)]
    [InlineData("contract.endDateTime", "contract/endDateTime", "\"2026-02-28T00:00:00Z\"")]
    [InlineData("contract.value", "contract/value", "25000")]
    [InlineData("contract.value", "contract/endDateTime", "\"2028-03-01T00:00:00Z\"")]
    [InlineData("contract.value", "contract/term", "\"Perpetual\"")]
    [InlineData("contract.value", "contract/value", null)]
    [InlineData("contract.currency", "contract/currency", null)]
    [InlineData("contract.term", "contract/term", null)]
    [InlineData("contract.signDateTime", "contract/signDateTime", null)]
    [InlineData("contract.startDateTime", "contract/startDateTime", null)]
    [InlineData("contract.signDateTime", "contract/signDateTime", "\"2026-03-06T00:00:00Z\"")]
    [InlineData("contract.signDateTime", "contract/signDateTime", "\"2026-02-28T00:00:00Z\"")]
    [InlineData("contract.signDateTime", "contract/signDateTime", "\"2026-01-01T00:00:00Z\"")]
    [InlineData("contract.startDateTime", "contract/startDateTime", "\"2025-11-01T00:00:00Z\"")]
    [InlineData("solutionDetails", "solutionDetails", "[]")]
    [InlineData("solutionDetails[0].id", "solutionDetails/0/id", null)]
    [InlineData("solutionDetails[0].value", "solutionDetails/0/value", null)]
    [InlineData("solutionDetails[0].value", "solutionDetails/0/value", "30000.01")]
    [InlineData("solutionDetails[0].currency", "solutionDetails/0/currency", null)]
    [InlineData("solutionDetails[0].isDeployedOnAzure", "solutionDetails/0/isDeployedOnAzure", null)]
    [InlineData("solutionDetails[0].primaryDeploymentOn", "solutionDetails/0/primaryDeploymentOn", null)]
    [InlineData("solutionDetails[0].pricingModel", "solutionDetails/0/pricingModel", null)]
    [InlineData("solutionDetails[0].marketplaceTransactionDetails.isMarketplaceTransacted", "solutionDetails/0/marketplaceTransactionDetails", null)]
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
        var registration = Registration();
        registration["contract"]!["signDateTime"] = "2026-03-06T00:00:00Z";
        (await session.PatchAsync(id, Add(registration.DeepClone()))).ExpectError(400, "invalidRequest", "registrations");
        await session.ControlAsync("microsoft/accept", new JsonObject { ["engagementId"] = own["engagementId"]!.GetValue<string>() });
        Assert.Equal(204, (await session.PatchAsync(id, Add(registration))).Status);
    }

    [Fact]
    public async Task Dates_are_judged_when_they_are_given()
    {
        using var session = new EmulatorSession();
        var id = await RegisteredDealAsync(session, "ActionRequired");
        await session.AdvanceAsync(100 * 24 * 3600);
        session.SignIn();
        Assert.Equal(204, (await session.PatchAsync(id, PatchTests.Ops(("replace", "/registrations/0/contract/value", "31000")))).Status);
        await MoveAsync(session, id, "ActionRequired");
        (await session.PatchAsync(id, PatchTests.Ops(("replace", "/registrations/0/contract/signDateTime", "\"2026-03-03T00:00:00Z\""))))
            .ExpectError(400, "invalidRequest", "registrations[0].contract.signDateTime");
    }

    [Fact]
    public async Task Pay_as_you_go_is_registered_by_its_first_invoice()
    {
        var registration = Registration();
        registration["solutionDetails"]![0]!["pricingModel"] = "PayAsYouGo";
        registration["contract"]!["value"] = 25000;
        registration["solutionDetails"]![0]!["value"] = 25000;
        using var session = new EmulatorSession();
        var (old, late) = (await WonDealAsync(session), await WonDealAsync(session));
        await session.AdvanceAsync(400 * 24 * 3600d);
        session.SignIn();

        Assert.Equal(204, (await session.PatchAsync(old, Add(registration.DeepClone()))).Status);
        registration["contract"]!["signDateTime"] = "2027-03-06T00:00:00Z";
        registration["contract"]!["endDateTime"] = "2027-04-01T00:00:00Z";
        (await session.PatchAsync(late, Add(registration))).ExpectError(400, "invalidRequest", "registrations[0].contract.signDateTime");
    }

    [Theory]
    [InlineData("ReviewPending")]
    [InlineData("Approved")]
    [InlineData("Passed")]
    [InlineData("Failed")]
    [InlineData("Closed")]
    public async Task What_is_settled_is_corrected_by_an_exception_alone(string status)
    {
        using var session = new EmulatorSession();
        var id = await RegisteredDealAsync(session, status);
        var correction = PatchTests.Ops(("replace", "/registrations/0/contract/signDateTime", "\"2025-03-03T00:00:00Z\""));

        (await session.PatchAsync(id, correction.DeepClone())).ExpectError(400, "invalidRequest", "registrations[0].status");
        await session.ControlAsync("microsoft/exception", new JsonObject { ["id"] = id });
        Assert.Equal(204, (await session.PatchAsync(id, correction)).Status);
    }

    [Theory]
    [InlineData("value", "29000")]
    [InlineData("currency", "\"EUR\"")]
    [InlineData("isDeployedOnAzure", "false")]
    [InlineData("primaryDeploymentOn", "\"Partner\"")]
    [InlineData("pricingModel", "\"PayAsYouGo\"")]
    [InlineData("marketplaceTransactionDetails/isMarketplaceTransacted", "true")]
    public async Task What_was_approved_is_fixed_but_for_the_contract(string path, string value)
    {
        using var session = new EmulatorSession();
        var id = await RegisteredDealAsync(session, "Approved");
        await MoveAsync(session, id, "ActionRequired");

        (await session.PatchAsync(id, PatchTests.Ops(("replace", "/registrations/0/solutionDetails/0/" + path, value))))
            .ExpectError(400, "invalidRequest", "registrations[0].solutionDetails[0]." + path.Split('/')[0]);
        Assert.Equal(204, (await session.PatchAsync(id, PatchTests.Ops(("replace", "/registrations/0/contract/value", "31000")))).Status);
    }

    [Fact]
    public async Task An_exception_lets_a_deal_in_that_was_won_early_and_signed_before()
    {
        using var session = new EmulatorSession();
        var id = (await session.CreateAsync(Deal.Shared()))["id"]!.GetValue<string>();
        await session.PatchAsync(id, PatchTests.Close("Won"));
        var registration = Registration();
        registration["contract"]!["signDateTime"] = "2025-06-01T00:00:00Z";
        registration["contract"]!["startDateTime"] = "2025-06-01T00:00:00Z";
        registration["contract"]!["endDateTime"] = "2026-06-01T00:00:00Z";

        (await session.PatchAsync(id, Add(registration.DeepClone()))).ExpectError(400, "invalidRequest", "registrations");
        await session.ControlAsync("microsoft/exception", new JsonObject { ["id"] = id });
        Assert.Equal(204, (await session.PatchAsync(id, Add(registration))).Status);
    }

    [Fact]
    public async Task A_contract_is_signed_after_Microsoft_was_invited()
    {
        using var session = new EmulatorSession();
        var own = await session.CreateAsync(Deal.Shared());
        var (id, engagement) = (own["id"]!.GetValue<string>(), own["engagementId"]!.GetValue<string>());
        await session.AdvanceAsync(FourDays);
        await session.CreateAsync(Deal.MicrosoftLeg(engagement));
        await session.ControlAsync("microsoft/accept", new JsonObject { ["engagementId"] = engagement });
        await session.PatchAsync(id, PatchTests.Close("Won"));

        (await session.PatchAsync(id, Add(Registration()))).ExpectError(400, "invalidRequest", "registrations[0].contract.signDateTime");
        var registration = Registration();
        registration["contract"]!["signDateTime"] = "2026-03-05T00:00:00Z";
        Assert.Equal(204, (await session.PatchAsync(id, Add(registration))).Status);
    }

    [Fact]
    public async Task What_does_not_run_on_Azure_is_closed_without_a_review()
    {
        using var session = new EmulatorSession();
        var id = await WonDealAsync(session);
        var registration = Registration();
        registration["solutionDetails"]![0]!["isDeployedOnAzure"] = false;

        Assert.Equal(204, (await session.PatchAsync(id, Add(registration))).Status);
        Assert.Equal("Closed", (await session.GetAsync($"{EmulatorSession.Referrals}/{id}")).Expect(200)["registrationStatus"]!.GetValue<string>());
    }

    [Fact]
    public async Task Only_a_registration_can_be_reviewed()
    {
        using var session = new EmulatorSession();
        var id = await WonDealAsync(session);

        Assert.Equal(400, (await session.PostAsync("_emulator/microsoft/registration", new JsonObject { ["id"] = id, ["status"] = "Approved" })).Status);
        await session.PatchAsync(id, Add(Registration()));
        Assert.Equal(400, (await session.PostAsync("_emulator/microsoft/registration", new JsonObject { ["id"] = id, ["status"] = "Lovely" })).Status);
        Assert.Equal(400, (await session.PostAsync("_emulator/microsoft/registration", new JsonObject { ["status"] = "Approved" })).Status);
        Assert.Equal(404, (await session.PostAsync("_emulator/microsoft/exception", new JsonObject { ["id"] = Guid.Empty.ToString() })).Status);
    }

    /// <summary>Microsoft's review of the deal's registration.</summary>
    private static Task MoveAsync(EmulatorSession session, string id, string status, string? reason = null) =>
        session.ControlAsync("microsoft/registration", new JsonObject { ["id"] = id, ["status"] = status, ["reason"] = reason });

    private static async Task<string> RegisteredDealAsync(EmulatorSession session, string status)
    {
        var id = await WonDealAsync(session);
        Assert.Equal(204, (await session.PatchAsync(id, Add(Registration()))).Status);
        await MoveAsync(session, id, status);
        return id;
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
            ["primaryDeploymentOn"] = "Customer", ["pricingModel"] = "Other",
            ["marketplaceTransactionDetails"] = new JsonObject { ["isMarketplaceTransacted"] = false },
        }),
    };
}
