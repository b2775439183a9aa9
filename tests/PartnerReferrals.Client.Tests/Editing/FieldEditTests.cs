using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Editing;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Serialization;
using static PartnerReferrals.Client.Tests.Editing.Deals;

namespace PartnerReferrals.Client.Tests.Editing;

/// <summary>Named fields over what a row, or the referral's own properties, say: what is asked for in all, and which of two wins.</summary>
public sealed class FieldEditTests
{
    private const string Noa = "noa@partner.example";
    private const string Eva = """{"firstName":"Eva","email":"eva@partner.example"}""";

    [Fact]
    public void An_edit_is_empty_when_nothing_is_asked_for_in_any_way()
    {
        Assert.True(FieldEdit.Read([]).IsEmpty);
        Assert.True(FieldEdit.OfRow(Row("{}")).IsEmpty);
        Assert.True(FieldEdit.Read([]).Over(Row("""{"details":{"notes":""}}""")).IsEmpty);
        Assert.True(FieldEdit.Read([]).Over(Edited(_ => { })).IsEmpty);

        Assert.False(FieldEdit.Read([Set("Notes", "x")]).IsEmpty);
        Assert.False(FieldEdit.Read([Set("Notes", "x")]).Over(Row("{}")).IsEmpty);
        Assert.False(FieldEdit.Read([]).Over(Row("""{"details":{"notes":"x"}}""")).IsEmpty);
        Assert.False(FieldEdit.OfRow(Row("{}", "Notes")).IsEmpty);
        Assert.False(FieldEdit.Read([]).Over(Edited(deal => deal.Notes = "x")).IsEmpty);
        Assert.False(FieldEdit.Read([]).With(FieldEdit.Read([Set("Notes", "x")])).IsEmpty);
        Assert.False(FieldEdit.MoveTo(new ReferralState("Closed", "Won")).IsEmpty);
    }

    [Fact]
    public void A_move_sets_both_halves_and_the_reason()
    {
        Assert.Equal("Status to 'Closed', Substatus to 'Lost', StatusReason to 'Too dear'", FieldEdit.MoveTo(new ReferralState("Closed", "Lost"), " Too dear ").Plan(Known(Active())).Summary);
        Assert.Equal("Status to 'Closed', Substatus to 'Won'", FieldEdit.MoveTo(new ReferralState("Closed", "Won")).Plan(Known(Active())).Summary);
    }

    [Fact]
    public void Two_edits_together_ask_for_all_that_either_asks_for_and_have_the_faults_of_both()
    {
        var one = FieldEdit.Read([Set("Notes", "x"), Set("Nothing", 1)]);
        var both = one.Over(Row("""{"campaignId":"C"}""")).With(FieldEdit.Read([Set("DealValue", 5), Set("Team.Email", "x")]));

        Assert.Equal(["UnknownField", "MissingIndex"], both.Faults.Select(f => f.Code));
        Assert.Equal("CampaignId to 'C', Notes to 'x', DealValue to 5", both.Plan(Known(Active())).Summary);
        Assert.Equal("DealValue to 5, Notes to 'x'", FieldEdit.Read([Set("Notes", "x")]).Over(Edited(deal => deal.DealValue = 5)).With(FieldEdit.Read([])).Plan(Known(Active())).Summary);
    }

    [Theory]
    [InlineData("Notes", "named", "CampaignId to 'below', Notes to 'named'")]
    [InlineData("/campaignId", "named", "Notes to 'below', CampaignId to 'named'")]
    [InlineData("ReferralProgram", "named", "Notes to 'below', CampaignId to 'below', ReferralProgram to 'named'")]
    public void A_field_that_both_give_is_taken_from_what_was_named(string name, string value, string summary)
    {
        var edit = FieldEdit.Read([Set(name, value)]);

        var plans = new[]
        {
            edit.Over(Row("""{"details":{"notes":"below"},"campaignId":"below"}""")).Plan(Known(Active())),
            edit.Over(Edited(deal => (deal.Notes, deal.CampaignId) = ("below", "below"))).Plan(Known(Active())),
        };
        Assert.All(plans, plan =>
        {
            Assert.Empty(plan.Faults);
            Assert.Equal(summary.Split(", ").Order(), plan.Changes.Select(c => c.ToString()).Order());
            Assert.Equal(value, plan.After!.Descendants().OfType<JValue>().Single(v => (string?)v == "named").Value);
        });
    }

