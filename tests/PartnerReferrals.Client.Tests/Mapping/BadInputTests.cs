using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>Bad input ends in faults that name the field, never in an exception.</summary>
public sealed class BadInputTests
{
    [Fact]
    public void All_faults_of_a_row_are_reported_at_once()
    {
        var mapped = Rows.Map(Rows.SoundWith(
            ("Type", "Independent"), ("DealValue", "50,000"), ("ClosingDate", "31/12/2026"), ("Country", "Ukey"), ("Status", "Activ"),
            ("ConsentToContact", "maybe"), ("Team member 1", "Bob"), ("Duns", "12")));

        var faults = ReferralValidator.Validate(mapped);

        Assert.Equal(
            ["InvalidBoolean", "InvalidCountry", "InvalidDate", "InvalidDuns", "InvalidMemberCell", "InvalidNumber", "InvalidWord"],
            faults.Select(f => f.Code).Order());
        Assert.All(faults, f => Assert.Equal(1, f.Row));
        Assert.All(faults, f => Assert.NotEmpty(f.Hint));
    }

    [Theory]
    [InlineData("Currency", "Mia, Keller, +41 41 000 00 01, mia@bluewater.example")]
    [InlineData("DealValue", "mia@bluewater.example")]
    [InlineData("Country", "041 410 00 01")]
    [InlineData("ClosingDate", "Mia Keller <mia@bluewater.example>")]
    public void A_cell_of_a_person_in_another_column_is_not_shown(string field, string value)
    {
        var fault = Assert.Single(Rows.Map(field, value).Faults);

        Assert.Equal("***", fault.Value);
        Assert.StartsWith("'***' is refused", fault.Message);
        Assert.All(["Mia", "Keller", "41", "@"], piece => Assert.DoesNotContain(piece, fault.ToString()));
    }

    [Theory]
    [InlineData("mia@bluewater.example")]
    [InlineData("+41 41 000 00 01")]
    public void A_name_of_a_column_that_is_a_persons_data_is_not_shown(string name)
    {
        var unknown = Assert.Single(Rows.Map(name, "x").UnknownNames);

        Assert.Contains("'***' is not a known name", unknown.Message);
    }

    [Fact]
    public void A_fault_carries_row_and_line()
    {
        var input = new InputObject { Fields = [new("DealValue", "x")], Row = 7, Line = 9 };

        var fault = Assert.Single(Rows.Map(input).Faults);

        Assert.Equal(7, fault.Row);
        Assert.Equal(9, fault.Line);
    }

    [Theory]
    [InlineData("ContactEmail", "mia@bluewater.example")]
    [InlineData("Team member 1", "Mia, Keller, mia@bluewater.example")]
    [InlineData("Team", "Mia Keller mia@bluewater.example")]
    public void A_persons_data_is_in_no_fault(string name, string value)
    {
        // Twice with another value: a conflict about personal data.
        var mapped = Rows.Map(Rows.Row((name, value), ("CustomerProfile.Team[0].Email", "other@bluewater.example"), ("ContactFirstName", true), ("TeamPhone", Rows.Row(("x", 1)))));

        Assert.NotEmpty(mapped.Faults);
        Assert.All(mapped.Faults, f => Assert.DoesNotContain("bluewater", f + f.Value));
    }

    public static TheoryData<string> EmptyInputs => ["none", "blank cells"];

    [Theory]
    [MemberData(nameof(EmptyInputs))]
    public void An_input_that_says_nothing_is_one_fault(string kind)
    {
        var input = kind == "none" ? Rows.Row() : Rows.Row(("Name", null), ("City", ""), ("Notes", "  "));

        var faults = ReferralValidator.Validate(Rows.Map(input, Rows.Row(Rows.Sound)));

        Assert.Equal("EmptyInput", Assert.Single(faults).Code);
    }

