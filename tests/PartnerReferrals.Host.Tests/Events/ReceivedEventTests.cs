using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Events;

/// <summary>Real deliveries of the emulator to the listener.</summary>
public sealed class ReceivedEventTests
{
    [Fact]
    public void What_happens_to_a_deal_comes_as_events_in_its_order_and_pipes_on()
    {
        using var events = new EventSession();
        var id = events.Create();
        events.Session.Output($"Set-PartnerReferral -Id {id} -Notes Changed");

        var received = events.Receive(2, then: "| Tee-Object -Variable told | Get-PartnerReferral");

        Assert.Empty(received.Errors);
        Assert.Equal([id, id], received.Output.Select(deal => deal.Properties["Id"].Value));
        var told = events.Session.Output("$told");
        Assert.Equal(["referral-created", "referral-updated"], EventSession.Names(told));
        Assert.All(told, e => Assert.Equal(("Own", true), (e.Properties["Side"].Value, e.Properties["IsVerified"].Value)));
    }

    [Fact]
    public void The_other_partys_referral_is_told_as_related()
    {
        using var events = new EventSession(register: "-Event related-referral-created, related-referral-updated");
        events.Session.Output(Engine.Deals.CoSell + "$shared = $deal | New-PartnerSharedReferral; $null = Invoke-PartnerReferralRequest /_emulator/microsoft/accept -Method POST -Body @{ engagementId = $shared.EngagementId }");

        var received = events.Receive(2).Output;

        Assert.Equal(["related-referral-created", "related-referral-updated"], EventSession.Names(received));
        var microsofts = events.Session.Output("$shared.ConnectedReferral.Id").Single().ToString();
        Assert.All(received, e => Assert.Equal(("Related", microsofts), (e.Properties["Side"].Value, e.Properties["ReferralId"].Value)));
    }