    [Fact]
    public void Who_is_added_or_taken_out_by_name_does_not_overrule_the_list_below()
    {
        var row = Row($$"""{"team":[{{Eva}}]}""");

        var added = FieldEdit.Read([Add("Team", Inputs.Of("""{"email":"zoe@partner.example"}"""))]).Over(row).Plan(Known(Active()));
        Assert.Equal($$"""[{"op":"replace","path":"/team","value":[{{Eva}},{"email":"zoe@partner.example"}]}]""", added.Patch.ToJson());
        var taken = FieldEdit.Read([Remove("Team", Noa)]).Over(row).Plan(Known(Active()));
        Assert.Equal($$"""[{"op":"replace","path":"/team","value":[{{Eva}}]}]""", taken.Patch.ToJson());
    }

    [Fact]
    public void What_was_set_on_the_referral_and_no_field_stands_for_is_told()
    {
        var edit = FieldEdit.Read([Set("Nothing", 1)]);
        var over = edit.Over(Edited(deal =>
        {
            deal.Notes = "x";
            deal.Json["novelty"] = 1;
        }));

        Assert.Equal(["Nothing", "novelty"], over.Faults.Select(f => f.Field));
        Assert.Equal(["Nothing"], edit.Faults.Select(f => f.Field));
    }

    [Fact]
    public void Every_plan_has_the_faults_of_the_edit_and_those_of_the_referral_at_hand()
    {
        var edit = FieldEdit.Read([Set("Team[0].Email", "a@b.example; c@d.example"), Set("City", "Bern"), Remove("Team", "zoe@partner.example")]);

        // A warning does not keep the rules from being checked.
        Assert.Equal(["SeveralAddresses", "NothingToRemove", "FrozenField"], edit.Plan(Known(Active())).Faults.Select(f => f.Code));
        Assert.Equal(["SeveralAddresses", "FrozenField"], edit.Plan(Unknown).Faults.Select(f => f.Code));
        Assert.Equal(["SeveralAddresses"], edit.Faults.Select(f => f.Code));
    }

    [Fact]
    public void What_cannot_be_planned_is_not_checked_further() =>
        Assert.Equal(["NoSuchElement"], Plan(Active(), Set("Team[3].Title", "x"), Set("City", "Bern")).Faults.Select(f => f.Code));

    [Fact]
    public void The_faults_of_a_row_say_where_it_stands_and_those_of_others_do_not()
    {
        var row = FieldEdit.Read([Set("City", "Bern")]).Over(Row("{}")).Plan(Known(Active()));
        var other = FieldEdit.Read([Set("City", "Bern")]).Plan(Known(Active()));

        Assert.Equal(("City", 7L, 9L), (Assert.Single(row.Faults).Field, row.Faults[0].Row, row.Faults[0].Line));
        Assert.Equal(("City", 0L, (long?)null), (Assert.Single(other.Faults).Field, other.Faults[0].Row, other.Faults[0].Line));
    }

    /// <summary>What a row says of a list is merged with what the list holds.</summary>
    [Fact]
    public void A_row_needs_the_referral_and_a_named_value_does_not()
    {
        var row = FieldEdit.OfRow(Row("""{"details":{"notes":"x"}}"""));

        Assert.True(row.Plan(Unknown).NeedsRead);
        Assert.False(row.Plan(Known(Active())).NeedsRead);
        Assert.False(row.Plan(new EditContext { Current = Active(), Now = Now }).NeedsRead);
        Assert.False(FieldEdit.Read([Set("Notes", "x")]).Plan(Unknown).NeedsRead);
        Assert.False(row.NeedsConnected(Active()));
    }

    private static Referral Edited(System.Action<Referral> set)
    {
        var deal = Active();
        OriginalJson.Remember(deal.Json);
        set(deal);
        return deal;
    }

    private static MappedReferral Row(string json, string? cleared = null) => new()
    {
        Referral = JsonModel.View<Referral>((JObject)JsonText.Parse(json)),
        Faults = [],
        UnknownNames = [],
        Cleared = cleared is null ? [] : [FieldTable.Find(cleared)!],
        Row = 7,
        Line = 9,
    };
}
