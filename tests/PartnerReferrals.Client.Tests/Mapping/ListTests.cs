using System.Linq;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>Lists: single values, arrays, cells, numbered columns, and columns with an item for each element.</summary>
public sealed class ListTests
{
    public static TheoryData<object, string> Industries => new()
    {
        { "Education", "[{'id':'Education'}]" },
        { "education; Retail & consumer goods", "[{'id':'Education'},{'id':'Retail & Consumer Goods'}]" },
        { "Agriculture, Forestry, & Fishing", "[{'id':'Agriculture, Forestry, & Fishing'}]" },
        { new object[] { "Education", "Government" }, "[{'id':'Education'},{'id':'Government'}]" },
        { new[] { "Education" }, "[{'id':'Education'}]" },
        { Rows.Row(("Id", "Education")), "[{'id':'Education'}]" },
        { new object[] { Rows.Row(("id", "education")), "Services" }, "[{'id':'Education'},{'id':'Services'}]" },
        { new Tag { Id = "Education" }, "[{'id':'Education'}]" },
        { new[] { new Tag { Id = "Education" } }, "[{'id':'Education'}]" },
        { System.Array.Empty<object>(), "[]" },
    };

    [Theory]
    [MemberData(nameof(Industries))]
    public void Tags_come_as_text_object_or_list(object value, string expected)
    {
        Rows.AssertJson($"{{'details':{{'requirements':{{'industries':{expected}}}}}}}", Rows.Map("Industry", value));
        Rows.AssertJson($"{{'details':{{'requirements':{{'industries':{expected}}}}}}}", Rows.Map("Details", Rows.Row(("Requirements", Rows.Row(("Industries", value))))));
    }

    [Fact]
    public void A_product_id_with_commas_is_one_id() =>
        Rows.AssertJson("{'details':{'requirements':{'products':[{'id':'DynamicsAX,GP,NAV,SL'},{'id':'Azure'}]}}}", Rows.Map("Product", "DynamicsAX,GP,NAV,SL;Azure"));

    public static TheoryData<object, string> Solutions => new()
    {
        { "SOL-1", "[{'id':'SOL-1','type':'Name'}]" },
        { "SOL-1234-PQRS, USD, 10, 100", "[{'id':'SOL-1234-PQRS','type':'Name','currency':'USD','price':10,'quantity':100}]" },
        { "SOL-1,,,5", "[{'id':'SOL-1','type':'Name','quantity':5}]" },
        { "SOL-1;SOL-2, CHF, 1.5", "[{'id':'SOL-1','type':'Name'},{'id':'SOL-2','type':'Name','currency':'CHF','price':1.5}]" },
        { "machine learning", "[{'id':'MachineLearning','type':'Category'}]" },
        { Rows.Row(("Id", "SOL-1")), "[{'id':'SOL-1','type':'Name'}]" },
        { Rows.Row(("Id", "machine learning"), ("Price", 5)), "[{'id':'MachineLearning','price':5,'type':'Category'}]" },
        { Rows.Row(("Id", "SOL-1"), ("Type", "none")), "[{'id':'SOL-1','type':'None'}]" },
        { new object[] { "SOL-1", Rows.Row(("id", "SOL-2"), ("name", "Two")) }, "[{'id':'SOL-1','type':'Name'},{'id':'SOL-2','name':'Two','type':'Name'}]" },
        { new SolutionTag { Id = "SOL-1", Type = "name" }, "[{'id':'SOL-1','type':'Name'}]" },
    };

    [Theory]
    [MemberData(nameof(Solutions))]
    public void Solutions_come_as_id_cell_object_or_list(object value, string expected) =>
        Rows.AssertJson($"{{'details':{{'requirements':{{'solutions':{expected}}}}}}}", Rows.Map("Solutions", value));

    [Fact]
    public void Numbered_columns_may_leave_gaps() => Rows.AssertJson(
        "{'details':{'requirements':{'solutions':[{'id':'A','type':'Name'},{'id':'B','type':'Name'}]}},'team':[{'firstName':'Bob','lastName':'Partner','phoneNumber':'999999','email':'bob@x'}]}",
        Rows.Map(Rows.Row(("Solution 2", "A"), ("Solution 50", "B"), ("Solution 3", ""), ("Team member 7", "Bob, Partner, 999999, bob@x"))));

