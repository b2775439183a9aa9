using Newtonsoft.Json.Linq;
using PartnerReferrals.Editing;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Client.Tests.Editing;

/// <summary>What a change is called, and how it is told in a summary: short, and without the data of a person.</summary>
public sealed class FieldChangeTests
{
    private const string TwoPeople = """[{"firstName":"Eva","email":"eva@partner.example"},{"firstName":"Noa"}]""";

    [Theory]
    [InlineData("Details.DealValue", null, "DealValue")]
    [InlineData("SalesStage", "Stage", "Stage")]
    [InlineData("SalesStage", null, "SalesStage")]
    [InlineData("OrganizationId", null, "OrganizationId")]
    [InlineData("CustomerProfile.Team", null, "CustomerTeam")]
    [InlineData("Team", null, "Team")]
    [InlineData("Team[0]", null, "Team[0]")]
    [InlineData("Team[0].Email", null, "Team[0].Email")]
    [InlineData("Team.Email", null, "Team[].Email")]
    [InlineData("Contacts[1].Phone", null, "CustomerProfile.Team[1].PhoneNumber")]
    [InlineData("MarketplaceIntent", null, "MarketplaceIntent")]
    [InlineData("Attributes[CustomerMarketplaceIntent]", null, "MarketplaceIntent")]
    [InlineData("Attributes[Own]", null, "Details.Requirements.AdditionalRequirements.Attributes[Own]")]
    [InlineData("Registrations[0].Contract.Value", null, "Registrations[0].Contract.Value")]
    public void It_is_called_by_the_name_in_use_or_by_the_flat_name_or_by_its_path(string field, string? alias, string name) =>
        Assert.Equal(name, new FieldChange(FieldTable.Find(field)!, 1, alias: alias).Name);

    [Theory]
    [InlineData("DealValue", "null", "nothing")]
    [InlineData("DealValue", "42000.0", "42000.0")]
    [InlineData("DealValue", "0", "0")]
    [InlineData("ShareWithMicrosoft", "true", "Yes")]
    [InlineData("ShareWithMicrosoft", "false", "No")]
    [InlineData("Notes", "\"\"", "''")]
    [InlineData("Notes", "\"one\\r\\ntwo\\nthree\"", "'one two three'")]
    [InlineData("Solutions", "[]", "none")]
    [InlineData("Solutions", """[{"id":"SOL-1","name":"Bake"},{"id":null,"name":"Dough"},{"price":5}]""", "SOL-1, Dough, {…}")]
    [InlineData("Solutions[0]", """{"name":"Bake","id":"SOL-1"}""", "SOL-1")]
    [InlineData("Solutions[0]", """{"name":"Bake"}""", "Bake")]
    [InlineData("Offers", """["a",5]""", "\"a\", 5")]
    [InlineData("Details", "{}", "{…}")]
    public void A_value_is_told_in_a_word(string field, string value, string text) => Assert.Equal(text, Change(field).Show(JsonText.Parse(value)));

    [Theory]
    [InlineData("Team", "[]", "0 people")]
    [InlineData("Team", "[{}]", "1 person")]
    [InlineData("Team", TwoPeople, "2 people")]
    [InlineData("Contacts", TwoPeople, "2 people")]
    [InlineData("Team", "null", "nothing")]
    [InlineData("Team[0]", """{"id":"Eva","name":"Eva"}""", "(not shown)")]
    [InlineData("Team[0].FirstName", "\"Eva\"", "(not shown)")]
    [InlineData("Team[0].EmailValidationStatus", "\"Eva\"", "(not shown)")]
    [InlineData("Contacts[0].ContactPreference", """{"id":"Eva"}""", "(not shown)")]
    [InlineData("Contacts[0].Email", "null", "nothing")]
    [InlineData("Team[0].ContactPreference.Locale", "\"en-us\"", "'en-us'")]
    public void People_are_counted_and_not_named(string field, string value, string text) => Assert.Equal(text, Change(field).Show(JsonText.Parse(value)));