    [Theory]
    [InlineData("tampered", "Signature", 401)]
    [InlineData("foreignCertificate", "CertificateAddress", 401)]
    [InlineData("expiredCertificate", "CertificateExpired", 401)]
    [InlineData("unsigned", "MissingHeader", 401)]
    [InlineData("oversized", "TooLarge", 413)]
    public async Task A_false_delivery_is_refused_under_its_own_id_and_reported(string flaw, string id, int status)
    {
        using var events = new EventSession($"eventFlaw = '{flaw}'", retry: 2);
        events.Create();

        var running = events.Session.Start($"Receive-PartnerReferralEvent {events.Address}");

        // It is delivered again only after it was answered.
        await ReportedAsync(running, 2);
        await running.StopAsync();

        Assert.Empty(running.Output);
        Assert.NotEmpty(running.Streams.Error);
        Assert.All(running.Streams.Error, error =>
        {
            Assert.StartsWith($"PartnerReferral.Event.{id},", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        });
        var answers = events.Session.Output("(Invoke-PartnerReferralRequest /_emulator/events).deliveries[0].attempts.responseMessage").Select(message => message.ToString());
        Assert.Contains($"The address answered {status}.", answers);
    }

    [Fact]
    public void A_true_delivery_after_false_ones_still_arrives()
    {
        using var events = new EventSession("eventFlaw = 'tampered'", retry: 3);
        var id = events.Create();
        Assert.Empty(events.Receive(1, seconds: 1).Output);

        events.Session.Output("$null = Invoke-PartnerReferralRequest /_emulator/settings -Method POST -Body @{ eventFlaw = 'none' }");

        // Longer than the sender waits for an answer of a listener that went away meanwhile.
        Assert.Equal(id, Assert.Single(events.Receive(1, seconds: 150).Output).Properties["ReferralId"].Value);
    }

    [Fact]
    public void A_replay_is_handed_on_once_and_reported()
    {
        using var events = new EventSession("duplicateEvents = $true");
        events.Create();

        var received = events.Receive(2, seconds: 3);

        Assert.Single(received.Output);
        var replayed = Assert.Single(received.Errors);
        Assert.StartsWith("PartnerReferral.Event.Replayed,", replayed.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains((string)received.Output[0].Properties["EventKey"].Value, replayed.ToString(), StringComparison.Ordinal);

        // Whoever sent it is told that it arrived: it does not come a third time.
        var codes = events.Session.Output("(Invoke-PartnerReferralRequest /_emulator/events).deliveries[0].attempts.responseCode | Where-Object { $_ -ne 'NoAnswer' }");
        Assert.Equal(["OK", "OK"], codes.Select(code => code.ToString()));
    }

    [Fact]
    public void Events_that_overtake_each_other_all_arrive()
    {
        using var events = new EventSession("swappedEvents = $true");
        var id = events.Create();
        events.Session.Output($"Set-PartnerReferral -Id {id} -Notes Changed");

        Assert.Equal(["referral-updated", "referral-created"], EventSession.Names(events.Receive(2).Output));
    }

    [Fact]
    public void The_signature_may_stand_in_the_other_header()
    {
        using var events = new EventSession(register: "-SignatureHeader x-ms-signature");
        events.Create();
        Assert.Equal(true, Assert.Single(events.Receive(1).Output).Properties["IsVerified"].Value);
    }

    [Fact]
    public async Task An_event_that_the_pipeline_did_not_take_is_delivered_again()
    {
        using var events = new EventSession();
        var id = events.Create();

        Assert.NotNull(events.Session.Run($"Receive-PartnerReferralEvent {events.Address} -TimeoutSec 60 | ForEach-Object {{ throw 'The CRM is away.' }}").Terminating);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Equal(id, Assert.Single(events.Receive(1).Output).Properties["ReferralId"].Value);
    }

    [Fact]
    public async Task Ctrl_c_ends_the_listening_at_once()
    {
        using var events = new EventSession();
        var running = events.Session.Start($"Receive-PartnerReferralEvent {events.Address}");
        await Task.Delay(1000, TestContext.Current.CancellationToken);
        Assert.InRange(await running.StopAsync(), TimeSpan.Zero, TimeSpan.FromSeconds(10));

        // The address is free again.
        Assert.Empty(events.Receive(1, seconds: 1).Errors);
    }

    [Fact]
    public void Nothing_comes_and_the_time_is_over()
    {
        using var events = new EventSession();
        var received = events.Receive(1, seconds: 1);
        Assert.Empty(received.Output);
        Assert.Empty(received.Errors);
    }

    [Fact]
    public void An_address_that_cannot_be_had_is_one_terminating_error()
    {
        using var events = new EventSession();
        using var other = new HttpListener();
        other.Prefixes.Add(events.Address);
        other.Start();
        var error = events.Receive(1).SingleError;
        Assert.StartsWith("PartnerReferral.Event.ListenerFailed,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_of_anybody_are_answered_and_reported_and_never_end_it()
    {
        using var events = new EventSession();
        var running = events.Session.Start($"Receive-PartnerReferralEvent {events.Address}");
        using var http = new HttpClient();
        var statuses = new List<int>
        {
            await StatusAsync(HttpMethod.Get, null),
            await StatusAsync(HttpMethod.Post, "{}"),
            await StatusAsync(HttpMethod.Post, new string('x', 1024 * 1024)),
        };
        await ReportedAsync(running, statuses.Count);
        await running.StopAsync();

        Assert.Equal([405, 401, 413], statuses);
        Assert.Equal(
            ["NotAPost", "MissingHeader", "TooLarge"],
            running.Streams.Error.Select(error => error.FullyQualifiedErrorId.Split(',')[0].Split('.')[2]));

        async Task<int> StatusAsync(HttpMethod method, string? body)
        {
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    using var request = new HttpRequestMessage(method, events.Address) { Content = body is null ? null : new StringContent(body) };
                    using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
                    return (int)response.StatusCode;
                }
                catch (HttpRequestException) when (attempt < 100)
                {
                    await Task.Delay(100, TestContext.Current.CancellationToken);
                }
            }
        }
    }

    // The sender has its answer before the pipeline has the error.
    private static async Task ReportedAsync(RunningScript running, int errors)
    {
        for (var wait = 0; running.Streams.Error.Count < errors && wait < 300; wait++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
