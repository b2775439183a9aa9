using System;
using System.Linq;
using System.Text.Json;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Creating;

public sealed class NewPartnerSharedReferralTests
{
    [Fact]
    public void Posts_the_own_leg_then_microsofts_under_the_same_engagement()
    {
        using var session = ModuleSession.Connected("-EmulatorSettings @{ logBodies = 'true' }");
        var shared = Assert.Single(session.Output(Deals.CoSell + "$deal | New-PartnerSharedReferral"));
        Assert.Equal("PartnerReferrals.SharedReferral", shared.TypeNames[0]);
        Assert.Equal("Complete", shared.Properties["State"].Value.ToString());
        Assert.Equal("New/Pending", shared.Properties["MicrosoftState"].Value);

        var bodies = session.CreateBodies();
        Assert.Equal(2, bodies.Count);
        using var own = JsonDocument.Parse(bodies[0]);
        using var microsoft = JsonDocument.Parse(bodies[1]);
        Assert.Equal("Shared", own.RootElement.GetProperty("type").GetString());
        Assert.Equal("SolutionProfile", own.RootElement.GetProperty("target")[0].GetProperty("type").GetString());
        Assert.Equal("SOL-10001-AAA", own.RootElement.GetProperty("target")[0].GetProperty("id").GetString());
        Assert.False(own.RootElement.TryGetProperty("engagementId", out _));

        Assert.Equal(shared.Properties["EngagementId"].Value, microsoft.RootElement.GetProperty("engagementId").GetString());
        Assert.Equal("msft", microsoft.RootElement.GetProperty("target")[0].GetProperty("id").GetString());
        Assert.Equal("BusinessProfileLocation", microsoft.RootElement.GetProperty("target")[0].GetProperty("type").GetString());
        var invite = microsoft.RootElement.GetProperty("inviteContext");
        Assert.Equal("Please join.", invite.GetProperty("notes").GetString());
        Assert.Equal("ProofOfConceptOrDemo", invite.GetProperty("assistanceRequestCode").GetString());
        Assert.Equal(session.Output("(Get-PartnerReferral -First 1).OrganizationId").Single().ToString(), invite.GetProperty("invitedBy").GetProperty("organizationId").GetString());
        Assert.Equal(own.RootElement.GetProperty("customerProfile").ToString(), microsoft.RootElement.GetProperty("customerProfile").ToString());
    }

    [Theory]
    [InlineData("Private")]
    [InlineData("PartnerLed")]
    public void A_deal_that_is_said_to_be_none_of_microsofts_business_is_not_sent(string dealType)
    {
        using var session = ModuleSession.Connected();
        var error = session.Run($"{Deals.CoSell}; $deal.Remove('ShareWithMicrosoft'); $deal.DealType = '{dealType}'; $deal | New-PartnerSharedReferral").SingleError;
        Assert.StartsWith("PartnerReferral.NotCoSell,", error.FullyQualifiedErrorId);
        Assert.Contains($"is said to be {dealType}", error.ToString());
        Assert.Equal(0, session.Requests());
    }

    [Fact]
    public void What_if_shows_both_steps_and_sends_nothing()
    {
        using var session = ModuleSession.Connected();
        var screen = session.Screen(Deals.CoSell + "$deal | New-PartnerSharedReferral -WhatIf");
        Assert.Contains("Create own referral", screen);
        Assert.Contains("Create Microsoft's referral", screen);
        Assert.Equal(0, session.Requests());
    }

    [Fact]
    public void Verbose_shows_both_steps_with_request_ids()
    {
        using var session = ModuleSession.Connected();
        var verbose = session.Run(Deals.CoSell + "$deal | New-PartnerSharedReferral -Verbose").Verbose;
        Assert.Equal(2, verbose.Count(v => v.Contains("200 from POST") && v.Contains("request-id")));
    }

