using System.Linq;
using PartnerReferrals.Editing;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Fields;
using static PartnerReferrals.Client.Tests.Editing.Deals;

namespace PartnerReferrals.Client.Tests.Editing;

/// <summary>What a user asks to change, read into fields and values, and what is said of what cannot be read.</summary>
public sealed class ChangeReaderTests
{
    [Theory]
    [InlineData("DealVallue", "Did you mean 'DealValue'?")]
    [InlineData("Zzzzqqqq", "Tab completes the names; Invoke-PartnerReferralRequest sends any path.")]
    public void What_is_no_field_is_told_with_the_name_that_comes_near(string name, string hint)
    {
        foreach (var removes in new[] { false, true })
        {
            var fault = Fault(new NamedValue(name, "x", Removes: removes));
            Assert.Equal((FaultSeverity.Error, "UnknownField", name, (string?)null, "It is no field of a referral.", hint), (fault.Severity, fault.Code, fault.Field, fault.Column, fault.Message, fault.Hint));
        }
    }

    /// <summary>A fault has the clean path, and beside it the name that the user wrote where it is another.</summary>
    [Theory]
    [InlineData("DealType", "ReadOnlyField", "DealType", null, "It follows from other fields.")]
    [InlineData("Microsoft help required?", "ReadOnlyField", "MicrosoftHelpRequired", "Microsoft help required?", "It follows from other fields.")]
    [InlineData("Notes/-", "NotAList", "Details.Notes", "Notes/-", "It is not a list.")]
    [InlineData("Team.Email", "MissingIndex", "Team[].Email", "Team.Email", "It stands in a list and has no index.")]
    public void What_cannot_be_set_is_told_by_path_and_name(string name, string code, string field, string? column, string message)
    {
        var fault = Fault(Set(name, "x"));

        Assert.Equal((FaultSeverity.Error, code, field, column, message), (fault.Severity, fault.Code, fault.Field, fault.Column, fault.Message));
    }

    [Fact]
    public void The_way_out_is_told_with_it()
    {
        Assert.Equal("Write Team[0].Email, or give the whole list.", Fault(Set("Team.Email", "x")).Hint);
        Assert.Equal(ChangeFaultCodes.NotAList.RecommendedAction, Fault(Add("Notes", "x")).Hint);
        Assert.Equal("Set ShareWithMicrosoft to show the deal to Microsoft's sellers; New-PartnerSharedReferral invites them.", Fault(Set("DealType", "x")).Hint);
    }

    [Theory]
    [InlineData("DealValue", "many", "Details.DealValue", "DealValue")]
    [InlineData("Details.DealValue", "many", "Details.DealValue", null)]
    [InlineData("Team", "Eva", "Team[0]", "Team")]
    [InlineData("Team[2].ContactPreference.DisableNotifications", "perhaps", "Team[2].ContactPreference.DisableNotifications", null)]
    public void A_value_that_cannot_be_read_is_told_where_it_stands(string name, string value, string field, string? column)
    {
        var edit = Read(Set(name, value));

        var fault = Assert.Single(edit.Faults);
        Assert.Equal((FaultSeverity.Error, field, column), (fault.Severity, fault.Field, fault.Column));
        Assert.Empty(edit.Changes);
    }

    [Theory]
    [InlineData("Notes", "Details.Notes = null")]
    [InlineData("DealValue", "Details.DealValue = null")]
    [InlineData("Team", "Team = []")]
    [InlineData("Team[0].Title", "Team[0].Title = null")]
    [InlineData("MarketplaceIntent", "Details.Requirements.AdditionalRequirements.Attributes[CustomerMarketplaceIntent] = null")]
    public void Nothing_empties_a_field(string name, string change)
    {
        Assert.Equal([change], Texts(Set(name, null)));
        Assert.Equal([change], Texts(Set(name, "")));
    }

