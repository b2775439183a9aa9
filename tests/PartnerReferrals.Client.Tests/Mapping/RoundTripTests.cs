using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Client.Tests.Validation;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>Whatever goes out comes back: through the model, the flat row and the portal's row.</summary>
public sealed class RoundTripTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(20261122UL, 4242UL + 1);

    [Fact]
    public void A_model_maps_to_itself() => ForAll(json =>
    {
        var mapped = Rows.Map(InputObject.FromModel(Deals.Read(json.ToString())));

        return json.HasValues ? Same(json, mapped) : mapped.Codes().SequenceEqual(["EmptyInput"]);
    });

    [Fact]
    public void Json_text_maps_to_itself() => ForAll(json =>
    {
        var mapped = Rows.Map(Rows.Json(json.ToString()));

        return json.HasValues ? Same(json, mapped) : mapped.Codes().SequenceEqual(["EmptyInput"]);
    });

    [Fact]
    public void A_flat_row_gives_the_same_deal_back() => ForAll(json =>
    {
        var expected = WithoutEmpty(json);
        var mapped = Rows.Map(Row(FlatRow.Columns, FlatRow.Of(Deals.Read(json.ToString()))));

        return expected is null || Same((JObject)expected, mapped);
    });

    [Fact]
    public void A_portal_row_gives_back_what_the_portal_has_columns_for() => ForAll(json =>
    {
        var referral = PortalDeal(json);
        PortalTemplate[] generations = [PortalTemplate.Of2023, PortalTemplate.Of2026];

        return generations.All(template =>
            Same((JObject)WithoutEmpty(referral.Json)!, Rows.Map(Row([.. template.Columns.Select(column => column.Header)], PortalRow.Of(referral, template)))));
    });

    [Fact]
    public void Read_only_cells_of_a_flat_row_come_back_as_nothing_but_the_id()
    {
        var referral = Deals.Read("""{"id":"5f1c2f0c-7a11-4b0e-9d0b-6f0d2a1e8a57","createdDateTime":"2026-01-01T00:00:00.1234567Z","eTag":"\"1\"","trackingInfo":{"microsoftMsxId":"6-1"},"direction":"Incoming","name":"x"}""");
        var cells = FlatRow.Columns.Zip(FlatRow.Of(referral)).ToDictionary(p => p.First, p => p.Second);

        Assert.Equal("2026-01-01T00:00:00.1234567Z", cells["CreatedDateTime"]);
        Assert.Equal("6-1", cells["TrackingInfo.MicrosoftMsxId"]);
        var mapped = Rows.Map(Row(FlatRow.Columns, FlatRow.Of(referral)));
        Rows.AssertJson("{'name':'x'}", mapped);
        Assert.Equal("5f1c2f0c-7a11-4b0e-9d0b-6f0d2a1e8a57", mapped.ReferralId);
    }

    [Fact]
    public void Repeated_and_unusual_pairs_survive_a_flat_row()
    {
        const string json = "{'customerProfile':{'ids':[{'profileType':'Duns','id':'12'},{'profileType':'Duns','id':'123456789'}]},'details':{'requirements':{'additionalRequirements':{'attributes':[{'type':'SolutionArea','id':'A;B'},{'type':'SolutionArea','id':'C'},{'type':'Own','id':'=x'}]}}}}";
        var referral = Deals.Read(json.Replace('\'', '"'));

        var mapped = Rows.Map(Row(FlatRow.Columns, FlatRow.Of(referral)));

        Assert.Empty(mapped.Faults);
        Assert.Equal(["Duns=12", "Duns=123456789"], mapped.Referral.CustomerProfile!.Ids!.Select(i => $"{i.ProfileType}={i.Id}").Order());
        Assert.Equal(
            ["Own==x", "SolutionArea=A;B", "SolutionArea=C"],
            mapped.Referral.Details!.Requirements!.AdditionalRequirements!.Attributes!.Select(a => $"{a.Type}={a.Id}").Order());
    }

    [Fact]
    public void Lists_of_unknown_shape_survive_a_flat_row_as_json()
    {
        const string json = """{"details":{"requirements":{"offers":[{"id":"x;y","n":[1,null]}],"additionalRequirements":{"iot":{"attachServices":true,"azureCertifiedDevice":false}}}}}""";

        Rows.AssertJson(json, Rows.Map(Row(FlatRow.Columns, FlatRow.Of(Deals.Read(json)))));
        Assert.Equal(["InvalidJson"], Rows.Map("Offers", "[{").Codes());
    }

    [Fact]
    public void Columns_of_a_flat_row_are_distinct_and_known()
    {
        Assert.Equal(FlatRow.Columns.Count, FlatRow.Columns.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(FlatRow.Columns, column => Assert.True(FieldTable.Find(column) is not null || (FieldTable.IsIgnored(column, out var reason) && reason is null), column));
        Assert.Equal(FlatRow.Columns.Count, FlatRow.Of(new Referral()).Count);
        Assert.All(FlatRow.Of(new Referral()), Assert.Null);
    }

    private static void ForAll(Func<JObject, bool> holds) =>
        Check.One(Fixed, Prop.ForAll(Arb.From(ReferralGenerator.Referrals), json => holds(json).Label(json.ToString())));

    private static bool Same(JObject expected, MappedReferral mapped)
    {
        Assert.DoesNotContain(mapped.Faults, f => f.Severity == PartnerReferrals.Errors.FaultSeverity.Error);
        Assert.Empty(mapped.UnknownNames);
        Assert.Equal(Sorted(expected).ToString(), Sorted(mapped.Referral.Json).ToString());
        return true;
    }

    private static InputObject Row(IReadOnlyList<string> columns, IReadOnlyList<string?> cells) =>
        Rows.Row([.. columns.Zip(cells, (column, cell) => (column, (object?)cell))]);

    // Order of properties and of pairs means nothing.
    private static JToken Sorted(JToken token) => token switch
    {
        JObject json => new JObject(json.Properties().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new JProperty(p.Name, p.Name is "ids" or "attributes" ? Pairs(p.Value) : Sorted(p.Value)))),
        JArray array => new JArray(array.Select(Sorted)),
        JValue { Type: JTokenType.Integer or JTokenType.Float } number => new JValue((decimal)number / 1.00m),
        _ => token,
    };

    private static JToken Pairs(JToken list) => new JArray(list.Select(Sorted).OrderBy(p => p.ToString(), StringComparer.Ordinal));

    /// <summary>What fits into cells: no nulls, no empty objects or lists, no pairs without key or value.</summary>
    private static JToken? WithoutEmpty(JToken token)
    {
        switch (token)
        {
            case JObject json:
                var properties = json.Properties().Select(p => (p.Name, Value: WithoutEmpty(p.Value))).Where(p => p.Value is not null).ToList();
                return properties.Count == 0 ? null : new JObject(properties.Select(p => new JProperty(p.Name, p.Value)));
            case JArray array:
                var isPairs = token.Parent is JProperty { Name: "ids" or "attributes" };
                var items = array.Select(WithoutEmpty).Where(i => i is not null && !(isPairs && ((JObject)i).Count < 2)).ToList();
                return items.Count == 0 ? null : new JArray(items);
            default:
                return token.Type == JTokenType.Null ? null : token.DeepClone();
        }
    }

    /// <summary>Cuts a random referral down to what the portal's file can say.</summary>
    private static Referral PortalDeal(JObject json)
    {
        var random = Deals.Read(json.ToString());
        var type = random.Type == "Shared" ? "Shared" : "Independent";
        return new Referral
        {
            Name = random.Name ?? "x",
            ExternalReferenceId = random.ExternalReferenceId,
            EngagementId = random.EngagementId,
            CampaignId = random.CampaignId,
            MpnId = random.MpnId,
            SalesStage = random.SalesStage,
            Type = type,
            Status = "Closed",
            Substatus = random.Substatus is "Error" or "Lost" or "Declined" ? random.Substatus : "Won",
            StatusReason = "Reason: " + (random.StatusReason ?? "x"),
            CustomerProfile = random.CustomerProfile is null ? null : new CustomerProfile
            {
                Name = random.CustomerProfile.Name,
                Address = random.CustomerProfile.Address is not { } address ? null : new Address
                {
                    AddressLine1 = address.AddressLine1, AddressLine2 = address.AddressLine2, City = address.City,
                    State = address.State, PostalCode = address.PostalCode, Country = address.Country,
                },
                Team = random.CustomerProfile.Team is not { Length: > 0 } contacts ? null : [Person(contacts[0])],
            },
            Consent = new Consent { ConsentToContact = true, ConsentToShareInfo = true, ShareWithMicrosoft = type == "Shared" || random.Favorite == true },
            Details = new ReferralDetails
            {
                Notes = random.Details?.Notes,
                DealValue = random.Details?.DealValue,
                Currency = random.Details?.Currency,
                ClosingDateTime = random.Details?.ClosingDateTime,
                Requirements = new ReferralRequirements
                {
                    Solutions = [.. (random.Details?.Requirements?.Solutions ?? []).Where(s => s.Id is not null && KnownValueSets.SolutionCategory.Match(s.Id) is null)
                        .Select(s => new SolutionTag { Id = s.Id, Type = "Name", Currency = s.Currency, Price = s.Price, Quantity = s.Quantity })],
                    AdditionalRequirements = new AdditionalRequirements
                    {
                        Iot = random.Details?.Requirements?.AdditionalRequirements?.Iot,
                        Attributes = [new AttributeTag { Type = "CustomerMarketplaceIntent", Id = "HaveNotDecided" }],
                    },
                },
            },
            Team = [.. (random.Team ?? []).Select(Person).Where(p => p.ToJson() != "{}")],
            InviteContext = new InviteContext
            {
                Notes = random.InviteContext?.Notes,
                AssistanceRequestCode = type == "Shared" && random.InviteContext?.AssistanceRequestCode is { } code and not "Unknown" ? code : null,
            },
        };
    }

    private static Member Person(Member member) => new()
    {
        FirstName = member.FirstName, LastName = member.LastName, PhoneNumber = member.PhoneNumber, Email = member.Email,
    };
}