    [Fact]
    public void A_failed_second_step_carries_the_first_leg_and_running_again_posts_only_what_is_missing()
    {
        using var session = ModuleSession.Connected();
        session.Fault("@{ name = 'second'; operation = 'create'; contains = 'BusinessProfileLocation'; status = 400; message = 'No seat for Microsoft.' }");
        var failed = session.Run(Deals.CoSell + "$deal | New-PartnerSharedReferral");
        Assert.Empty(failed.Output);
        var error = failed.SingleError;
        Assert.StartsWith("PartnerReferral.SharedReferralIncomplete,", error.FullyQualifiedErrorId);
        Assert.Contains("No seat for Microsoft.", error.ToString());
        Assert.Contains("New-PartnerSharedReferral", error.ErrorDetails.RecommendedAction);
        Assert.Equal(1, session.Created());
        var first = session.Run("$args[0].Exception.SharedReferral.Referral.Id", error).Output.Single().ToString();

        session.Output("$null = Invoke-PartnerReferralRequest /_emulator/faults -Method DELETE");
        var shared = Assert.Single(session.Output(Deals.CoSell + "$deal | New-PartnerSharedReferral"));
        Assert.Equal("Complete", shared.Properties["State"].Value.ToString());
        Assert.Equal(first, session.Run("$args[0].Referral.Id", shared).Output.Single().ToString());
        Assert.Equal(2, session.Created());
    }

    [Fact]
    public void The_first_leg_piped_in_gets_only_the_missing_leg()
    {
        using var session = ModuleSession.Connected();
        session.Fault("@{ name = 'second'; operation = 'create'; contains = 'BusinessProfileLocation'; status = 400 }");
        session.Run(Deals.CoSell + "$deal | New-PartnerSharedReferral");
        session.Output("$null = Invoke-PartnerReferralRequest /_emulator/faults -Method DELETE");

        var script = "Get-PartnerReferral | New-PartnerSharedReferral -HelpCode ProofOfConceptOrDemo -InviteNotes 'Please join.'";
        Assert.Equal("Complete", Assert.Single(session.Output(script)).Properties["State"].Value.ToString());
        Assert.Equal(2, session.Created());

        // And once more: both legs exist, nothing is posted.
        session.Output("Get-PartnerReferral | Where-Object OrganizationId -ne msft | New-PartnerSharedReferral -HelpCode ProofOfConceptOrDemo");
        Assert.Equal(2, session.Created());
    }

    [Fact]
    public void A_private_deal_piped_in_becomes_co_sell()
    {
        using var session = ModuleSession.Connected();
        var shared = Assert.Single(session.Output(
            Deals.Flat + "New-PartnerReferral $deal | New-PartnerSharedReferral -SolutionId SOL-1 -Contact 'Mia, Keller, +41410000001, mia@bluewater.example' -HelpCode GeneralOrOther -ShareWithMicrosoft"));
        Assert.Equal("Complete", shared.Properties["State"].Value.ToString());
        Assert.Equal(2, session.Created());
    }

