using System.Collections.Generic;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Editing;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Client.Tests.Editing;

/// <summary>Where a field stands in the JSON, and what of it a patch has to replace.</summary>
public sealed class FieldPointerTests
{
    [Theory]
    [InlineData("Name", "/name", false)]
    [InlineData("DealValue", "/details/dealValue", false)]
    [InlineData("Team", "/team", false)]
    [InlineData("Team[1]", "/team", true)]
    [InlineData("Team[1].Email", "/team", true)]
    [InlineData("Team[1].ContactPreference.Locale", "/team", true)]
    [InlineData("Contacts[0].Email", "/customerProfile/team", true)]
    [InlineData("Solutions[0].Price", "/details/requirements/solutions", true)]
    [InlineData("Attributes", "/details/requirements/additionalRequirements/attributes", false)]
    [InlineData("MarketplaceIntent", "/details/requirements/additionalRequirements/attributes", true)]
    [InlineData("Attributes[Own]", "/details/requirements/additionalRequirements/attributes", true)]
    [InlineData("Duns", "/customerProfile/ids", true)]
    public void A_change_inside_a_list_replaces_the_list(string name, string root, bool isInsideList)
    {
        var pointer = Pointer(name);

        Assert.Equal(root, FieldPointer.Write(pointer.Root));
        Assert.Equal((isInsideList, false, false), (pointer.IsInsideList, pointer.LacksIndex, pointer.IsRegistration));
    }

    [Theory]
    [InlineData("Team.Email")]
    [InlineData("Contacts.ContactPreference.Locale")]
    [InlineData("Solutions.Price")]
    [InlineData("Registrations.Contract.Value")]
    [InlineData("Registrations[1].SolutionDetails.Value")]
    public void Below_a_list_an_index_is_needed(string name) => Assert.True(Pointer(name).LacksIndex);

    /// <summary>Their paths are published leaf by leaf.</summary>
    [Theory]
    [InlineData("Registrations", "/registrations")]
    [InlineData("Registrations[1]", "/registrations/1")]
    [InlineData("Registrations[1].Contract.Value", "/registrations/1/contract/value")]
    [InlineData("Registrations[1].SolutionDetails", "/registrations/1/solutionDetails")]
    [InlineData("Registrations[1].SolutionDetails[2].Value", "/registrations/1/solutionDetails/2/value")]
    public void A_registration_is_changed_leaf_by_leaf(string name, string root)
    {
        var pointer = Pointer(name);

        Assert.Equal(root, FieldPointer.Write(pointer.Root));
        Assert.Equal((false, false, true), (pointer.IsInsideList, pointer.LacksIndex, pointer.IsRegistration));
    }

    [Theory]
    [InlineData("Name", """{"name":"Deal"}""", "Deal")]
    [InlineData("Name", """{"NAME":"Deal"}""", "Deal")]
    [InlineData("Name", "{}", null)]
    [InlineData("DealValue", """{"Details":{"DealValue":5}}""", "5")]
    [InlineData("DealValue", """{"details":null}""", null)]
    [InlineData("DealValue", """{"details":"none"}""", null)]
    [InlineData("DealValue", """{"details":[5]}""", null)]
    [InlineData("Team[0].Email", """{"team":[{"email":"a@b.example"},{"email":"c@d.example"}]}""", "a@b.example")]
    [InlineData("Team[1].Email", """{"team":[{"email":"a@b.example"},{"email":"c@d.example"}]}""", "c@d.example")]
    [InlineData("Team[2].Email", """{"team":[{"email":"a@b.example"},{"email":"c@d.example"}]}""", null)]
    [InlineData("Team[0].Email", """{"team":{"email":"a@b.example"}}""", null)]
    [InlineData("Team[0].Email", """{"team":[]}""", null)]
    [InlineData("Duns", """{"customerProfile":{"ids":[{"profileType":"External","id":"1"},{"profileType":"Duns","id":"2"}]}}""", "2")]
    [InlineData("Duns", """{"customerProfile":{"ids":[null,"x",{"id":"1"},{"ProfileType":"DUNS","ID":"2"}]}}""", "2")]
    [InlineData("Duns", """{"customerProfile":{"ids":[{"profileType":"External","id":"1"}]}}""", null)]
    [InlineData("Duns", """{"customerProfile":{"ids":[{"profileType":"Duns"}]}}""", null)]
    [InlineData("Duns", """{"customerProfile":{"ids":{}}}""", null)]
    [InlineData("Duns", """{"customerProfile":{}}""", null)]
    [InlineData("CustomerProfile.Ids[Own]", """{"customerProfile":{"ids":[{"profileType":"Duns","id":"1"},{"profileType":"Own","id":"2"}]}}""", "2")]
    public void A_value_is_found_without_regard_to_case(string name, string json, string? value) =>
        Assert.Equal(value, Pointer(name).Find(Json(json))?.ToString());

