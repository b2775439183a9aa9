using System;
using System.Linq;
using System.Text.Json;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Creating;

public sealed class NewPartnerReferralTests
{
    private const string Nested =
        """
        @{
            name = 'Bluewater data platform'; externalReferenceId = 'CRM-7'; status = 'Active'; substatus = 'Accepted'; statusReason = 'because'
            type = 'Independent'; qualification = 'SalesQualified'; campaignId = 'C-1'; salesStage = 'Qualify'; mpnId = '123456'; referralProgram = 'GTM'
            customerProfile = @{
                name = 'Bluewater Bakeries AG'; size = '51to250employees'
                address = @{ addressLine1 = 'Seestrasse 1'; addressLine2 = 'Haus B'; city = 'Zug'; state = 'ZG'; postalCode = '6300'; country = 'CH' }
                team = @(@{ firstName = 'Mia'; lastName = 'Keller'; phoneNumber = '+41410000001'; email = 'mia@bluewater.example'; contactPreference = @{ locale = 'de-ch'; disableNotifications = $true } })
                ids = @(@{ profileType = 'Duns'; id = '123456789' })
            }
            consent = @{ consentToToShareInfoWithOthers = $true; consentToContact = $true; consentToShareReferralWithMicrosoftSellers = $true }
            details = @{
                notes = 'Wants to leave its old warehouse.'; dealValue = 42000.5; currency = 'CHF'; closingDateTime = '2027-11-30T00:00:00Z'
                requirements = @{
                    industries = @(@{ id = 'Education' }); products = @(@{ id = 'Azure' }); services = @(@{ id = 'Licensing' })
                    solutions = @(@{ id = 'SOL-00001-AAA'; name = 'Bake Insights'; type = 'Name' }); offers = @(@{ id = 'offer-1' })
                    additionalRequirements = @{ iot = @{ deviceCategory = 'Gateway' }; attributes = @(@{ type = 'CustomerMarketplaceIntent'; id = 'HaveNotDecided' }) }
                }
            }
            team = @(@{ firstName = 'Noa'; lastName = 'Frei'; phoneNumber = '+41410000002'; email = 'noa@partner.example' })
            inviteContext = @{ notes = 'hello'; assistanceRequestCode = 'GeneralOrOther'; invitedMpnId = '654321' }
            target = @(@{ type = 'SolutionProfile'; id = 'SOL-00001-AAA' })
        }
        """;

    [Fact]
    public void Help_that_is_not_asked_for_is_one_warning_a_run()
    {
        using var session = ModuleSession.Connected();
        var result = session.Run(Deals.CoSell + "1..3 | ForEach-Object { $deal.ExternalReferenceId = \"CRM-$_\"; [pscustomobject]$deal } | New-PartnerReferral");
        Assert.Equal(3, result.Output.Count);
        Assert.StartsWith("InviteContext: HelpCode and InviteNotes are given, but this is no co-sell deal", Assert.Single(result.Warnings));
    }

