using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace PartnerReferrals.Contract.Tests.Emulator;

/// <summary>What the certified connector's contract and real bodies show of answers (facts 13).</summary>
public sealed class ContractTests
{
    private const string Context = "https://emulator.invalid/v1.0/engagments/referrals/$metadata#Referrals/$entity";

    [Fact]
    public async Task Every_answer_with_one_referral_says_its_context()
    {
        using var session = new EmulatorSession();
        var created = await session.CreateAsync();
        var id = created["id"]!.GetValue<string>();
        var changed = (await session.PatchAsync(id, PatchTests.Replace("/name", "Other"), ("Prefer", "return=representation"))).Expect(200);
        var read = (await session.GetAsync($"{EmulatorSession.Referrals}/{id}")).Expect(200);

        Assert.All([created, changed, read], body => Assert.Equal(("@odata.context", Context), (body.First().Key, body.First().Value!.GetValue<string>())));
        Assert.False((await session.ListAsync("$top=1")).Expect(200)["value"]![0]!.AsObject().ContainsKey("@odata.context"));
    }

    [Theory]
    [InlineData("""{ "iot": {} }""", false)]
    [InlineData("""{ "iot": { "azureCertifiedDevice": true, "attachServices": null } }""", true)]
    [InlineData("""{ "iot": null }""", false)]
    [InlineData("null", false)]
    public async Task Iot_is_always_there_and_its_flags_are_booleans(string sent, bool certified)
    {
        using var session = new EmulatorSession();
        var body = Deal.Private();
        body["details"]!["requirements"]!["additionalRequirements"] = JsonNode.Parse(sent);
        var iot = (await session.CreateAsync(body))["details"]!["requirements"]!["additionalRequirements"]!["iot"]!;

        Assert.Equal(certified, iot["azureCertifiedDevice"]!.GetValue<bool>());
        Assert.False(iot["attachServices"]!.GetValue<bool>());
        body["details"]!["requirements"]!["additionalRequirements"] = JsonNode.Parse("""{ "iot": { "attachServices": "Yes" } }""");
        (await session.PostAsync(EmulatorSession.Referrals, body)).ExpectError(400, "invalidRequest", "details.requirements.additionalRequirements.iot.attachServices");
    }

    [Theory]
    [InlineData("", 200)]
    [InlineData("registrations", 200)]
    [InlineData("CustomerProfile, details", 200)]
    [InlineData("partners", 400)]
    public async Task Expand_may_name_what_is_there(string names, int status)
    {
        using var session = new EmulatorSession();
        await session.CreateAsync();
        var answer = await session.ListAsync($"$expand={names}&$filter=status eq 'Active'");

        if (status == 200)
            Assert.Single(answer.Names);
        else
            answer.ExpectError(400, "invalidRequest", "$expand");
    }
}