    [Theory]
    [InlineData("CustomerProfile", "Bluewater", "ObjectExpected")]
    [InlineData("CustomerProfile", 5, "ObjectExpected")]
    [InlineData("Target", "SOL-1", "ObjectExpected")]
    [InlineData("Team", true, "ObjectExpected")]
    [InlineData("Solution 1", "SOL-1, USD, 10, 100, 5", "InvalidSolutionCell")]
    [InlineData("Solution 1", ", USD", "InvalidSolutionCell")]
    [InlineData("Solution 1", "SOL-1, Dollar", "InvalidCurrency")]
    [InlineData("Solution 1", "SOL-1, USD, 1.5e3", "InvalidNumber")]
    [InlineData("Team member 2", "Bob, Partner", "InvalidMemberCell")]
    [InlineData("Attributes", "PartnerRole", "InvalidPairCell")]
    [InlineData("CustomerIds", "Duns=", "InvalidPairCell")]
    [InlineData("CustomerIds", "Passport=1", "InvalidWord")]
    [InlineData("Consent to share Customer/Partner contact", "No", "ConsentRefused")]
    public void A_value_of_the_wrong_shape_is_refused(string name, object value, string code) =>
        Assert.Equal(code, Assert.Single(Rows.Map(name, value).Faults).Code);

    [Fact]
    public void An_array_in_an_array_is_refused()
    {
        var fault = Assert.Single(Rows.Map("Team", new object[] { new object[] { "a" } }).Faults);

        Assert.Equal("ObjectExpected", fault.Code);
        Assert.Equal("Team[0]", fault.Field);
    }

    [Fact]
    public void A_value_that_is_no_data_is_refused()
    {
        Assert.Equal("UnsupportedValue", Assert.Single(Rows.Map("Offers", new System.Action(() => { })).Faults).Code);
        Assert.Equal("InvalidText", Assert.Single(Rows.Map("Name", new System.Action(() => { })).Faults).Code);
    }

    [Fact]
    public void An_object_that_contains_itself_is_refused()
    {
        var list = new object?[1];
        list[0] = list;

        Assert.Equal("UnsupportedValue", Assert.Single(Rows.Map("Offers", list).Faults).Code);
        Assert.Equal("ObjectExpected", Assert.Single(Rows.Map("Team", list).Faults).Code);
    }

    [Fact]
    public void Fifty_one_solutions_are_one_fault()
    {
        var columns = Enumerable.Range(1, 51).Select(n => ($"Solution {n}", (object?)$"SOL-{n}"));

        var fault = Assert.Single(ReferralValidator.Validate(Rows.Map(Rows.SoundWith([.. columns, ("Type", "Independent")]))));

        Assert.Equal("TooManySolutions", fault.Code);
        Assert.Equal("51", fault.Value);
    }

    [Theory]
    [InlineData("x", "x", "Warning")]
    [InlineData("x", "y", "Error")]
    public void Two_columns_for_one_field_are_told(string first, string second, string severity)
    {
        foreach (var other in new[] { "Name", "name", "Deal Name" })
        {
            var fault = Assert.Single(Rows.Map(Rows.Row(("Name", first), (other, second))).Faults);

            Assert.Equal("DuplicateField", fault.Code);
            Assert.Equal(severity, fault.Severity.ToString());
        }
    }

    [Fact]
    public void Duplicate_headers_with_one_filled_cell_are_fine() =>
        Rows.AssertJson("{'name':'x'}", Rows.Map(Rows.Row(("Name", ""), ("Name", "x"))));

    [Fact]
    public void Lists_and_their_parts_given_twice_are_told()
    {
        Assert.Equal(["DuplicateField"], Rows.Map(Rows.Row(("Team", "A, B, 1, a@b.example"), ("TeamEmail", "c@d.example"))).Codes());
        Assert.Equal(["DuplicateField"], Rows.Map(Rows.Row(("Solution 1", "SOL-1"), ("Solutions[0]", "SOL-2"))).Codes());
        Assert.Equal(["DuplicateField"], Rows.Map(Rows.Row(("Industry", "Education"), ("Industries", "Services"))).Codes());
        Assert.Equal(["DuplicateField"], Rows.Map(Rows.Row(("MarketplaceIntent", "Yes"), ("Attributes[CustomerMarketplaceIntent]", "No"))).Codes());
    }

    [Theory]
    [InlineData("Countri", "Country")]
    [InlineData("Custmer Name", "CustomerName")]
    [InlineData("CustomerProfile.Adress.City", "CustomerProfile.Address.City")]
    [InlineData("Xyzzy", null)]
    public void A_column_nobody_knows_is_told_with_the_nearest_name(string name, string? nearest)
    {
        var mapped = Rows.Map(Rows.Row((name, "x"), ("Name", "n")));

        Assert.Empty(mapped.Faults);
        var unknown = Assert.Single(mapped.UnknownNames);
        Assert.Equal(name, unknown.Name);
        Assert.Equal(nearest, unknown.Nearest);
        Assert.Contains(name, unknown.Message);
    }

