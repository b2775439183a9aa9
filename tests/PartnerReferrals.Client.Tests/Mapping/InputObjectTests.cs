using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Input;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>An input as names and plain values, whatever it was before, and what is said of a text that is none.</summary>
public sealed class InputObjectTests
{
    [Theory]
    [InlineData("Name", "B17")]
    [InlineData("Nobody's", null)]
    [InlineData(null, null)]
    public void A_cell_is_named_by_its_column_and_row(string? name, string? expected) =>
        Assert.Equal(expected, new InputObject { Row = 17, ColumnLetters = new Dictionary<string, string> { ["Name"] = "B" } }.CellOf(name));

    [Fact]
    public void Without_a_worksheet_there_is_no_cell() => Assert.Null(new InputObject { Row = 17 }.CellOf("Name"));

    [Theory]
    [InlineData("""{"id":"1","createdDateTime":"2026-05-03","customerProfile":{}}""", true)]
    [InlineData("""{"ID":"1","CREATEDDATETIME":"2026-05-03","CustomerProfile":{}}""", true)]
    [InlineData("""{"id":"1","customerProfile":{}}""", false)]
    [InlineData("""{"createdDateTime":"2026-05-03","customerProfile":{}}""", false)]
    [InlineData("""{"id":null,"createdDateTime":"2026-05-03","customerProfile":{}}""", false)]
    [InlineData("""{"id":"1","createdDateTime":"2026-05-03"}""", false)]
    [InlineData("""{"id":"1","createdDateTime":"2026-05-03","customerProfile":"Contoso"}""", false)]
    public void A_whole_referral_is_told_by_what_only_the_service_gives(string json, bool isWhole) =>
        Assert.Equal(isWhole, Rows.Json(json).IsWholeReferral);

    [Fact]
    public void A_customer_as_a_model_makes_a_referral_whole_too() =>
        Assert.True(Rows.Row(("Id", "1"), ("CreatedDateTime", "2026-05-03"), ("CustomerProfile", new CustomerProfile())).IsWholeReferral);

    [Fact]
    public void Json_becomes_plain_values_in_their_order()
    {
        Assert.True(InputObject.TryFromJson("\uFEFF" + """{"b":"x","a":[1,{"c":true}],"n":null,"o":{"d":1.5}}""", 3, out var input, out var fault));

        Assert.Null(fault);
        Assert.Equal((3L, null, InputOrigin.Json), (input.Row, input.Line, input.Origin));
        Assert.Equal(["b", "a", "n", "o"], input.Fields.Select(field => field.Key));
        Assert.Equal("x", input.Fields[0].Value);
        var list = Assert.IsType<object?[]>(input.Fields[1].Value);
        Assert.Equal(1L, Convert.ToInt64(list[0], null));
        var inner = Assert.IsType<InputObject>(list[1]);
        Assert.Equal((true, InputOrigin.Json), ((bool?)inner.Fields[0].Value, inner.Origin));
        Assert.Null(input.Fields[2].Value);
        Assert.Equal("d", Assert.IsType<InputObject>(input.Fields[3].Value).Fields[0].Key);
    }

    [Fact]
    public void Where_an_object_of_a_file_begins_is_kept()
    {
        var input = InputObject.FromJson((JObject)JsonText.Parse("""{"name":"n"}"""), 4, 12);

        Assert.Equal((4L, 12L, InputOrigin.Json), (input.Row, input.Line, input.Origin));
    }

    [Fact]
    public void A_model_keeps_its_place_and_its_origin()
    {
        var input = InputObject.FromModel(new Referral { Name = "n", CustomerProfile = new CustomerProfile { Name = "c" } }, 5);

        Assert.Equal((5L, InputOrigin.Model), (input.Row, input.Origin));
        Assert.Equal(InputOrigin.Model, Assert.IsType<InputObject>(input.Fields.Single(field => field.Key == "customerProfile").Value).Origin);
        Assert.Equal(0, InputObject.FromModel(new Referral()).Row);
        Assert.Throws<ArgumentNullException>("model", () => InputObject.FromModel(null!));
        Assert.Throws<ArgumentNullException>("json", () => InputObject.TryFromJson(null!, 1, out _, out _));
    }