    [Fact]
    public void Sends_every_property_of_the_create_table_under_the_wires_names_and_nothing_else()
    {
        using var session = ModuleSession.Connected("-EmulatorSettings @{ logBodies = 'true' }");
        session.Output($"New-PartnerReferral {Nested}");

        using var sent = JsonDocument.Parse(session.CreateBodies().Single());
        using var expected = JsonDocument.Parse(
            """
            {
              "name": "Bluewater data platform", "externalReferenceId": "CRM-7", "status": "Active", "substatus": "Accepted", "statusReason": "because",
              "type": "Independent", "qualification": "SalesQualified", "campaignId": "C-1", "salesStage": "Qualify", "mpnId": "123456", "referralProgram": "GTM",
              "customerProfile": {
                "name": "Bluewater Bakeries AG", "size": "51to250employees",
                "address": { "addressLine1": "Seestrasse 1", "addressLine2": "Haus B", "city": "Zug", "state": "ZG", "postalCode": "6300", "country": "CH" },
                "team": [ { "firstName": "Mia", "lastName": "Keller", "phoneNumber": "+41410000001", "email": "mia@bluewater.example", "contactPreference": { "locale": "de-ch", "disableNotifications": true } } ],
                "ids": [ { "profileType": "Duns", "id": "123456789" } ]
              },
              "consent": { "consentToToShareInfoWithOthers": true, "consentToContact": true, "consentToShareReferralWithMicrosoftSellers": true },
              "details": {
                "notes": "Wants to leave its old warehouse.", "dealValue": 42000.5, "currency": "CHF", "closingDateTime": "2027-11-30T00:00:00Z",
                "requirements": {
                  "industries": [ { "id": "Education" } ], "products": [ { "id": "Azure" } ], "services": [ { "id": "Licensing" } ],
                  "solutions": [ { "id": "SOL-00001-AAA", "name": "Bake Insights", "type": "Name" } ], "offers": [ { "id": "offer-1" } ],
                  "additionalRequirements": { "iot": { "deviceCategory": "Gateway" }, "attributes": [ { "type": "CustomerMarketplaceIntent", "id": "HaveNotDecided" } ] }
                }
              },
              "team": [ { "firstName": "Noa", "lastName": "Frei", "phoneNumber": "+41410000002", "email": "noa@partner.example" } ],
              "inviteContext": { "notes": "hello", "assistanceRequestCode": "GeneralOrOther", "invitedMpnId": "654321" },
              "target": [ { "type": "SolutionProfile", "id": "SOL-00001-AAA" } ]
            }
            """);
        Assert.True(JsonElement.DeepEquals(expected.RootElement, sent.RootElement), sent.RootElement.ToString());
    }

    [Theory]
    [InlineData("hashtable", "$deal")]
    [InlineData("PSCustomObject", "[pscustomobject]$deal")]
    [InlineData("typed", "[PartnerReferrals.Referral]@{ Name = $deal.Name; ExternalReferenceId = 'CRM-1'; Type = 'Independent'; CustomerProfile = @{ Name = $deal.CustomerName; Address = @{ AddressLine1 = $deal.AddressLine1; City = 'Zug'; Country = 'CH' } }; Consent = @{ ConsentToContact = $true; ConsentToShareInfo = $true; ShareWithMicrosoft = $false }; Details = @{ DealValue = 42000; Currency = 'CHF'; ClosingDateTime = '2027-11-30T00:00:00Z' } }")]
    [InlineData("json", """'{ "name": "Bluewater data platform", "externalReferenceId": "CRM-1", "customerProfile": { "name": "Bluewater Bakeries AG", "address": { "addressLine1": "Seestrasse 1", "city": "Zug", "country": "CH" } }, "consent": { "consentToContact": true, "consentToToShareInfoWithOthers": true, "consentToShareReferralWithMicrosoftSellers": false }, "details": { "dealValue": 42000, "currency": "CHF", "closingDateTime": "2027-11-30T00:00:00Z" } }'""")]
    [InlineData("texts", "@{ 'customerprofile.NAME' = 'Bluewater Bakeries AG'; NAME = 'Bluewater data platform'; 'CRM ID' = 'CRM-1'; 'Customer Address Line 1' = 'Seestrasse 1'; city = 'Zug'; country = 'CHE'; 'Consent to share Customer/Partner contact' = 'Yes'; 'Share with Microsoft sales team' = 'No'; 'Estimated Deal Value' = '42000'; Currency = 'chf'; 'Estimated Close Date' = '11/30/2027' }")]
    public void Every_form_of_input_sends_the_same(string form, string input)
    {
        using var session = ModuleSession.Connected("-EmulatorSettings @{ logBodies = 'true' }");
        var referral = Assert.Single(session.Output($"{Deals.Flat}; {input} | New-PartnerReferral"));

        Assert.Equal("PartnerReferrals.Referral", referral.TypeNames[0]);
        using var sent = JsonDocument.Parse(session.CreateBodies().Single());
        using var expected = JsonDocument.Parse(
            """
            {
              "name": "Bluewater data platform", "externalReferenceId": "CRM-1", "type": "Independent",
              "customerProfile": { "name": "Bluewater Bakeries AG", "address": { "addressLine1": "Seestrasse 1", "city": "Zug", "country": "CH" } },
              "consent": { "consentToContact": true, "consentToToShareInfoWithOthers": true, "consentToShareReferralWithMicrosoftSellers": false },
              "details": { "dealValue": 42000, "currency": "CHF", "closingDateTime": "2027-11-30T00:00:00Z" }
            }
            """);
        Assert.True(JsonElement.DeepEquals(expected.RootElement, sent.RootElement), form + ": " + sent.RootElement);
    }