    [Fact]
    public void Of_an_existing_deal_microsofts_leg_gets_what_is_meant_and_nothing_else()
    {
        using var session = ModuleSession.Connected("-EmulatorSettings @{ logBodies = 'true' }");
        session.Output(Deals.Flat + "$null = New-PartnerReferral $deal; $null = Get-PartnerReferral | New-PartnerSharedReferral -SolutionId SOL-1 -Contact 'Mia, Keller, +41410000001, mia@bluewater.example' -HelpCode GeneralOrOther -ShareWithMicrosoft");

        var body = session.CreateBodies()[1];
        Assert.DoesNotContain("null", body);
        Assert.DoesNotContain("[]", body);
        using var microsoft = JsonDocument.Parse(body);
        Assert.Equal(
            ["consent", "customerProfile", "details", "engagementId", "externalReferenceId", "inviteContext", "name", "qualification", "target", "type"],
            microsoft.RootElement.EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal("GeneralOrOther", microsoft.RootElement.GetProperty("inviteContext").GetProperty("assistanceRequestCode").GetString());
        Assert.Equal("mia@bluewater.example", microsoft.RootElement.GetProperty("customerProfile").GetProperty("team")[0].GetProperty("email").GetString());
    }

    [Theory]
    [InlineData("$deal.Remove('ShareWithMicrosoft')")]
    [InlineData("$deal.ShareWithMicrosoft = $null")]
    [InlineData("$deal.ShareWithMicrosoft = $false")]
    [InlineData("$deal.ShareWithMicrosoft = 'No'")]
    public void Microsoft_is_not_asked_about_a_deal_that_its_sellers_are_not_said_to_see(string share)
    {
        using var session = ModuleSession.Connected();
        var error = session.Run($"{Deals.CoSell}; {share}; $deal | New-PartnerSharedReferral").SingleError;
        Assert.StartsWith("PartnerReferral.Validation.ShareRequired,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("ShareWithMicrosoft", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(0, session.Requests());
    }

    [Theory]
    [InlineData("")]
    [InlineData("$deal.Remove('ShareWithMicrosoft')")]
    [InlineData("$deal.ShareWithMicrosoft = $false")]
    public void The_first_published_form_passes_with_a_warning(string share)
    {
        using var session = ModuleSession.Connected("-EmulatorSettings @{ logBodies = 'true' }");
        var result = session.Run(
            Deals.CoSell + share +
            """

            $deal.Remove('HelpCode'); $deal.Remove('InviteNotes')
            $deal.InviteContext = @{ notes = 'Please join.'; invitedBy = @{ organizationId = 'e9987455-b272-4256-ac9f-7708fa53cb3b'; organizationName = 'Contoso' } }
            $deal | New-PartnerSharedReferral
            """);
        Assert.Empty(result.Errors);
        Assert.Equal("Complete", Assert.Single(result.Output).Properties["State"].Value.ToString());
        Assert.All(result.Warnings, warning => Assert.Contains("newer pages want it", warning));
        Assert.Contains(result.Warnings, warning => warning.Contains("HelpCode", StringComparison.Ordinal));
        Assert.Equal(share.Length > 0, result.Warnings.Any(warning => warning.Contains("Set ShareWithMicrosoft", StringComparison.Ordinal)));
        using var microsoft = JsonDocument.Parse(session.CreateBodies()[1]);
        Assert.Equal("Please join.", microsoft.RootElement.GetProperty("inviteContext").GetProperty("notes").GetString());

        // Notes alone, as a row of a file has them, are a forgotten code.
        Assert.StartsWith("PartnerReferral.Validation.MissingHelpCode", session.Run(Deals.CoSell + "$deal.Remove('HelpCode'); $deal | New-PartnerSharedReferral").SingleError.FullyQualifiedErrorId);
    }

    [Fact]
    public void Help_without_a_customer_contact_is_refused_before_anything_is_sent()
    {
        using var session = ModuleSession.Connected();
        var error = session.Run(Deals.CoSell + "$deal.Remove('Contact'); $deal | New-PartnerSharedReferral").SingleError;
        Assert.StartsWith("PartnerReferral.Validation.", error.FullyQualifiedErrorId);
        Assert.Contains("contact", error.ToString());
        Assert.Equal(0, session.Requests());
    }

    [Fact]
    public void A_text_that_names_an_existing_deal_is_no_second_deal()
    {
        using var session = ModuleSession.Connected();
        session.Output(Deals.Flat + "$made = New-PartnerReferral $deal");

        var error = session.Run("$made.ToJson() | New-PartnerSharedReferral -HelpCode GeneralOrOther -InviteNotes x -ShareWithMicrosoft").SingleError;

        Assert.StartsWith("PartnerReferral.RowIsUpdate,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("| New-PartnerSharedReferral", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(1, session.Created());
    }
}