    [Theory]
    [InlineData("Name", """{"name":"Deal"}""", """{"name":1}""")]
    [InlineData("Name", """{"NAME":"Deal","id":2}""", """{"NAME":1,"id":2}""")]
    [InlineData("Name", "{}", """{"name":1}""")]
    [InlineData("DealValue", "{}", """{"details":{"dealValue":1}}""")]
    [InlineData("DealValue", """{"Details":null}""", """{"Details":{"dealValue":1}}""")]
    [InlineData("DealValue", """{"Details":{"DealValue":5,"notes":"x"}}""", """{"Details":{"DealValue":1,"notes":"x"}}""")]
    [InlineData("Team", """{"team":[{"email":"a@b.example"}]}""", """{"team":1}""")]
    [InlineData("Team[1]", """{"team":[{"email":"a@b.example"},{"email":"c@d.example"}]}""", """{"team":[{"email":"a@b.example"},1]}""")]
    [InlineData("Team[0].Email", """{"team":[{"EMAIL":"a@b.example","title":"x"}]}""", """{"team":[{"EMAIL":1,"title":"x"}]}""")]
    [InlineData("Duns", "{}", """{"customerProfile":{"ids":[{"profileType":"Duns","id":1}]}}""")]
    [InlineData("Duns", """{"customerProfile":{"ids":{}}}""", """{"customerProfile":{"ids":[{"profileType":"Duns","id":1}]}}""")]
    [InlineData("Duns", """{"customerProfile":{"ids":[{"profileType":"External","id":"7"}]}}""", """{"customerProfile":{"ids":[{"profileType":"External","id":"7"},{"profileType":"Duns","id":1}]}}""")]
    [InlineData("Duns", """{"customerProfile":{"Ids":[{"profileType":"DUNS","Id":"7"}]}}""", """{"customerProfile":{"Ids":[{"profileType":"DUNS","Id":1}]}}""")]
    [InlineData("CustomerProfile.Ids[Own]", """{"customerProfile":{"ids":[]}}""", """{"customerProfile":{"ids":[{"profileType":"Own","id":1}]}}""")]
    [InlineData("Registrations[0].Contract.Value", "{}", """{"registrations":[{"contract":{"value":1}}]}""")]
    [InlineData("Registrations[1].Contract.Value", """{"registrations":[{"id":"7"}]}""", """{"registrations":[{"id":"7"},{"contract":{"value":1}}]}""")]
    [InlineData("Registrations[0].Contract.Value", """{"registrations":[{"id":"7"}]}""", """{"registrations":[{"id":"7","contract":{"value":1}}]}""")]
    public void A_value_is_written_where_it_stands_and_what_is_missing_above_it_is_made(string name, string before, string after)
    {
        var referral = Json(before);

        Assert.True(Pointer(name).TryWrite(referral, 1, appends: false));
        Assert.Equal(after, JsonText.Write(referral));
    }