    [Fact]
    public void Named_parameters_alone_make_a_referral()
    {
        using var session = ModuleSession.Connected();
        var referral = Assert.Single(session.Output(
            "New-PartnerReferral -Name Deal -CustomerName Fabrikam -AddressLine1 'Main Street 1' -City Berlin -Country DE -ConsentToContact -ConsentToShareInfo -DealValue 10 -Currency EUR -ClosingDate 2027-01-01"));
        Assert.Equal("Deal", referral.Properties["Name"].Value);
        Assert.Equal("Fabrikam", referral.Properties["CustomerName"].Value);
    }

    [Fact]
    public void Parameters_are_defaults_and_the_row_wins()
    {
        using var session = ModuleSession.Connected();
        var referrals = session.Output(
            $"{Deals.Flat}; $other = $deal.Clone(); $other.Remove('Currency'); $other.ExternalReferenceId = 'CRM-2'; $deal, $other | New-PartnerReferral -Currency USD -Notes 'from the parameter' | ForEach-Object {{ \"$($_.Currency) $($_.Details.Notes)\" }}");
        Assert.Equal(["CHF from the parameter", "USD from the parameter"], referrals.Select(r => r.ToString()));
    }

    [Fact]
    public void Everything_the_service_says_comes_back_unknown_properties_included()
    {
        using var session = ModuleSession.Connected("-EmulatorSettings @{ extraProperties = 'true'; unknownWord = 'substatus=Escalated' }");
        var referral = Assert.Single(session.Output($"{Deals.Flat}; New-PartnerReferral $deal"));
        foreach (var name in new[] { "Id", "EngagementId", "OrganizationId", "OrganizationName", "CreatedDateTime", "UpdatedDateTime", "ETag", "Direction", "Links" })
        {
            Assert.True(referral.Properties[name].Value is not null, name);
        }

        Assert.Equal("Escalated", referral.Properties["Substatus"].Value);
        var additional = session.Output("(Get-PartnerReferral).AdditionalProperties.Count").Single();
        Assert.True((int)additional.BaseObject > 0);
    }

    [Fact]
    public void A_referral_that_came_back_can_be_sent_again_without_what_the_service_owns()
    {
        using var session = ModuleSession.Connected("-EmulatorSettings @{ logBodies = 'true' }");
        session.Output($"{Deals.Flat}; $null = New-PartnerReferral $deal | New-PartnerReferral");
        using var second = JsonDocument.Parse(session.CreateBodies()[1]);
        foreach (var name in new[] { "id", "organizationId", "createdDateTime", "updatedDateTime", "eTag", "links", "direction" })
        {
            Assert.False(second.RootElement.TryGetProperty(name, out _), name);
        }

        Assert.Equal("Bluewater data platform", second.RootElement.GetProperty("name").GetString());
    }