    [Theory]
    [InlineData("Contoso", "InvalidJson", "The text is not JSON, nor does it begin like it.", "Give a hashtable")]
    [InlineData("{\"a\":1,\n \"b\" 2}", "InvalidJson", "The text is not JSON: it goes wrong at line 2, position ", "")]
    [InlineData("[1]", "JsonNotObject", "The JSON text is not an object.", "")]
    [InlineData("17", "JsonNotObject", "The JSON text is not an object.", "")]
    public void A_text_that_is_no_object_says_why_and_gives_nothing(string json, string code, string message, string hint)
    {
        Assert.False(InputObject.TryFromJson(json, 7, out var input, out var fault));

        Assert.Equal((code, 7L, null), (fault!.Code, fault.Row, fault.Line));
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
        Assert.StartsWith(hint, fault.Hint, StringComparison.Ordinal);
        Assert.NotEmpty(fault.Hint!);
        Assert.Empty(input.Fields);
        Assert.Equal((7L, InputOrigin.Json), (input.Row, input.Origin));
    }

    [Fact]
    public void Json_that_is_too_deep_is_told_from_json_that_is_wrong()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", JsonText.MaxDepth + 1)) + "1" + new string('}', JsonText.MaxDepth + 1);

        Assert.False(InputObject.TryFromJson(deep, 2, out _, out var fault));
        Assert.Equal(("JsonTooDeep", 2L, $"The JSON is nested deeper than {JsonText.MaxDepth} levels."), (fault!.Code, fault.Row, fault.Message));

        var ofFile = JsonFault.OfFile(Assert.Throws<JsonReaderException>(() => JsonText.Parse(deep)));
        Assert.Equal(("JsonTooDeep", 1L, fault.Message, Fault.WholeFile), (ofFile.Code, ofFile.Line, ofFile.Message, ofFile.Field));
    }

    [Theory]
    [InlineData("[{\"a\":1},\n{\"b\":", "InvalidJson", 2, "The file ends before its JSON does: it is cut off.")]
    [InlineData("[{\"a\":1},\n{\"b\" 2}]", "InvalidJson", 2, "The file is not JSON from position ")]
    public void A_file_that_goes_wrong_says_where(string json, string code, long line, string message)
    {
        using var sequence = new JsonSequence(new StringReader(json));
        var fault = JsonFault.OfFile(Assert.Throws<JsonReaderException>(sequence.ReadToEnd));

        Assert.Equal((code, line, "File"), (fault.Code, fault.Line, fault.Field == Fault.WholeFile ? "File" : fault.Field));
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_of_a_whole_file_say_what_to_do()
    {
        foreach (var (fault, code, line, message, hint) in new[]
        {
            (JsonFault.NoJsonFile(), "InvalidJson", (long?)1, "JSON begins with [ or {", ""),
            (JsonFault.NoWorksheets(), "NoWorksheet", null, "has no worksheets", "-WorksheetName"),
            (JsonFault.InvalidEncoding(), "InvalidEncoding", null, "not valid in the file's encoding", "-Encoding"),
        })
        {
            Assert.Equal((code, line, Fault.WholeFile), (fault.Code, fault.Line, fault.Field));
            Assert.Contains(message, fault.Message, StringComparison.Ordinal);
            Assert.Contains(hint, fault.Hint, StringComparison.Ordinal);
            Assert.NotEmpty(fault.Hint!);
        }

        var value = JsonFault.NotAnObject(3, 9);
        Assert.Equal(("JsonNotObject", 3L, 9L, "The JSON value is not an object."), (value.Code, value.Row, value.Line, value.Message));
    }
}
