using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>Every field under every spelling reaches its place on the wire, checked against a list of its own.</summary>
public sealed class FieldNameTests
{
    public static TheoryData<string, string> Spellings()
    {
        var data = new TheoryData<string, string>();
        foreach (var (wire, clean, _, _) in WirePaths.Writable)
        {
            foreach (var spelling in new[] { wire, clean, wire.ToUpperInvariant(), clean.ToLowerInvariant(), clean.Replace(".", " . ") })
                data.Add(spelling, wire);
        }

        foreach (var (alias, wire) in WirePaths.Aliases.Concat(WirePaths.PortalColumns))
        {
            foreach (var spelling in new[] { alias, alias.ToUpperInvariant(), alias.ToLowerInvariant(), " " + alias + " " })
                data.Add(spelling, wire);

            if (!alias.EndsWith(')'))
                data.Add(alias + " (a remark)", wire);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public void A_name_reaches_its_place_on_the_wire(string spelling, string wire)
    {
        var (_, _, cell, json) = WirePaths.Writable.Single(p => p.Wire == wire);

        var mapped = Rows.Map(spelling, cell);

        Assert.Empty(mapped.Faults);
        Assert.Empty(mapped.UnknownNames);
        Rows.AssertJson(Nest(wire, json), mapped.Referral.ToJson());
    }

    [Theory]
    [MemberData(nameof(WirePathsAsData))]
    public void Nested_objects_reach_the_same_place_by_wire_and_clean_names(string path, string wire)
    {
        var (_, _, cell, json) = WirePaths.Writable.Single(p => p.Wire == wire);

        var mapped = Rows.Map(NestInput(path.Split('.'), cell));

        // A solution of which only the id is given is said to be one of the catalogue.
        var solution = (mapped.Referral.Json.SelectToken("details.requirements.solutions[0]") as JObject)?.Property("type");
        if (!wire.EndsWith(".type", StringComparison.Ordinal))
            solution?.Remove();

        Assert.Empty(mapped.Faults);
        Rows.AssertJson(Nest(wire, json), mapped.Referral.ToJson());
    }

    public static TheoryData<string, string> WirePathsAsData()
    {
        var data = new TheoryData<string, string>();
        foreach (var (wire, clean, _, _) in WirePaths.Writable)
        {
            data.Add(wire, wire);
            data.Add(clean, wire);
            data.Add(wire.ToUpperInvariant(), wire);
        }

        return data;
    }

    [Fact]
    public void The_table_holds_every_path_of_the_facts_and_no_other()
    {
        var facts = WirePaths.Writable.Select(p => Regex.Replace(p.Wire, @"\[\d+\]", "[]")).ToHashSet();
        var table = FieldTable.All
            .Where(f => f.CanCreate && f.Kind != FieldKind.Object && f.WireName is not ("offers" or "salesPlays") && !f.IsList && !f.WirePath.EndsWith(']'))
            .Select(f => f.WirePath)
            .ToHashSet();

        Assert.Equal(facts.Order(), table.Order());
    }

    [Fact]
    public void Clean_names_are_the_names_of_the_models()
    {
        foreach (var field in FieldTable.All.Where(f => !f.IsVirtual && !f.WirePath.EndsWith("]", StringComparison.Ordinal) && f.WireName is not ("businessProfileId" or "salesPlays")))
        {
            var model = ModelOf(field.Parent);
            var property = model.GetProperty(field.Name);
            Assert.True(property is not null, $"{model.Name} has no property {field.Name}");
            Assert.Equal(field.WireName, ModelProperties.Of(model).WireName(field.Name));
        }
    }

    [Fact]
    public void Every_property_of_the_models_is_in_the_table()
    {
        var known = FieldTable.All.Where(f => !f.IsVirtual).GroupBy(f => ModelOf(f.Parent)).ToDictionary(g => g.Key, g => g.Select(f => f.Name).ToHashSet());
        foreach (var (model, names) in known)
        {
            foreach (var property in ModelProperties.Of(model).Properties)
                Assert.True(names.Contains(property.Name), $"{model.Name}.{property.Name} is not in the table");
        }
    }

    [Fact]
    public void No_flat_name_or_column_means_two_fields()
    {
        var twice = FieldTable.All
            .SelectMany(f => f.Aliases.Concat(f.PortalColumns.Select(c => c.Split(" (")[0])).Concat(f.Parent is null ? [f.Name, f.WireName] : [])
                .Select(NameKey.Of).Distinct().Select(key => (key, f.WirePath)))
            .GroupBy(p => p.key)
            .Where(g => g.Count() > 1)
            .Select(g => $"{g.Key}: {string.Join(", ", g.Select(p => p.WirePath))}");

        Assert.Empty(twice);
    }

    [Theory]
    [InlineData("createdDateTime")]
    [InlineData("direction")]
    [InlineData("Team[0].EmailValidationStatus")]
    [InlineData("customerProfile.isMatchingComplete")]
    public void What_the_service_sets_is_accepted_not_sent_and_told(string name)
    {
        var mapped = Rows.Map(name, "2026-01-01");

        Assert.Empty(mapped.Faults);
        Assert.Equal($"'{name}' is not sent. Only the service sets that.", Assert.Single(mapped.UnknownNames).Message);
        Assert.Equal("{}", mapped.Referral.ToJson());
    }

    // It decides conflicts: whoever imports an export again need not be told.
    [Theory]
    [InlineData("ETag")]
    [InlineData("updatedDateTime")]
    public void Which_state_a_row_was_written_from_is_no_idle_word(string name)
    {
        var mapped = Rows.Map(name, "2026-01-01");

        Assert.Empty(mapped.Faults);
        Assert.Empty(mapped.UnknownNames);
        Assert.Equal("{}", mapped.Referral.ToJson());
    }

    [Fact]
    public void All_server_owned_properties_are_dropped()
    {
        foreach (var path in WirePaths.ServerOwned)
        {
            var mapped = Rows.Map(path, path == "id" ? "5f1c2f0c-7a11-4b0e-9d0b-6f0d2a1e8a57" : "x");
            Assert.True(mapped.Faults.Count == 0 && mapped.Referral.ToJson() == "{}", path);
        }
    }

    [Fact]
    public void A_referral_id_makes_the_row_an_update()
    {
        Assert.Equal("5f1c2f0c-7a11-4b0e-9d0b-6f0d2a1e8a57", Rows.Map("Referral ID", "5f1c2f0c-7a11-4b0e-9d0b-6f0d2a1e8a57").ReferralId);
        Assert.Null(Rows.Map("Name", "x").ReferralId);
    }

    [Theory]
    [InlineData("Id", "0065g00000Bw001")]
    [InlineData("Referral ID", "31415926001")]
    [InlineData("ReferralId", "5f1c2f0c\u2026")]
    public void The_id_of_another_system_makes_no_update_and_is_no_new_deal_either(string column, string id)
    {
        var mapped = Rows.Map(column, id);

        Assert.Null(mapped.ReferralId);
        var fault = Assert.Single(mapped.Faults);
        Assert.Equal(("InvalidReferralId", FaultSeverity.Error, id), (fault.Code, fault.Severity, fault.Value));
        Assert.Contains($"-PropertyMap @{{ '{column}' = 'ExternalReferenceId' }}", fault.Hint, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Opportunity ID")]
    [InlineData("Deal ID")]
    [InlineData("Record ID")]
    [InlineData("(Do Not Modify) Opportunity")]
    public void The_id_a_crm_gave_is_told_with_the_way_to_keep_it(string column)
    {
        var unknown = Assert.Single(Rows.Map(Rows.Row((column, "0065g00000Bw001"), ("Name", "n"))).UnknownNames);

        Assert.Contains($"-PropertyMap @{{ '{column}' = 'ExternalReferenceId' }}", unknown.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_stage_is_one_of_the_sale_and_no_part_of_an_address() =>
        Assert.Equal("20", Rows.Map("Stage", "Qualified").Referral.SalesStage);

    [Theory]
    [InlineData("Team[1].Email", "Team[1].Email")]
    [InlineData("TeamEmail", "Team[].Email")]
    [InlineData("team member 3", "Team[2]")]
    [InlineData("DUNS", "CustomerProfile.Ids[Duns]")]
    [InlineData("Attributes[Foo Bar]", "Details.Requirements.AdditionalRequirements.Attributes[Foo Bar]")]
    [InlineData("Attributes[partner role]", "Details.Requirements.AdditionalRequirements.Attributes[PartnerRole]")]
    public void A_path_shows_itself_under_clean_names(string name, string shown) =>
        Assert.Equal(shown, FieldTable.Find(name)!.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("…")]
    [InlineData("Team[")]
    [InlineData("Team[-1].Email")]
    [InlineData("Team[1].Email[2]")]
    [InlineData("Team[99999999999].Email")]
    [InlineData("Solution 0")]
    [InlineData("Solution 4000000000")]
    [InlineData("City[0]")]
    public void What_is_no_name_is_not_found(string name) => Assert.Null(FieldTable.Find(name));

    [Fact]
    public void Every_name_offered_for_completion_is_found()
    {
        Assert.Contains("CustomerProfile.Address.City", FieldTable.Names);
        Assert.Contains("TeamEmail", FieldTable.Names);
        Assert.All(FieldTable.Names, name => Assert.True((FieldTable.Find(name) ?? FieldTable.Find(name + " 1")) is not null, name));
    }

    [Fact]
    public void Every_field_tells_what_it_means_and_takes()
    {
        Assert.All(FieldTable.All, field =>
        {
            Assert.NotEmpty(field.Description);
            Assert.NotEmpty(field.Accepted);
        });
        var columns = FieldTable.All.SelectMany(f => f.Aliases).GroupBy(a => a, StringComparer.OrdinalIgnoreCase);
        Assert.All(columns, group => Assert.Single(group));
    }

    private static Type ModelOf(Field? field)
    {
        if (field is null)
            return typeof(Referral);

        var type = ModelOf(field.Parent).GetProperty(field.Name)!.PropertyType;
        return type.IsArray ? type.GetElementType()! : type;
    }

    private static string Nest(string wire, string json)
    {
        foreach (var step in wire.Split('.').Reverse())
            json = step.EndsWith("[0]", StringComparison.Ordinal) ? $"{{'{step[..^3]}':[{json}]}}" : $"{{'{step}':{json}}}";

        return json;
    }

    private static InputObject NestInput(IEnumerable<string> steps, object? value)
    {
        foreach (var step in steps.Reverse())
            value = step.EndsWith("[0]", StringComparison.Ordinal) ? Rows.Row((step[..^3], new object?[] { value })) : Rows.Row((step, value));

        return (InputObject)value!;
    }
}
