using System.Linq;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>Defaults fill what a row does not say; the row wins, field by field.</summary>
public sealed class DefaultsTests
{
    [Fact]
    public void The_row_wins_field_by_field() => Rows.AssertJson(
        "{'name':'row','customerProfile':{'name':'row','address':{'city':'Zug','country':'CH'}},'details':{'currency':'CHF'}}",
        Rows.Map(
            Rows.Row(("Name", "row"), ("CustomerProfile", Rows.Row(("Name", "row"), ("Address", Rows.Row(("City", "Zug")))))),
            Rows.Row(("Name", "default"), ("CustomerName", "default"), ("Country", "CH"), ("Currency", "CHF"))));

    [Fact]
    public void An_empty_cell_takes_the_default() =>
        Rows.AssertJson("{'name':'default','details':{'notes':'n'}}", Rows.Map(Rows.Row(("Name", ""), ("Notes", "n")), Rows.Row(("Name", "default"))));

    [Fact]
    public void A_whole_list_is_one_value() => Rows.AssertJson(
        "{'details':{'requirements':{'industries':[{'id':'Education'}]}},'team':[{'email':'row@x.example'}]}",
        Rows.Map(
            Rows.Row(("Industry", "Education"), ("Team", Rows.Row(("Email", "row@x.example")))),
            Rows.Row(("Industry", "Services;Government"), ("TeamFirstName", "Somebody else"))));

    [Fact]
    public void Single_cells_of_one_person_fill_each_other() => Rows.AssertJson(
        "{'customerProfile':{'team':[{'firstName':'Mia','phoneNumber':'1'}]}}",
        Rows.Map(Rows.Row(("ContactFirstName", "Mia")), Rows.Row(("ContactFirstName", "Nobody"), ("ContactPhone", "1"))));

    [Fact]
    public void Nobody_is_added_to_the_people_of_a_row()
    {
        var mapped = Rows.Map(Rows.Row(("TeamFirstName", "Mia")), Rows.Row(("TeamFirstName", "A;B"), ("TeamEmail", "a@x.example;b@x.example")));

        Assert.Equal(["Mia"], mapped.Referral.Team!.Select(m => m.FirstName));
    }

    [Fact]
    public void Pairs_are_told_apart_by_key() => Rows.AssertJson(
        "{'customerProfile':{'ids':[{'profileType':'External','id':'X'},{'profileType':'Duns','id':'123456789'}]}}",
        Rows.Map(Rows.Row(("CustomerIds", "External=X")), Rows.Row(("Duns", "123456789"), ("CustomerIds", "External=Y"))));

    [Fact]
    public void A_type_that_the_defaults_speak_of_is_not_guessed_for_the_row() => Rows.AssertJson(
        "{'details':{'requirements':{'solutions':[{'id':'SOL-1'}]}}}",
        Rows.Map(Rows.Row(("SolutionId", "SOL-1")), Rows.Row(("SolutionTagType", ""))));

    [Fact]
    public void A_bad_default_is_told_only_where_it_is_needed()
    {
        var defaults = Rows.Row(("DealValue", "50,000"));

        Assert.Empty(Rows.Map(Rows.Row(("DealValue", "5")), defaults).Faults);
        Assert.Equal(["InvalidNumber"], Rows.Map(Rows.Row(("Name", "x")), defaults).Codes());
    }

    [Fact]
    public void A_bad_value_does_not_fall_back_to_the_default_silently() =>
        Assert.Equal(["InvalidNumber"], Rows.Map(Rows.Row(("DealValue", "50,000")), Rows.Row(("DealValue", "5"))).Codes());

    [Fact]
    public void The_default_deal_type_yields_to_the_rows_own_question()
    {
        Assert.Equal(DealType.Private, Rows.Map(Rows.Row(("Name", "x")), Rows.Row(("DealType", "Private"))).DealType);
        Assert.Equal(DealType.CoSell, Rows.Map(Rows.Row(("Microsoft help required?", "Yes")), Rows.Row(("DealType", "Private"))).DealType);
        Assert.Equal(DealType.PartnerLed, Rows.Map(Rows.Row(("DealType", "partner-led")), Rows.Row(("DealType", "Private"))).DealType);
    }

    [Fact]
    public void Faults_of_defaults_carry_the_row()
    {
        var fault = Assert.Single(Rows.Map(Rows.Row(("Name", "x")), Rows.Row(("Country", "Ukey"))).Faults);

        Assert.Equal(1, fault.Row);
        Assert.Equal("CustomerProfile.Address.Country", fault.Field);
    }
}
