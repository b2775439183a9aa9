using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Events;

/// <summary>The registration for events, and the test event.</summary>
public sealed class WebhookTests
{
    [Fact]
    public void Nothing_is_registered_at_first_and_what_can_be_had_is_listed()
    {
        using var events = new EventSession(register: null);
        var webhook = Assert.Single(events.Session.Output("Get-PartnerReferralWebhook"));
        Assert.Equal(false, webhook.Properties["IsRegistered"].Value);
        Assert.Contains("related-referral-updated", (IEnumerable<string>)webhook.Properties["AvailableEvent"].Value);
    }

    [Fact]
    public void The_screen_shows_every_event_that_can_be_had()
    {
        using var events = new EventSession(register: "-Event referral-created, referral-updated, related-referral-created, related-referral-updated, test-created");
        var screen = events.Session.Screen("Get-PartnerReferralWebhook");
        Assert.Contains(events.Address, screen, StringComparison.Ordinal);
        Assert.Equal(2, screen.Split("test-created").Length - 1);
        Assert.DoesNotContain("…", screen, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_registered_is_shown()
    {
        using var events = new EventSession(register: null);
        Assert.Empty(events.Session.Output("Set-PartnerReferralWebhook https://func.example/hook?code=1 -Event REFERRAL-created"));
        var webhook = Assert.Single(events.Session.Output("Get-PartnerReferralWebhook"));
        Assert.Equal("https://func.example/hook?code=1", webhook.Properties["Uri"].Value.ToString());
        Assert.Equal(["referral-created"], (IEnumerable<string>)webhook.Properties["Event"].Value);
    }

    [Fact]
    public void What_if_shows_what_would_be_replaced_and_changes_nothing()
    {
        using var events = new EventSession(register: "-Event referral-created");
        var screen = events.Session.Screen("Set-PartnerReferralWebhook https://func.example/hook?code=planted -WhatIf");
        Assert.Contains("What if:", screen, StringComparison.Ordinal);
        Assert.Contains($"replaces {events.Address} with referral-created", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", screen, StringComparison.Ordinal);
        Assert.Equal(events.Address, events.Session.Output("(Get-PartnerReferralWebhook).Uri").Single().ToString());
        Assert.Empty(Methods(events.Session).Except(["GET", "PUT", "POST"]));
        Assert.Equal(1, Methods(events.Session).Count(method => method != "GET"));
    }

    [Fact]
    public void The_key_in_an_address_is_in_no_stream()
    {
        using var events = new EventSession(register: null);
        Assert.DoesNotContain("planted", events.Session.Run("Set-PartnerReferralWebhook https://func.example/hook?code=planted -Verbose -Debug; $null = Get-PartnerReferralWebhook -Verbose -Debug; $null = Test-PartnerReferralWebhook -Verbose -Debug").AllText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://func.example/hook -Event referral-created", false)]
    [InlineData("https://other.example/hook -Event referral-created, subscription-updated", false)]
    [InlineData("https://func.example/hook -Event referral-created, subscription-updated", true)]
    [InlineData("https://other.example/hook -Event referral-created -Force", true)]
    public void Events_of_others_are_not_taken_from_them_unasked(string parameters, bool isSet)
    {
        using var events = new EventSession(register: null);
        events.Session.Output("Set-PartnerReferralWebhook https://func.example/hook -Event subscription-updated");
        var result = events.Session.Run("Set-PartnerReferralWebhook " + parameters);
        if (isSet)
        {
            Assert.Empty(result.Errors);
        }
        else
        {
            Assert.StartsWith("PartnerReferral.Webhook.OthersEvents,", result.SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Contains("subscription-updated", result.SingleError.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(isSet, events.Session.Output("(Get-PartnerReferralWebhook).Event -contains 'referral-created'").Single().BaseObject);
    }

    [Theory]
    [InlineData("foo", "InvalidUri")]
    [InlineData("http://func.example/", "InvalidUri")]
    [InlineData("https://func.example/#x", "InvalidUri")]
    [InlineData("https://func.example/ -Event referal-created", "UnknownEvent")]
    public void What_cannot_be_registered_is_refused(string parameters, string id)
    {
        using var events = new EventSession(register: null);
        Assert.StartsWith($"PartnerReferral.Webhook.{id},", events.Session.Run("Set-PartnerReferralWebhook " + parameters).SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(false, events.Session.Output("(Get-PartnerReferralWebhook).IsRegistered").Single().BaseObject);
    }

    [Fact]
    public void The_test_event_is_followed_until_it_is_given_up()
    {
        using var events = new EventSession();
        var result = events.Session.Run("Test-PartnerReferralWebhook -Wait -TimeoutSec 60");
        var test = Assert.Single(result.Output);
        Assert.Equal((false, "completed"), (test.Properties["IsDelivered"].Value, test.Properties["Status"].Value));
        Assert.Equal(10, ((IReadOnlyCollection<object>)test.Properties["Attempt"].Value).Count);
        Assert.Contains("10 attempts", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void The_test_event_arrives_and_the_result_says_so()
    {
        using var events = new EventSession();
        var id = events.Session.Output("($test = Test-PartnerReferralWebhook).CorrelationId").Single();
        Assert.Equal(["test-created"], EventSession.Names(events.Receive(1).Output));
        var test = Assert.Single(events.Session.Output("$test | Test-PartnerReferralWebhook -Wait"));
        Assert.Equal((true, id.ToString()), (test.Properties["IsDelivered"].Value, test.Properties["CorrelationId"].Value));
    }

    [Theory]
    [InlineData(null, "NotRegistered")]
    [InlineData("-Event referral-created", "NoTestEvent")]
    public void Without_a_registration_for_it_no_test_event_is_asked_for(string? register, string id)
    {
        using var events = new EventSession(register: register);
        Assert.StartsWith($"PartnerReferral.Webhook.{id},", events.Session.Run("Test-PartnerReferralWebhook").SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public async System.Threading.Tasks.Task The_third_test_event_of_a_minute_waits_and_Ctrl_c_ends_the_wait()
    {
        using var events = new EventSession();
        events.Session.Output("$null = Test-PartnerReferralWebhook; $null = Test-PartnerReferralWebhook");
        var running = events.Session.Start("Test-PartnerReferralWebhook -Verbose");
        await System.Threading.Tasks.Task.Delay(1500, TestContext.Current.CancellationToken);
        Assert.InRange(await running.StopAsync(), TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Contains(running.Streams.Verbose, line => line.Message.Contains("two test events a minute", StringComparison.Ordinal));
        Assert.Equal(2, events.Session.Output("(Invoke-PartnerReferralRequest /_emulator/events).deliveries").Count);
    }

    [Fact]
    public void Names_of_events_complete()
    {
        using var session = new ModuleSession();
        const string Line = "Set-PartnerReferralWebhook https://x.example -Event rel";
        Assert.Equal(
            ["related-referral-created", "related-referral-updated"],
            session.Output($"(TabExpansion2 '{Line}' {Line.Length}).CompletionMatches.CompletionText").Select(text => text.ToString()));
    }

    private static List<string> Methods(ModuleSession session) =>
        [.. session.Output("(Invoke-PartnerReferralRequest /_emulator/requests) | Where-Object operation -eq webhook | ForEach-Object method").Select(method => method.ToString()!)];
}
