using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using PartnerReferrals.Contract.Tests.Emulator;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Contract.Tests.Connector;

/// <summary>Client and emulator against a contract of other people's making.</summary>
public sealed class ConnectorContractTests
{
    [Fact]
    public async Task Every_answer_of_the_emulator_is_of_the_contract_or_a_known_difference()
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var answer in await AnswersAsync())
        {
            Walk(answer, "", seen);
        }

        var faults = seen.Select(p => Judge(p.Key, p.Value)).OfType<string>().ToList();
        Assert.Empty(faults);
        Assert.True(seen.Count > 100, $"{seen.Count} properties");
        var stale = KnownDifferences.Properties.Keys.Where(p => !seen.ContainsKey(p) && FieldTable.All.All(f => f.WirePath != p));
        Assert.Empty(stale);

        // What the contract has, the emulator has.
        Assert.DoesNotContain(ConnectorContract.Properties.Keys, p => !p.Contains("[]", StringComparison.Ordinal) && !seen.ContainsKey(p) && !IsBelowNull(p, seen));
    }

    [Fact]
    public void Every_field_the_module_can_send_is_of_the_contract_or_a_known_difference()
    {
        // A field of one pair, such as ids[Duns], is an element of its list.
        var fields = FieldTable.All.Where(f => f.CanCreate && !(f.WirePath.EndsWith(']') && !f.WirePath.EndsWith("[]", StringComparison.Ordinal))).ToList();
        var faults = fields.Select(f => Judge(f.IsList ? f.WirePath[..^2] : f.WirePath, TypeOf(f.Kind))).OfType<string>();

        Assert.True(fields.Count > 50, $"{fields.Count} fields");
        Assert.Empty(faults);
    }

    [Fact]
    public void Every_field_that_a_patch_sends_without_a_warning_is_on_the_list_or_a_known_difference()
    {
        var paths = FieldTable.All.Where(f => f is { CanPatch: true, IsReadOnly: false, IsVirtual: false, IsInList: false }).Select(f => ("/" + string.Join('/', f.Steps)).Replace("[]", "", StringComparison.Ordinal)).ToList();

        Assert.True(paths.Count > 10);
        Assert.DoesNotContain(paths, p => !ConnectorContract.PatchPaths.Contains(p) && !KnownDifferences.PatchPaths.ContainsKey(p));
    }

    [Fact]
    public async Task Every_path_of_the_contract_can_be_patched()
    {
        foreach (var path in ConnectorContract.PatchPaths)
        {
            using var session = new EmulatorSession();
            var id = (await session.CreateAsync())["id"]!.GetValue<string>();
            var op = path.EndsWith("/-", StringComparison.Ordinal) ? "add" : "replace";
            JsonNode[] operations = [new JsonObject { ["op"] = op, ["path"] = path, ["value"] = ValueFor(path) }, .. Beside(path)];

            var answer = await session.PatchAsync(id, new JsonArray(operations));

            Assert.True(answer.Status == 204, $"{path}: {answer.Status} {answer.Text}");
        }
    }

    [Fact]
    public async Task Every_option_of_the_list_is_taken_or_a_known_difference()
    {
        using var session = new EmulatorSession();
        await session.CreateAsync();
        var values = new Dictionary<string, string>
        {
            ["$filter"] = "status eq 'Active'", ["$select"] = "id", ["$orderby"] = "createdDateTime desc", ["$top"] = "1", ["$skip"] = "0", ["$count"] = "true", ["$expand"] = "",
        };
        foreach (var option in ConnectorContract.ListOptions.Where(o => !KnownDifferences.ListOptions.ContainsKey(o)))
        {
            (await session.ListAsync($"{option}={values[option]}")).Expect(200);
        }
    }

    [Theory]
    [InlineData("salesStage")]
    [InlineData("inviteContext.assistanceRequestCode")]
    [InlineData("registrations[].type")]
    public void The_words_of_the_contract_are_known(string property)
    {
        var words = property switch
        {
            "salesStage" => KnownValueSets.SalesStage,
            "registrations[].type" => KnownValueSets.RegistrationType,
            _ => KnownValueSets.HelpCode,
        };

        Assert.Empty(ConnectorContract.Enums[property].Except(words.Values.Select(w => w.Value)));
    }

    [Fact]
    public void No_known_difference_is_in_the_contract_after_all() =>
        Assert.Empty(KnownDifferences.Properties.Keys.Intersect(ConnectorContract.Properties.Keys));

    // No property is nullable in the contract, and real bodies write null for what is unset (facts 4): of a null the name alone is judged.
    private static string? Judge(string path, string type)
    {
        if (KnownDifferences.Properties.Keys.Any(d => path == d || path.StartsWith(d + ".", StringComparison.Ordinal) || path.StartsWith(d + "[", StringComparison.Ordinal)) || IsBelowAny(path))
        {
            return null;
        }

        return !ConnectorContract.Properties.TryGetValue(path, out var expected) && !ConnectorContract.OfRequestsOnly.TryGetValue(path, out expected) ? $"{path} is not in the contract"
            : expected != type && type != "null" && expected != ConnectorContract.Any ? $"{path} is {type}, in the contract {expected}"
            : null;
    }

    private static bool IsBelowAny(string path) =>
        ConnectorContract.Properties.Any(p => p.Value == ConnectorContract.Any && path.StartsWith(p.Key + ".", StringComparison.Ordinal));

    private static bool IsBelowNull(string path, Dictionary<string, string> seen) =>
        seen.Any(p => p.Value == "null" && path.StartsWith(p.Key + ".", StringComparison.Ordinal));

    private static void Walk(JsonNode? node, string path, Dictionary<string, string> seen)
    {
        if (path.Length > 0 && (!seen.TryGetValue(path, out var known) || known == "null"))
        {
            seen[path] = node?.GetValueKind() switch
            {
                null or JsonValueKind.Null => "null",
                JsonValueKind.True or JsonValueKind.False => "boolean",
                var kind => kind.ToString()!.ToLowerInvariant(),
            };
        }

        switch (node)
        {
            case JsonObject json:
                foreach (var (name, value) in json)
                {
                    Walk(value, path.Length == 0 ? name : $"{path}.{name}", seen);
                }

                break;
            case JsonArray array:
                foreach (var item in array)
                {
                    Walk(item, path + "[]", seen);
                }

                break;
        }
    }

    // By every operation: both legs of a co-sell deal, one private deal that is changed, and one that is registered.
    private static async Task<IReadOnlyList<JsonNode>> AnswersAsync()
    {
        using var session = new EmulatorSession();
        var own = await session.CreateAsync(Deal.Shared());
        var engagement = own["engagementId"]!.GetValue<string>();
        var microsoft = await session.CreateAsync(Deal.MicrosoftLeg(engagement));
        await session.ControlAsync("microsoft/accept", new JsonObject { ["engagementId"] = engagement });
        var old = await session.CreateAsync(Deal.Of2019());
        var won = await RegistrationTests.WonDealAsync(session);
        await session.PatchAsync(won, RegistrationTests.Add(RegistrationTests.Registration()));
        await session.ControlAsync("microsoft/registration", new JsonObject { ["id"] = won, ["status"] = "ActionRequired" });
        var changed = (await session.PatchAsync(won, PatchTests.Ops(("replace", "/registrations/0/contract/value", "\"31000\"")), ("Prefer", "return=representation"))).Expect(200);
        var read = (await session.GetAsync($"{EmulatorSession.Referrals}/{microsoft["id"]}")).Expect(200);
        var listed = (await session.ListAsync($"$filter=engagementId eq '{engagement}'")).Expect(200)["value"]!.AsArray();
        return [own, microsoft, old, changed, read, .. listed.Select(r => r!)];
    }

    private static string TypeOf(FieldKind kind) => kind switch
    {
        FieldKind.Decimal => "number",
        FieldKind.Boolean => "boolean",
        FieldKind.Object => "object",
        FieldKind.Tags or FieldKind.Solutions or FieldKind.Members or FieldKind.Pairs or FieldKind.Objects or FieldKind.Json => "array",
        _ => "string",
    };

    private static JsonNode ValueFor(string path) => path switch
    {
        "/consent/consentToShareReferralWithMicrosoftSellers" => true,
        "/details/dealValue" => 10000,
        "/details/currency" => "USD",
        "/details/closingDateTime" => "2027-01-31T00:00:00Z",
        "/salesStage" => "Propose",
        "/status" => "Closed",
        "/substatus" => "Won",
        "/team" or "/customerProfile/team" => new JsonArray(Person()),
        "/team/-" or "/customerProfile/team/-" => Person(),
        "/details/requirements/solutions" => new JsonArray(Solution()),
        "/details/requirements/solutions/-" => Solution(),
        _ => "text",
    };

    // Status and substatus have to be legal together.
    private static IEnumerable<JsonNode> Beside(string path) => path switch
    {
        "/status" => [new JsonObject { ["op"] = "replace", ["path"] = "/substatus", ["value"] = "Won" }],
        "/substatus" => [new JsonObject { ["op"] = "replace", ["path"] = "/status", ["value"] = "Closed" }],
        _ => [],
    };

    private static JsonObject Person() => new() { ["firstName"] = "Liv", ["lastName"] = "Dahl", ["phoneNumber"] = "+4755000000", ["email"] = "liv@fjord.example" };

    private static JsonObject Solution() => new() { ["id"] = "SOL-00002-BBB", ["type"] = "Name" };
}