    [Theory]
    [InlineData("Nmae", "Did you mean 'Name'?")]
    [InlineData("City", "'City' belongs at CustomerProfile.Address.City.")]
    [InlineData("Xyzzy", "It has: Name, Size")]
    public void An_unknown_key_in_a_nested_object_is_an_error(string key, string hint)
    {
        var fault = Assert.Single(Rows.Map("CustomerProfile", Rows.Row((key, "x"))).Faults);

        Assert.Equal("UnknownProperty", fault.Code);
        Assert.Equal($"CustomerProfile.{key}", fault.Field);
        Assert.Contains(hint, fault.Hint);
    }

    [Theory]
    [InlineData("@odata.context")]
    [InlineData("IsTerminal")]
    [InlineData("AdditionalProperties")]
    [InlineData("CurrentState")]
    [InlineData("Errors")]
    public void What_odata_our_report_and_our_objects_add_is_ignored_silently(string name)
    {
        var mapped = Rows.Map(name, "x");

        Assert.Empty(mapped.Faults);
        Assert.Empty(mapped.UnknownNames);
        Assert.Equal("{}", mapped.Referral.ToJson());
    }

    [Theory]
    [InlineData("Final Matched Customer Account")]
    [InlineData("Final account match")]
    [InlineData("Customer Domain Name")]
    [InlineData("Microsoft Referral Status")]
    [InlineData("Microsoft MSX ID")]
    [InlineData("Migrated PSC deal ID")]
    [InlineData("Microsoft team member 3")]
    [InlineData("Matched category")]
    [InlineData("Confidence")]
    [InlineData("Managed Account 2")]
    [InlineData("Owner")]
    [InlineData("CreatedDateTime")]
    [InlineData("OrganizationName")]
    [InlineData("Direction")]
    public void Filled_columns_that_are_not_sent_are_told(string name)
    {
        Assert.NotNull(Assert.Single(Rows.Map(Rows.Row((name, "x"))).UnknownNames).Reason);
        Assert.Empty(Rows.Map(Rows.Row((name, ""), ("Name", "x"))).UnknownNames);
    }

    [Theory]
    [InlineData("", "InvalidJson")]
    [InlineData("{", "InvalidJson")]
    [InlineData("{\"name\":\"secret value", "InvalidJson")]
    [InlineData("{\"name\":1} trailing", "InvalidJson")]
    [InlineData("{\"details\":{\"dealValue\":1e999}}", "InvalidJson")]
    [InlineData("[]", "JsonNotObject")]
    [InlineData("[{}]", "JsonNotObject")]
    [InlineData("5", "JsonNotObject")]
    [InlineData("null", "JsonNotObject")]
    public void Text_that_is_no_json_object_is_a_fault(string json, string code)
    {
        Assert.False(InputObject.TryFromJson(json, 3, out _, out var fault));
        Assert.Equal(code, fault!.Code);
        Assert.Equal(3, fault.Row);
        Assert.DoesNotContain("secret", fault.ToString());
    }

    [Fact]
    public void Json_nested_two_hundred_levels_deep_is_a_fault()
    {
        var json = string.Concat(Enumerable.Repeat("{\"a\":", 200)) + "1" + new string('}', 200);

        Assert.False(InputObject.TryFromJson(json, 1, out _, out var fault));
        Assert.Equal("JsonTooDeep", fault!.Code);
    }

    [Fact]
    public void Objects_nested_two_hundred_levels_deep_are_a_fault()
    {
        object value = 1;
        for (var i = 0; i < 200; i++)
            value = Rows.Row(("Offers", value));

        Assert.Equal("UnsupportedValue", Assert.Single(Rows.Map("Offers", value).Faults).Code);
        Assert.Equal("UnknownProperty", Assert.Single(Rows.Map("Details", value).Faults).Code);
    }

    [Fact]
    public void Dictionaries_and_other_foreign_types_are_refused_not_guessed() =>
        Assert.Equal("ObjectExpected", Assert.Single(Rows.Map("CustomerProfile", new Dictionary<string, object> { ["Name"] = "x" }).Faults).Code);
}
