using Newtonsoft.Json.Linq;
using PartnerReferrals.Editing;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Client.Tests.Editing;

/// <summary>Whether a field has the wanted value already, in whatever spelling the service gives it.</summary>
public sealed class FieldEqualityTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData(null, "null")]
    [InlineData("null", "\"\"")]
    [InlineData("\"  \"", "null")]
    [InlineData("[]", "null")]
    [InlineData(null, "[]")]
    [InlineData("{}", "[]")]
    [InlineData("""{"a":null}""", "\"\"")]
    public void What_is_not_set_is_the_same_however_it_is_written(string? current, string? wanted) => AssertSame(true, current, wanted);

    [Theory]
    [InlineData(null, "0")]
    [InlineData("null", "false")]
    [InlineData("\"\"", "\"x\"")]
    [InlineData("[]", "[1]")]
    [InlineData("\"x\"", null)]
    [InlineData("0", "null")]
    [InlineData("false", "\"\"")]
    [InlineData("[1]", "[]")]
    [InlineData("""{"a":1}""", "{}")]
    [InlineData("""[{"a":1}]""", "[{}]")]
    public void What_is_set_differs_from_what_is_not(string? current, string? wanted) => AssertSame(false, current, wanted);

    [Theory]
    [InlineData("42000.0", "42000", true)]
    [InlineData("\"42000.00\"", "42000", true)]
    [InlineData("42000", "\"42000.0\"", true)]
    [InlineData("\"4.2E4\"", "42000", true)]
    [InlineData("42000", "42000.01", false)]
    [InlineData("42000", "\"more\"", false)]
    [InlineData("\"more\"", "42000", false)]
    [InlineData("1", "true", false)]
    [InlineData("\"01234\"", "\"1234\"", false)]
    [InlineData("\"1.0\"", "\"1\"", false)]
    public void A_number_is_compared_as_one_and_a_text_of_digits_as_a_text(string current, string wanted, bool same) => AssertSame(same, current, wanted);

    [Theory]
    [InlineData("true", "true", true)]
    [InlineData("\"True\"", "true", true)]
    [InlineData("true", "\"TRUE\"", true)]
    [InlineData("true", "false", false)]
    [InlineData("\"yes\"", "true", false)]
    [InlineData("true", "\"yes\"", false)]
    [InlineData("\"true\"", "\"True\"", false)]
    public void A_yes_or_no_may_be_a_word(string current, string wanted, bool same) => AssertSame(same, current, wanted);

    [Theory]
    [InlineData("A & B", "A & B", true)]
    [InlineData("A &amp; B", "A & B", true)]
    [InlineData("A &amp; B", "A &amp; B", true)]
    [InlineData("A & B", "A &amp; B", false)]
    [InlineData("one\r\ntwo", "one\ntwo", true)]
    [InlineData("one\ntwo", "one\r\ntwo", true)]
    [InlineData("one two", "one\ntwo", false)]
    [InlineData("Contoso", "CONTOSO", false)]
    [InlineData("Contoso", "Contoso Ltd", false)]
    [InlineData("ab", "ac", false)]
    public void A_text_is_the_same_behind_the_services_encoding_and_case_counts(string current, string wanted, bool same) =>
        Assert.Equal(same, FieldEquality.Same(new JValue(current), new JValue(wanted)));

    [Theory]
    [InlineData("2026-11-30", "2026-11-30T00:00:00Z", true)]
    [InlineData("2026-11-30T00:00:00.0000000Z", "2026-11-30", true)]
    [InlineData("2026-11-30T00:00:00", "2026-11-30T01:00:00+01:00", true)]
    [InlineData("2026-11-30T00:00:00Z", "2026-11-30T00:00:01Z", false)]
    [InlineData("2026-11-30", "2026-12-01", false)]
    [InlineData("2026-11-30", "2026-11-xx", false)]
    [InlineData("2026-xx-30", "2026-11-30", false)]
    [InlineData("11/30/2026", "2026-11-30", false)]
    [InlineData("2026-Nov-30", "2026-11-30", false)]
    [InlineData("2026-11-30", "2026-Nov-30", false)]
    [InlineData("Nov 30 - 2026", "2026-11-30", false)]
    [InlineData("2026-11-3", "2026-11-03", false)]
    public void A_date_of_the_wire_is_compared_as_a_moment_and_any_other_is_a_text(string current, string wanted, bool same) =>
        Assert.Equal(same, FieldEquality.Same(new JValue(current), new JValue(wanted)));

    /// <summary>The service adds properties of its own.</summary>
    [Theory]
    [InlineData("""{"a":1,"b":2}""", """{"a":1}""", true)]
    [InlineData("""{"A":1}""", """{"a":1}""", true)]
    [InlineData("""{"a":1}""", """{"a":1,"b":null}""", true)]
    [InlineData("""{"a":1}""", """{"a":1,"b":2}""", false)]
    [InlineData("""{"a":1,"b":2}""", """{"a":2,"b":2}""", false)]
    [InlineData("""{"a":{"b":1,"c":2}}""", """{"a":{"b":1}}""", true)]
    [InlineData("""{"a":1,"b":2}""", """{"a":1,"b":null}""", false)]
    public void An_object_has_to_say_all_that_is_wanted(string current, string wanted, bool same) => AssertSame(same, current, wanted);

    [Theory]
    [InlineData("[1,2]", "[1,2]", true)]
    [InlineData("[1,2]", "[2,1]", false)]
    [InlineData("[1,2]", "[1]", false)]
    [InlineData("[1]", "[1,2]", false)]
    [InlineData("[1,2]", "[1,3]", false)]
    [InlineData("""[{"a":1,"b":2},{"a":3}]""", """[{"a":1},{"a":3}]""", true)]
    [InlineData("""["x"]""", "\"x\"", false)]
    [InlineData("\"x\"", """["x"]""", false)]
    [InlineData("""{"a":1}""", """[{"a":1}]""", false)]
    public void A_list_has_to_have_the_same_elements_in_the_same_order(string current, string wanted, bool same) => AssertSame(same, current, wanted);

    private static void AssertSame(bool same, string? current, string? wanted) => Assert.Equal(same, FieldEquality.Same(Json(current), Json(wanted)));

    private static JToken? Json(string? text) => text is null ? null : JsonText.Parse(text);
}
