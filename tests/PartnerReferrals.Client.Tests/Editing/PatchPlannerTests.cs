using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Editing;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Serialization;
using static PartnerReferrals.Client.Tests.Editing.Deals;

namespace PartnerReferrals.Client.Tests.Editing;

/// <summary>Which operations make of the referral at hand what is wanted, and when it has to be read before.</summary>
public sealed class PatchPlannerTests
{
    private const string Eva = """{"firstName":"Eva","email":"eva@partner.example"}""";
    private const string Noa = """{"firstName":"Noa","email":"noa@partner.example"}""";
    private const string Zoe = """{"firstName":"Noa","email":"zoe@partner.example"}""";

    [Theory]
    [InlineData("eva@partner.example", "[" + Noa + "," + Zoe + "]")]
    [InlineData("NOA@partner.example", "[" + Eva + "," + Zoe + "]")]
    [InlineData("Eva, Berg, +41410000003, eva@partner.example", "[" + Noa + "," + Zoe + "]")]
    public void Who_is_taken_out_leaves_the_others(string who, string rest)
    {
        var plan = Plan(Team(Eva, Noa, Zoe), Remove("Team", who));

        Assert.Empty(plan.Faults);
        Assert.Equal("one less in Team", plan.Summary);
        Assert.Equal($$"""[{"op":"replace","path":"/team","value":{{rest}}}]""", plan.Patch.ToJson());
    }

    [Fact]
    public void The_last_one_leaves_an_empty_list_and_several_may_go_at_once()
    {
        Assert.Equal("""[{"op":"replace","path":"/team","value":[]}]""", Plan(Team(Eva), Remove("Team", "eva@partner.example")).Patch.ToJson());
        Assert.Equal(
            $$"""[{"op":"replace","path":"/team","value":[{{Noa}}]}]""",
            Plan(Team(Eva, Noa, Zoe), Remove("Team", new[] { "eva@partner.example", "zoe@partner.example" })).Patch.ToJson());
    }

    [Fact]
    public void Whoever_is_there_twice_under_one_address_goes_twice()
    {
        var plan = Plan(Team(Eva, Noa, Eva), Remove("Team", "eva@partner.example"));

        Assert.Empty(plan.Faults);
        Assert.Equal($$"""[{"op":"replace","path":"/team","value":[{{Noa}}]}]""", plan.Patch.ToJson());
    }

    [Fact]
    public void One_goes_and_another_comes_in_one_operation()
    {
        var plan = Plan(Team(Eva, Noa), Remove("Team", "eva@partner.example"), Add("Team", Inputs.Of(Zoe)));

        Assert.Equal("one less in Team, one more in Team", plan.Summary);
        Assert.Equal($$"""[{"op":"replace","path":"/team","value":[{{Noa}},{{Zoe}}]}]""", plan.Patch.ToJson());
    }

    [Fact]
    public void The_whole_list_and_one_more_are_one_operation()
    {
        var plan = Plan(Team(Eva), Set("Team", Inputs.List($"[{Noa}]")), Add("Team", Inputs.Of(Zoe)));

        Assert.Empty(plan.Faults);
        Assert.Equal($$"""[{"op":"replace","path":"/team","value":[{{Noa}},{{Zoe}}]}]""", plan.Patch.ToJson());
    }