    [Fact]
    public void Every_element_that_is_added_is_a_change_of_its_own()
    {
        var changes = Read(Add("Solution", new object[] { "SOL-1", Inputs.Of("""{"Id":"SOL-2"}""") })).Changes;

        Assert.Equal(["""{"id":"SOL-1","type":"Name"}""", """{"id":"SOL-2","type":"Name"}"""], changes.Select(c => c.Json));
        Assert.All(changes, c => Assert.Equal("one more in Solution", c.ToString()));
        Assert.Empty(Read(Add("Solution", "")).Changes);
    }

    [Theory]
    [InlineData("stage", "Stage")]
    [InlineData("SalesStage", "SalesStage")]
    [InlineData("/salesStage", "SalesStage")]
    [InlineData("Sales Stage", "SalesStage")]
    public void A_change_keeps_the_flat_name_that_was_used(string name, string called) => Assert.Equal(called, Assert.Single(Read(Set(name, "Propose")).Changes).Name);

    [Fact]
    public void A_key_of_ones_own_takes_a_text() => Assert.Equal(
        ["Details.Requirements.AdditionalRequirements.Attributes[Own] = \"5\""],
        Texts(Set("Attributes[Own]", "5")));

    [Fact]
    public void An_object_is_read_property_by_property_as_far_down_as_it_goes() => Assert.Equal(
        ["Details.DealValue = 7", "Details.Notes = null", "Details.Requirements.AdditionalRequirements.Iot.DeviceCategory = \"x\""],
        Texts(Set("Details", Inputs.Of("""{"DealValue":7,"notes":null,"Requirements":{"AdditionalRequirements":{"Iot":{"DeviceCategory":"x"}}}}"""))));

    [Fact]
    public void What_a_model_does_not_set_or_nobody_knows_stays_as_it_is()
    {
        var details = new ReferralDetails { DealValue = 7 };
        details.Json["notes"] = null;
        details.Json["novelty"] = "x";

        Assert.Equal(["Details.DealValue = 7"], Texts(Set("Details", details)));
    }

    [Theory]
    [InlineData("Details", "Details")]
    [InlineData("Requirements", "Details.Requirements")]
    public void A_property_nobody_knows_is_told_and_the_others_are_read(string name, string path)
    {
        var edit = Read(Set(name, Inputs.Of("""{"Novelty":1}""")), Set("Notes", "x"));

        var fault = Assert.Single(edit.Faults);
        Assert.Equal(("UnknownProperty", path + ".Novelty", name, $"'Novelty' is not a property of {path}."), (fault.Code, fault.Field, fault.Column, fault.Message));
        Assert.Equal("Notes to 'x'", Assert.Single(edit.Changes).ToString());
    }

    [Fact]
    public void Each_property_there_is_is_listed_once()
    {
        var hint = Fault(Set("Consent", Inputs.Of("""{"Novelty":1}"""))).Hint;

        Assert.Equal("It has: ConsentToContact, ConsentToShareInfo, ShareWithMicrosoft, ConsentToMicrosoftToContactSpecificPartners.", hint);
    }

    [Theory]
    [InlineData("Details", "DealValue", null)]
    [InlineData("Details", "dealvalue", "Details.dealvalue")]
    [InlineData("/details", "DealValue", "/details.DealValue")]
    public void A_fault_inside_an_object_has_the_way_to_it_as_its_name(string name, string property, string? column)
    {
        var fault = Fault(Set(name, Inputs.Of($$"""{"{{property}}":"many"}""")));

        Assert.Equal(("Details.DealValue", column), (fault.Field, fault.Column));
    }

    /// <summary>A row clears a field by its path, and nobody wrote a name of it.</summary>
    [Fact]
    public void Without_a_name_the_path_is_all_there_is_to_tell()
    {
        var reader = new ChangeReader();
        reader.Add(FieldTable.Find("Details")!, Inputs.Of("""{"dealvalue":"many","novelty":1}"""));
        reader.Add(FieldTable.Find("DealType")!, null);

        Assert.Equal([("Details.DealValue", null), ("Details.novelty", null), ("DealType", (string?)null)], reader.Faults.Select(f => (f.Field, f.Column)));
    }

    [Fact]
    public void An_object_is_no_single_value() => Assert.Equal("ObjectExpected", Fault(Set("Details", "x")).Code);