    [Fact]
    public void Flat_columns_hold_one_item_for_each_element() => Rows.AssertJson(
        "{'team':[{'firstName':'A','email':'a@x.example'},{'firstName':'B'},{'firstName':'C; D','email':'c@x.example','contactPreference':{'locale':'de-ch'}}]}",
        Rows.Map(Rows.Row(("TeamFirstName", "A;B;\"C; D\""), ("TeamEmail", "a@x.example;;c@x.example"), ("TeamLocale", ";;de-ch"))));

    [Fact]
    public void Arrays_fill_flat_columns_too() => Rows.AssertJson(
        "{'team':[{'firstName':'A'},{'firstName':'B'}]}",
        Rows.Map("TeamFirstName", new object[] { "A", "B" }));

    [Fact]
    public void A_portal_column_of_the_contact_is_one_value() => Rows.AssertJson(
        "{'customerProfile':{'team':[{'phoneNumber':'+41 41;ext=2'}]}}",
        Rows.Map("Customer Contact Phone number", "+41 41;ext=2"));

    [Fact]
    public void A_flat_solution_id_gets_its_type_unless_a_column_says_it()
    {
        Rows.AssertJson(
            "{'details':{'requirements':{'solutions':[{'id':'SOL-1','name':'One','type':'Name'},{'id':'DevOps','type':'Category'}]}}}",
            Rows.Map(Rows.Row(("SolutionId", "SOL-1;DevOps"), ("SolutionName", "One"))));
        Rows.AssertJson(
            "{'details':{'requirements':{'solutions':[{'id':'SOL-1'}]}}}",
            Rows.Map(Rows.Row(("SolutionId", "SOL-1"), ("SolutionTagType", ""))));
    }

    [Fact]
    public void Indexed_paths_put_elements_together() => Rows.AssertJson(
        "{'team':[{'firstName':'A','phoneNumber':'1'},{'email':'b@x.example'}]}",
        Rows.Map(Rows.Row(("Team[1].Email", "b@x.example"), ("team[0].firstname", "A"), ("Team[0].Phone", "1"))));

    [Fact]
    public void Pairs_come_by_key_cell_and_object() => Rows.AssertJson(
        "{'details':{'requirements':{'additionalRequirements':{'attributes':[{'type':'CustomerMarketplaceIntent','id':'HaveNotDecided'},{'type':'SolutionArea','id':'Data'},{'type':'CustomerDomainName','id':'bluewater.example'}]}}}}",
        Rows.Map(Rows.Row(("Marketplace Purchase Intent", "Have not decided"), ("Attributes", "SolutionArea=Data"), ("Attributes[CustomerDomainName]", "bluewater.example"))));

    [Fact]
    public void Ids_given_as_an_empty_object_are_an_empty_list() =>
        Rows.AssertJson("{'customerProfile':{'ids':[]}}", Rows.Map(Rows.Json("""{"customerProfile":{"ids":{}}}""")));

    [Theory]
    [InlineData("a;b", "a|b")]
    [InlineData("a; b ;", "a|b|")]
    [InlineData("\"a;b\";c", "a;b|c")]
    [InlineData("\"a\"\"b\"", "a\"b")]
    [InlineData("\"Bob\" Smith;c", "\"Bob\" Smith|c")]
    [InlineData("\"open;c", "\"open|c")]
    [InlineData("", "")]
    public void A_cell_is_split_at_separators_outside_quotes(string cell, string items) =>
        Assert.Equal(items.Split('|'), DelimitedCell.Split(cell, ';'));

    [Theory]
    [InlineData("plain")]
    [InlineData("semi;colon")]
    [InlineData("\"quoted\"")]
    [InlineData(" spaces ")]
    [InlineData("mid\"quote")]
    public void Joined_items_split_into_themselves(string item) =>
        Assert.Equal([item, "x", item], DelimitedCell.Split(DelimitedCell.Join([item, "x", item], ';', ";"), ';').AsEnumerable());
}