    [Theory]
    [InlineData("Team", """{"team":[2]}""", """{"team":[2,1]}""")]
    [InlineData("Team", """{"Team":[2]}""", """{"Team":[2,1]}""")]
    [InlineData("Team", """{"team":null}""", """{"team":[1]}""")]
    [InlineData("Team", "{}", """{"team":[1]}""")]
    [InlineData("Solutions", "{}", """{"details":{"requirements":{"solutions":[1]}}}""")]
    [InlineData("Registrations", "{}", """{"registrations":[1]}""")]
    [InlineData("Registrations[0].SolutionDetails", """{"registrations":[{}]}""", """{"registrations":[{"solutionDetails":[1]}]}""")]
    public void An_element_is_added_behind_the_others(string name, string before, string after)
    {
        var referral = Json(before);

        Assert.True(Pointer(name).TryWrite(referral, 1, appends: true));
        Assert.Equal(after, JsonText.Write(referral));
    }

    [Theory]
    [InlineData("Team[0].Email", """{"team":[]}""", false)]
    [InlineData("Team[1].Email", """{"team":[{}]}""", false)]
    [InlineData("Team[1]", """{"team":[{}]}""", false)]
    [InlineData("Team[2]", """{"team":[{}]}""", false)]
    [InlineData("Registrations[2].Contract.Value", """{"registrations":[{}]}""", false)]
    [InlineData("DealValue", """{"details":"none"}""", false)]
    [InlineData("Solutions[0].Price", """{"details":"none"}""", false)]
    [InlineData("Solutions", """{"details":{"requirements":"none"}}""", true)]
    [InlineData("Duns", """{"customerProfile":"none"}""", false)]
    public void Nothing_is_written_where_there_is_no_such_element(string name, string json, bool appends)
    {
        var referral = Json(json);

        Assert.False(Pointer(name).TryWrite(referral, 1, appends));
        Assert.Equal(json, JsonText.Write(referral));
    }

    /// <summary>A change is planned for many referrals, and its value must not become a part of any of them.</summary>
    [Theory]
    [InlineData("Details", false)]
    [InlineData("Team[0]", false)]
    [InlineData("Team", true)]
    [InlineData("Duns", false)]
    [InlineData("CustomerProfile.Ids[Own]", false)]
    public void The_value_is_copied(string name, bool appends)
    {
        var value = new JObject { ["a"] = 1 };
        var referral = Json("""{"team":[{}],"customerProfile":{"ids":[{"profileType":"Duns","id":"7"}]}}""");

        Assert.True(Pointer(name).TryWrite(referral, value, appends));
        Assert.Null(value.Parent);
        Assert.NotSame(referral, value.Root);
    }

    [Fact]
    public void A_pointer_escapes_its_own_signs()
    {
        Assert.Equal("/a~0b~1c/3/~01", FieldPointer.Write(["a~b/c", 3, "~1"]));
        Assert.Equal("", FieldPointer.Write([]));
    }

    [Fact]
    public void Steps_lead_to_a_token_or_to_nothing()
    {
        var json = Json("""{"a":[{"b":1}]}""");

        Assert.Same(json, FieldPointer.Find(json, []));
        Assert.Equal(1, (int?)FieldPointer.Find(json, new List<object> { "A", 0, "B" }));
        Assert.Null(FieldPointer.Find(json, new List<object> { "a", 1, "b" }));
        Assert.Null(FieldPointer.Find(json, new List<object> { "a", "b" }));
        Assert.Null(FieldPointer.Find(null, new List<object> { "a" }));
    }

    private static FieldPointer Pointer(string name) => new(FieldTable.Find(name)!);

    private static JObject Json(string text) => (JObject)JsonText.Parse(text);

    /// <summary>What the service shows where a list or an object belongs.</summary>
    [Theory]
    [InlineData("customerProfile.ids", "{}", "CustomerProfile.Ids[0].Id")]
    [InlineData("team", "{}", "Team[0].Title")]
    [InlineData("details", "[]", "Solution")]
    public void What_has_another_form_has_no_such_element(string path, string json, string name)
    {
        var names = path.Split('.');
        var deal = Deals.Active(referral => (names.Length == 1 ? referral : referral[names[0]]!)[names[^1]] = JToken.Parse(json));
        Assert.Equal(["NoSuchElement"], Deals.Plan(deal, Deals.Set(name, "1")).Errors());
    }
}