    [Theory]
    [InlineData("Registrations", """{"Contract":{"Value":5}}""", "Registrations[0].Contract.Value = 5")]
    [InlineData("Registrations[2]", """{"Contract":{"Value":5}}""", "Registrations[2].Contract.Value = 5")]
    [InlineData("Registrations[2].SolutionDetails", """{"Id":"S"}""", "Registrations[2].SolutionDetails[0].Id = \"S\"")]
    [InlineData("Registrations[2].SolutionDetails[3]", """{"Id":"S"}""", "Registrations[2].SolutionDetails[3].Id = \"S\"")]
    public void A_registration_is_read_leaf_by_leaf(string name, string value, string change) => Assert.Equal([change], Texts(Set(name, Inputs.Of(value))));

    [Fact]
    public void Several_registrations_have_a_place_each_and_what_is_none_is_told()
    {
        Assert.Equal(
            ["Registrations[0].Id = \"1\"", "Registrations[1].Id = \"2\"", "Registrations[1].SolutionDetails[0].Id = \"A\"", "Registrations[1].SolutionDetails[1].Id = \"B\""],
            Texts(Set("Registrations", new object[] { new Registration { Id = "1" }, Inputs.Of("""{"Id":"2","SolutionDetails":[{"Id":"A"},{"Id":"B"}]}""") })));
        Assert.Equal(["ObjectExpected"], Read(Set("Registrations", new object[] { Inputs.Of("""{"Id":"1"}"""), "x" })).Faults.Select(f => f.Code));
        Assert.Equal(["ObjectExpected"], Read(Set("Registrations", "x")).Faults.Select(f => f.Code));
    }

    [Fact]
    public void A_list_that_is_set_whole_is_not_read_leaf_by_leaf() =>
        Assert.Equal(["""Target = [{"type":"SolutionProfile","id":"1"}]"""], Texts(Set("Target", Inputs.Of("""{"Type":"SolutionProfile","Id":"1"}"""))));

    [Fact]
    public void The_same_twice_is_one_change_and_another_value_is_a_fault()
    {
        Assert.Equal(["Details.DealValue = 5"], Texts(Set("DealValue", 5), Set("Details", Inputs.Of("""{"DealValue":"5"}"""))));

        var edit = Read(Set("DealValue", 5), Set("/details/dealValue", 6));
        var fault = Assert.Single(edit.Faults);
        Assert.Equal(("DuplicateField", "Details.DealValue", "/details/dealValue", "It is given twice, with different values."), (fault.Code, fault.Field, fault.Column, fault.Message));
        Assert.Equal("DealValue to 5", Assert.Single(edit.Changes).ToString());
    }

    [Fact]
    public void Different_elements_and_what_is_added_are_not_the_same_field() => Assert.Equal(
        5,
        Texts(Set("Team[0].Title", "a"), Set("Team[1].Title", "b"), Set("Solution", "SOL-1"), Add("Solution", "SOL-2"), Add("Solution", "SOL-3")).Length);

    [Theory]
    [InlineData("Team", "eva@partner.example", """Team = {"email":"eva@partner.example"}""")]
    [InlineData("Contacts", "Eva, Berg, +41410000003, eva@partner.example", """CustomerProfile.Team = {"firstName":"Eva","lastName":"Berg","phoneNumber":"+41410000003","email":"eva@partner.example"}""")]
    [InlineData("Team", ",Berg,,eva@partner.example", """Team = {"lastName":"Berg","email":"eva@partner.example"}""")]
    [InlineData("Solution", "SOL-1", """Details.Requirements.Solutions = {"id":"SOL-1"}""")]
    [InlineData("Solution", "Bake, Insights", """Details.Requirements.Solutions = {"id":"Bake, Insights"}""")]
    public void Who_or_what_is_to_go_is_told_by_a_text(string name, string text, string change)
    {
        Assert.Equal([change], Texts(Remove(name, text)));
        Assert.All(Read(Remove(name, text)).Changes, c => Assert.True(c is { Removes: true, Appends: false }));
    }