    [Fact]
    public void A_long_value_is_cut_to_forty_letters()
    {
        Assert.Equal($"'{new string('n', 40)}'", Change("Notes").Show(new JValue(new string('n', 40))));
        Assert.Equal($"'{new string('n', 39)}…'", Change("Notes").Show(new JValue(new string('n', 41))));
        Assert.Equal($"\"{new string('n', 38)}…", Change("Offers").Show(new JArray(new string('n', 41))));
    }

    [Fact]
    public void Nothing_at_all_is_told_as_nothing() => Assert.Equal("nothing", Change("Notes").Show((JToken?)null));

    [Fact]
    public void It_is_told_with_and_without_what_was_before()
    {
        var before = (JObject)JsonText.Parse("""{"details":{"dealValue":42000.0},"team":[{}]}""");
        var value = new FieldChange(FieldTable.Find("DealValue")!, 5);
        var one = new FieldChange(FieldTable.Find("Team")!, new JObject(), appends: true);
        var less = new FieldChange(FieldTable.Find("Team")!, new JObject()) { Removes = true };

        Assert.Equal(("DealValue to 5", "DealValue from 42000.0 to 5"), (value.ToString(), value.Show(before)));
        Assert.Equal(("DealValue from nothing to 5", "DealValue from nothing to 5"), (value.Show([]), value.Show((JObject?)null)));
        Assert.Equal(("one more in Team", "one more in Team"), (one.ToString(), one.Show(before)));
        Assert.Equal(("one less in Team", "one less in Team"), (less.ToString(), less.Show(before)));
        Assert.Equal("5", value.Json);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void The_same_change_of_another_value_or_element_stays_what_it_is(bool appends, bool removes)
    {
        var change = new FieldChange(FieldTable.Find("Team[0]")!, 1, appends, "People") { Removes = removes };

        var other = change.With(2);
        Assert.Equal(("People", "Team[0]", "2", appends, removes), (other.Name, other.Path.Text, other.Json, other.Appends, other.Removes));
        var elsewhere = change.At(FieldTable.Find("Team[1]")!);
        Assert.Equal(("People", "Team[1]", "1", appends, removes), (elsewhere.Name, elsewhere.Path.Text, elsewhere.Json, elsewhere.Appends, elsewhere.Removes));
    }

    [Theory]
    [InlineData(null, "5", "DealValue: theirs 5, yours 7", true)]
    [InlineData("4", "5", "DealValue: theirs 5, yours 7, was 4", true)]
    [InlineData("5", "5", "DealValue: theirs 5, yours 7, was 5", false)]
    public void A_field_is_contested_when_the_other_side_changed_it(string? was, string theirs, string text, bool isContested)
    {
        var conflict = new FieldConflict("DealValue", was, theirs, "7");

        Assert.Equal((text, isContested), (conflict.ToString(), conflict.IsContested));
    }

    [Fact]
    public void A_conflict_tells_what_is_contested_or_that_nothing_is()
    {
        var contested = new FieldConflict("DealValue", "4", "5", "7");
        var stage = new FieldConflict("SalesStage", "'a'", "'b'", "'c'");
        var other = new FieldConflict("Notes", "'a'", "'a'", "'b'");

        Assert.Equal(
            "Somebody else changed the referral since it was read. DealValue: theirs 5, yours 7, was 4; SalesStage: theirs 'b', yours 'c', was 'a'.",
            new ReferralConflictException(Deals.Active(), [contested, other, stage], null).Message);
        Assert.Equal(
            "Somebody else changed the referral since it was read. They changed other fields; Notes stands as you read it.",
            new ReferralConflictException(Deals.Active(), [other], null).Message);
    }

    private static FieldChange Change(string field) => new(FieldTable.Find(field)!, JValue.CreateNull());
}