    [Fact]
    public void One_is_added_behind_what_is_there_though_another_list_is_replaced()
    {
        var plan = Plan(Team(Eva), Set("Solution", "SOL-2"), Add("Team", Inputs.Of(Zoe)));

        Assert.Equal(
            $$"""[{"op":"replace","path":"/details/requirements/solutions","value":[{"id":"SOL-2","type":"Name"}]},{"op":"add","path":"/team/-","value":{{Zoe}}}]""",
            plan.Patch.ToJson());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[" + Eva + "]")]
    public void Who_is_not_there_is_a_warning_and_nothing_is_sent(string team)
    {
        var plan = Plan(Active(j => j["team"] = JsonText.Parse(team)), Remove("Team", "noa@partner.example"));

        var fault = Assert.Single(plan.Faults);
        Assert.Equal((FaultSeverity.Warning, "NothingToRemove", "Team", (string?)null), (fault.Severity, fault.Code, fault.Field, fault.Value));
        Assert.Equal((ChangeFaultCodes.NothingToRemove.Meaning, ChangeFaultCodes.NothingToRemove.RecommendedAction), (fault.Message, fault.Hint));
        Assert.Empty(plan.Changes);
        Assert.Empty(plan.Patch.Operations);
    }

    [Fact]
    public void Who_may_be_one_of_several_is_nobody()
    {
        var plan = Plan(Team(Eva, Noa, Zoe), Remove("Team", Inputs.Of("""{"FirstName":"Noa"}""")));

        Assert.True(plan.IsRefused);
        var fault = Assert.Single(plan.Faults);
        Assert.Equal((FaultSeverity.Error, "AmbiguousElement", "Team"), (fault.Severity, fault.Code, fault.Field));
        Assert.Empty(Plan(Team(Eva, Noa, Zoe), Remove("Team", Inputs.Of("""{"FirstName":"Eva"}"""))).Faults);
    }

    [Fact]
    public void The_two_halves_of_a_state_travel_together_and_bring_nothing_else_along()
    {
        var wanted = new[] { Change("status", "Closed"), Change("name", "Bluewater data platform"), Change("substatus", "Accepted"), Change("campaignId", "C") };

        Assert.Equal(["/status", "/substatus", "/campaignId"], Paths(PatchPlanner.Plan(wanted, Known(Active()))));
        Assert.Equal(["/campaignId"], Paths(PatchPlanner.Plan([Change("status", "Active"), .. wanted.Skip(1)], Known(Active()))));
        Assert.Equal(["/status", "/substatus"], Paths(PatchPlanner.Plan([Change("status", "Active"), Change("substatus", "Won")], Known(Active()))));
    }

    [Theory]
    [InlineData("Notes", "x", """[{"op":"replace","path":"/details/notes","value":"x"}]""")]
    [InlineData("Solution", "SOL-2", """[{"op":"replace","path":"/details/requirements/solutions","value":[{"id":"SOL-2","type":"Name"}]}]""")]
    [InlineData("/details/requirements/solutions/-", "SOL-2", """[{"op":"add","path":"/details/requirements/solutions/-","value":{"id":"SOL-2","type":"Name"}}]""")]
    public void By_id_alone_everything_is_sent_as_it_is_asked_for(string name, string value, string patch)
    {
        var plan = Plan(null, Set(name, value));

        Assert.Equal((patch, false), (plan.Patch.ToJson(), plan.NeedsRead));
        Assert.Null(plan.Before);
        Assert.Null(plan.After);
    }

    [Fact]
    public void By_id_alone_one_change_inside_a_list_needs_the_referral_for_all()
    {
        Assert.True(Plan(null, Set("Team[0].Title", "x"), Set("Notes", "x")).NeedsRead);
        Assert.True(Plan(null, Remove("Solution", "SOL-1"), Set("Notes", "x")).NeedsRead);
        Assert.False(Plan(null, Set("Notes", "x"), Add("Team", Inputs.Of(Eva))).NeedsRead);
    }

    [Theory]
    [InlineData(null, """{"op":"add","path":"/details","value":{"requirements":{"solutions":[{"id":"S","type":"Name"}]}}}""")]
    [InlineData("null", """{"op":"replace","path":"/details","value":{"requirements":{"solutions":[{"id":"S","type":"Name"}]}}}""")]
    [InlineData("{}", """{"op":"add","path":"/details/requirements","value":{"solutions":[{"id":"S","type":"Name"}]}}""")]
    [InlineData("""{"requirements":null}""", """{"op":"replace","path":"/details/requirements","value":{"solutions":[{"id":"S","type":"Name"}]}}""")]
    [InlineData("""{"requirements":{}}""", """{"op":"add","path":"/details/requirements/solutions","value":[{"id":"S","type":"Name"}]}""")]
    [InlineData("""{"requirements":{"solutions":null}}""", """{"op":"replace","path":"/details/requirements/solutions","value":[{"id":"S","type":"Name"}]}""")]
    [InlineData("""{"requirements":{"solutions":{}}}""", """{"op":"replace","path":"/details/requirements/solutions","value":[{"id":"S","type":"Name"}]}""")]
    public void A_patch_writes_the_outermost_that_does_not_exist_and_replaces_a_null(string? details, string operation)
    {
        var deal = Active(j =>
        {
            j.Remove("details");
            if (details is not null)
            {
                j["details"] = JsonText.Parse(details);
            }
        });

        Assert.Equal($"[{operation}]", Plan(deal, Set("Solution", "S")).Patch.ToJson());
        Assert.Equal($"[{operation}]", Plan(deal, Add("Solution", "S")).Patch.ToJson());
    }

    [Fact]
    public void Only_what_is_in_a_list_already_stays_in_front()
    {
        const string One = """{"id":"S","type":"Name"}""";
        var deal = Active(j => j["details"]!["requirements"]!["solutions"] = new JArray());

        Assert.Equal($$"""[{"op":"replace","path":"/details/requirements/solutions","value":[{{One}}]}]""", Plan(deal, Set("Solution", "S")).Patch.ToJson());
        Assert.Equal($$"""[{"op":"add","path":"/details/requirements/solutions/-","value":{{One}}}]""", Plan(deal, Add("Solution", "S")).Patch.ToJson());
    }

    /// <summary>What a $select left out is not there to see, and to add it would wipe out what is.</summary>
    [Theory]
    [InlineData("", "CampaignId", false)]
    [InlineData("team", "Team", false)]
    [InlineData("team", "+Team", true)]
    [InlineData("", "+Team", false)]
    [InlineData("details", "Notes", true)]
    [InlineData("", "Notes", false)]
    [InlineData("attributes", "PartnerRole", true)]
    [InlineData("", "PartnerRole", false)]
    public void What_may_have_been_left_out_is_read_before_it_is_replaced(string absent, string name, bool needsRead)
    {
        var deal = Active(j =>
        {
            ((JObject)j["details"]!["requirements"]!["additionalRequirements"]!).Remove(absent);
            j.Remove(absent);
        });
        var value = name.EndsWith("Team", System.StringComparison.Ordinal) ? (object)Inputs.Of(Eva) : name == "PartnerRole" ? "Transaction" : "x";
        var edit = FieldEdit.Read([new NamedValue(name.TrimStart('+'), value, Appends: name[0] == '+'), Set("ReferralProgram", "x")]);

        Assert.Equal(needsRead, edit.Plan(new EditContext { Current = deal, Now = Now }).NeedsRead);
        Assert.False(edit.Plan(Known(deal)).NeedsRead);
    }

    [Theory]
    [InlineData("Team[1].Title", "Team[1].Title")]
    [InlineData("/details/requirements/solutions/3/name", "Details.Requirements.Solutions[3].Name")]
    public void An_element_that_is_not_there_is_told_by_its_path_beside_what_can_be_changed(string name, string path)
    {
        var plan = Plan(Active(), Set(name, "x"), Set("Notes", "x"));

        var fault = Assert.Single(plan.Faults);
        Assert.Equal((FaultSeverity.Error, "NoSuchElement", path), (fault.Severity, fault.Code, fault.Field));
        Assert.Equal("The list has no element of that index. Use an index the list has, or add an element.", $"{fault.Message} {fault.Hint}");
        Assert.Equal("x", (string?)plan.After!["details"]!["notes"]);
    }

    [Fact]
    public void Two_changes_in_one_list_replace_it_once_with_both()
    {
        var plan = Plan(Team(Eva, Noa), Set("Team[0].FirstName", "Ev"), Set("Team[1].FirstName", "No"), Set("Team[1].Title", "Boss"));

        var operation = Assert.Single(JArray.Parse(plan.Patch.ToJson()));
        Assert.Equal(["Ev", "No"], operation["value"]!.Select(member => (string?)member["firstName"]));
        Assert.Equal("Boss", (string?)operation["value"]![1]!["title"]);
    }

    /// <summary>It reads back without its kind, and without the currency of its solutions.</summary>
    [Theory]
    [InlineData("""{"type":"CoSell","contract":{"value":5},"solutionDetails":[{"id":"S","currency":"CHF"}]}""", false)]
    [InlineData("""{"contract":{"value":6}}""", true)]
    public void A_registration_that_is_there_is_not_added_again(string registration, bool isAdded)
    {
        var deal = Won(j => j["registrations"] = JsonText.Parse("""[{"id":"1"},{"contract":{"value":5,"currency":"CHF"},"solutionDetails":[{"id":"S"}]}]"""));
        var change = new FieldChange(FieldTable.Find("Registrations")!, JsonText.Parse(registration), appends: true);

        Assert.Equal(isAdded ? ["/registrations/-"] : [], Paths(PatchPlanner.Plan([change], Known(deal))));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData(null)]
    public void A_registration_is_added_to_its_list_be_it_there_or_not(string? present)
    {
        var deal = Won(j => j["registrations"] = present is null ? null : JsonText.Parse(present));
        if (present is null)
        {
            deal.Json.Remove("registrations");
        }

        var change = new FieldChange(FieldTable.Find("Registrations")!, new JObject { ["id"] = "1" }, appends: true);

        Assert.Equal("""[{"op":"add","path":"/registrations/-","value":{"id":"1"}}]""", PatchPlanner.Plan([change], Known(deal)).Patch.ToJson());
    }

    [Fact]
    public void The_plan_shows_the_referral_before_and_after()
    {
        var deal = Active();
        var plan = Plan(deal, Set("DealValue", 5), Set("Notes", "new"));

        Assert.Same(deal.Json, plan.Before);
        Assert.Equal((42000m, 5m), ((decimal)plan.Before!["details"]!["dealValue"]!, (decimal)plan.After!["details"]!["dealValue"]!));
        Assert.Equal("DealValue from 42000.0 to 5, Notes from 'Old warehouse.' to 'new'", plan.Describe());
    }

    private static Referral Team(params string[] members) => Active(j => j["team"] = JsonText.Parse($"[{string.Join(",", members)}]"));

    private static FieldChange Change(string wirePath, JToken value) => new(new FieldPath(FieldTable.Get(wirePath)), value);

    private static string[] Paths(EditPlan plan) => [.. plan.Patch.Operations.Select(operation => operation.Path)];

    [Fact]
    public void An_index_means_the_list_as_it_is_before_somebody_is_taken_out()
    {
        var deal = Active(json => json["team"] = JsonText.Parse("""[{"email":"eva@partner.example"},{"email":"noa@partner.example"},{"email":"zoe@partner.example"}]"""));
        Assert.Equal(
            """[{"op":"replace","path":"/team","value":[{"email":"noa@partner.example","title":"Boss"},{"email":"zoe@partner.example"}]}]""",
            Plan(deal, Remove("Team", "eva@partner.example"), Set("Team[1].Title", "Boss")).Patch.ToJson());
    }

    [Fact]
    public void Who_is_taken_out_by_name_is_out_whatever_the_referral_itself_says()
    {
        var deal = Active();
        OriginalJson.Remember(deal.Json);
        deal.Team![0].Title = "Boss";
        Assert.Equal("""[{"op":"replace","path":"/team","value":[]}]""", FieldEdit.Read([Remove("Team", "noa@partner.example")]).Over(deal).Plan(Known(deal.AsRead!)).Patch.ToJson());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_added_twice_is_added_once(bool isKnown)
    {
        var plan = Plan(isKnown ? Active() : null, Add("Solution", new[] { "SOL-9", "SOL-8", "SOL-9" }));
        Assert.Equal(2, plan.Patch.Operations.Count);
        Assert.Equal(2, plan.Changes.Count);
    }
}