    /// <summary>The kind of a solution is not what tells it, unless somebody says it.</summary>
    [Theory]
    [InlineData("Solution", """{"Id":"SOL-1"}""", """{"id":"SOL-1"}""")]
    [InlineData("Solution", """{"Id":"SOL-1","Type":"Category"}""", """{"id":"SOL-1","type":"Category"}""")]
    [InlineData("Solution", """{"Name":"Bake"}""", """{"name":"Bake"}""")]
    [InlineData("Team", """{"LastName":"Frei"}""", """{"lastName":"Frei"}""")]
    public void Or_by_what_is_said_of_it(string name, string input, string element)
    {
        var change = Assert.Single(Read(Remove(name, Inputs.Of(input))).Changes);

        Assert.Equal((element, true), (change.Json, change.Removes));
    }

    [Fact]
    public void Or_by_the_element_itself_or_by_several_at_once()
    {
        var solution = Assert.Single(Read(Remove("Solutions", new SolutionTag { Id = "SOL-1", Type = "Category" })).Changes);
        Assert.Equal(("""{"id":"SOL-1","type":"Category"}""", "one less in Solution"), (solution.Json, solution.ToString()));
        Assert.Equal(
            ["Team = {\"email\":\"a@b.example\"}", "Team = {\"firstName\":\"Noa\"}"],
            Texts(Remove("Team", new object[] { "a@b.example", Inputs.Of("""{"FirstName":"Noa"}""") })));
    }

    [Theory]
    [InlineData("Eva")]
    [InlineData("")]
    [InlineData(null)]
    public void A_person_without_an_address_is_not_clear(string? who)
    {
        foreach (var value in new[] { who, (object)new[] { who } })
        {
            var fault = Fault(Remove("Team", value));
            Assert.Equal((FaultSeverity.Error, "UnclearElement", "Team"), (fault.Severity, fault.Code, fault.Field));
            Assert.Equal((ChangeFaultCodes.UnclearElement.Meaning, ChangeFaultCodes.UnclearElement.RecommendedAction), (fault.Message, fault.Hint));
        }
    }

    [Fact]
    public void What_cannot_be_read_takes_nobody_out()
    {
        var cell = Read(Remove("Team", "Eva, Berg"));
        Assert.Equal(["InvalidMemberCell", "UnclearElement"], cell.Faults.Select(f => f.Code));
        var element = Read(Remove("Team", Inputs.Of("""{"Novelty":"x","FirstName":"Eva"}""")));
        Assert.Equal(["UnknownProperty"], element.Faults.Select(f => f.Code));
        Assert.Empty(cell.Changes.Concat(element.Changes));
    }

    [Fact]
    public void A_doubt_is_told_and_the_element_is_read()
    {
        var edit = Read(Remove("Team", Inputs.Of("""{"Email":"a@b.example; c@d.example"}""")));

        Assert.Equal((FaultSeverity.Warning, "SeveralAddresses"), (Assert.Single(edit.Faults).Severity, edit.Faults[0].Code));
        Assert.Equal("""{"email":"a@b.example"}""", Assert.Single(edit.Changes).Json);
        Assert.Equal("a@b.example", (string?)Assert.Single(Read(Set("Team[0].Email", "a@b.example; c@d.example")).Changes).Value);
    }

    private static ChangeReader Read(params NamedValue[] values)
    {
        var reader = new ChangeReader();
        foreach (var value in values)
        {
            reader.Add(value);
        }

        return reader;
    }

    private static Fault Fault(NamedValue value) => Assert.Single(Read(value).Faults);

    private static string[] Texts(params NamedValue[] values)
    {
        var reader = Read(values);
        Assert.Empty(reader.Faults);
        return [.. reader.Changes.Select(c => $"{c.Path.Text} = {c.Json}")];
    }

    [Fact]
    public void What_tells_of_nobody_takes_nobody_out() =>
        Assert.Equal(ChangeFaultCodes.UnclearElement.Code, Assert.Single(FieldEdit.Read([Deals.Remove("Team", Inputs.Of("{}"))]).Faults).Code);
}