    [Fact]
    public void A_copy_of_an_existing_referral_is_a_deal_of_its_own_and_that_is_said_once()
    {
        using var session = ModuleSession.Connected("-EmulatorSettings @{ logBodies = 'true' }");
        var result = session.Run($"{Deals.Flat}; $made = New-PartnerReferral $deal; (Get-PartnerReferral $made.Id), $made | New-PartnerReferral -Name 'The copy' | ForEach-Object {{ $_.EngagementId -eq $made.EngagementId }}");

        Assert.Equal([false, false], result.Output.Select(same => (bool)same.BaseObject));
        Assert.Contains("without the ExternalReferenceId 'CRM-1'", Assert.Single(result.Warnings));
        using var sent = JsonDocument.Parse(session.CreateBodies()[1]);
        Assert.Equal(["consent", "customerProfile", "details", "name", "qualification", "type"], sent.RootElement.EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal("The copy", sent.RootElement.GetProperty("name").GetString());
        Assert.DoesNotContain("null", session.CreateBodies()[1]);
        Assert.DoesNotContain("[]", session.CreateBodies()[1]);
    }

    [Theory]
    [InlineData("$_.ToJson()")]
    [InlineData("$_ | ConvertTo-Json -Depth 9 | ConvertFrom-Json")]
    [InlineData("$_ | Select-Object *")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($_, 9))")]
    public void A_copy_is_the_same_whatever_form_the_existing_one_comes_in(string form)
    {
        using var session = ModuleSession.Connected();
        session.Output(Deals.Flat + "$first = New-PartnerReferral $deal");

        var result = session.Run($"$first | ForEach-Object {{ {form} }} | New-PartnerReferral");

        Assert.Empty(result.Errors);
        Assert.Contains("without the ExternalReferenceId 'CRM-1'", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(2, session.Created());
        Assert.Equal(
            "True True True",
            session.Output("$copy = Get-PartnerReferral | Where-Object Id -ne $first.Id; \"$($copy.EngagementId -ne $first.EngagementId) $($null -eq $copy.ExternalReferenceId) $($copy.Details.ToJson() -eq $first.Details.ToJson())\"")[0].ToString());
    }

    [Fact]
    public void A_copy_takes_a_new_external_id()
    {
        using var session = ModuleSession.Connected();
        var copy = session.Run($"{Deals.Flat}; New-PartnerReferral $deal | New-PartnerReferral -ExternalReferenceId CRM-2").Output.Single();
        Assert.Equal("CRM-2", copy.Properties["ExternalReferenceId"].Value);
    }

    [Fact]
    public void A_leg_of_a_co_sell_deal_is_not_copied_to_half_a_deal()
    {
        using var session = ModuleSession.Connected();
        var result = session.Run($"{Deals.CoSell}; $shared = New-PartnerSharedReferral $deal; $shared.Referral | New-PartnerReferral; $shared.Referral | New-PartnerReferral -DealType Private");
        Assert.StartsWith("PartnerReferral.CoSellNeedsBothLegs,", result.SingleError.FullyQualifiedErrorId);
        Assert.Equal("Independent", Assert.Single(result.Output).Properties["Type"].Value);
        Assert.Equal(3, session.Created());
    }

    [Theory]
    [InlineData("Private", "false")]
    [InlineData("PartnerLed", "true")]
    public void Deal_type_sets_the_share_flag_and_the_type(string dealType, string flag)
    {
        using var session = ModuleSession.Connected("-EmulatorSettings @{ logBodies = 'true' }");
        session.Output($"{Deals.Flat}; $deal.Remove('ShareWithMicrosoft'); $null = New-PartnerReferral $deal -DealType {dealType}");
        using var sent = JsonDocument.Parse(session.CreateBodies().Single());
        Assert.Equal(flag, sent.RootElement.GetProperty("consent").GetProperty("consentToShareReferralWithMicrosoftSellers").ToString().ToLowerInvariant());
        Assert.Equal("Independent", sent.RootElement.GetProperty("type").GetString());
    }

    [Fact]
    public void A_co_sell_deal_is_pointed_to_the_shared_cmdlet_and_not_sent()
    {
        using var session = ModuleSession.Connected();
        var result = session.Run($"{Deals.Flat}; $deal.Remove('ShareWithMicrosoft'); New-PartnerReferral $deal -DealType CoSell");
        Assert.StartsWith("PartnerReferral.CoSellNeedsBothLegs,", result.SingleError.FullyQualifiedErrorId);
        Assert.Contains("New-PartnerSharedReferral", result.SingleError.ErrorDetails.RecommendedAction);
        Assert.Equal(0, session.Requests());
    }

    [Fact]
    public void An_illegal_status_pair_is_refused_before_sending_with_the_legal_ones()
    {
        using var session = ModuleSession.Connected();
        var error = session.Run($"{Deals.Flat}; New-PartnerReferral $deal -Status New -Substatus Won").SingleError;
        Assert.StartsWith("PartnerReferral.Validation.", error.FullyQualifiedErrorId);
        Assert.Contains("Pending", error.ToString() + error.ErrorDetails.RecommendedAction);
        Assert.Equal(0, session.Requests());
    }

    [Fact]
    public void Consent_is_never_assumed()
    {
        using var session = ModuleSession.Connected();
        var error = session.Run($"{Deals.Flat}; $deal.Remove('ConsentToContact'); New-PartnerReferral $deal").SingleError;
        Assert.StartsWith("PartnerReferral.Validation.MissingConsentToContact,", error.FullyQualifiedErrorId);
        Assert.Contains("never assumed", error.ToString());
        Assert.Equal(0, session.Requests());
    }

    [Fact]
    public void All_faults_of_a_row_are_one_record_and_the_other_rows_go_on()
    {
        using var session = ModuleSession.Connected();
        var result = session.Run(
            $"{Deals.Flat}; $bad = $deal.Clone(); $bad.DealValue = '50,000'; $bad.Country = 'Germny'; $bad.ClosingDate = '31/12/2026'; $good = $deal.Clone(); $good.ExternalReferenceId = 'CRM-2'; $deal, $bad, $good | New-PartnerReferral");
        Assert.Equal(2, result.Output.Count);
        var error = Assert.Single(result.Errors);
        foreach (var expected in new[] { "Row 2", "50,000", "50000", "Germny", "31/12/2026", "ClosingDate" })
        {
            Assert.Contains(expected, error.ToString());
        }

        var faults = session.Run("$args[0].Exception.Faults | ForEach-Object Row", error).Output;
        Assert.Equal(["2", "2", "2"], faults.Select(f => f.ToString()));
        Assert.Equal("Hashtable", error.TargetObject.GetType().Name);
    }

    [Fact]
    public void An_unknown_column_is_one_warning_a_run_with_the_nearest_name()
    {
        using var session = ModuleSession.Connected();
        var result = session.Run($"{Deals.Flat}; $deal.Contry = 'CH'; $deal.Remove('ExternalReferenceId'); $deal, ($deal + @{{ Notes = 'b' }}), ($deal + @{{ Notes = 'c' }}) | New-PartnerReferral");
        Assert.Equal(3, result.Output.Count);
        var warning = Assert.Single(result.Warnings);
        Assert.Contains("'Contry'", warning);
        Assert.Contains("Country", warning);
    }

    [Fact]
    public void A_property_map_takes_names_and_script_blocks()
    {
        using var session = ModuleSession.Connected();
        var result = session.Run(
            $$"""
            {{Deals.Flat}}
            $row = [pscustomobject]@{ Opportunity = 'Mapped'; Cents = 123450; Rest = 'x' }
            $deal.Remove('Name'); $deal.Remove('DealValue')
            $row | New-PartnerReferral -PropertyMap @{ Opportunity = 'Name'; DealValue = { $_.Cents / 100 }; Rest = '' } -CustomerName C -AddressLine1 A -City Zug -Country CH -ConsentToContact -ConsentToShareInfo -Currency CHF
            """);
        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        var referral = Assert.Single(result.Output);
        Assert.Equal("Mapped", referral.Properties["Name"].Value);
        Assert.Equal(1234.5m, referral.Properties["DealValue"].Value);
    }

    [Fact]
    public void A_property_map_with_an_unknown_target_ends_the_command_with_the_nearest_name()
    {
        using var session = ModuleSession.Connected();
        var result = session.Run($"{Deals.Flat}; $deal | New-PartnerReferral -PropertyMap @{{ Firma = 'CustomrName' }}");
        Assert.Empty(result.Output);
        Assert.Contains("CustomerName", result.SingleError.ToString() + result.SingleError.ErrorDetails?.RecommendedAction);
        Assert.Equal(0, session.Requests());
    }

    [Fact]
    public void An_empty_pipeline_creates_nothing()
    {
        using var session = ModuleSession.Connected();
        Assert.Empty(session.Output("@() | New-PartnerReferral -Name x"));
        Assert.Equal(0, session.Requests());
    }
}
