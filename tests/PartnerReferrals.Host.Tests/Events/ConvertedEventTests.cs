using System;
using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Events;

/// <summary>A received request, in the forms that functions and listeners have it in, becomes an event.</summary>
public sealed class ConvertedEventTests
{
    private const string Sign = "$request = Invoke-PartnerReferralRequest /_emulator/events/sign -Method POST -Body @{ time = '2026-01-09T07:41:05Z' }\n";

    [Theory]
    [InlineData("$request.Body $request.Headers")]
    [InlineData("-Body ([Text.Encoding]::UTF8.GetBytes($request.Body)) -Header $request.Headers")]
    [InlineData("-RawBody $request.Body -Headers $table")]
    [InlineData("-Body $request.Body -Header $collection")]
    [InlineData("-Body $request.Body -Header $many")]
    public void Body_and_headers_are_taken_in_every_form(string parameters)
    {
        using var session = ModuleSession.Connected();
        var received = session.Output(Sign +
            """
            $table = @{}; $collection = [System.Net.WebHeaderCollection]::new()
            $many = [Collections.Generic.Dictionary[string, Collections.Generic.IEnumerable[string]]]::new()
            $request.Headers.PSObject.Properties | ForEach-Object { $table[$_.Name.ToLower()] = $_.Value; $collection.Add($_.Name, $_.Value); $many[$_.Name] = [string[]] $_.Value }
            ConvertFrom-PartnerReferralEvent
            """ + " " + parameters).Single();
        Assert.Equal(("referral-updated", true), (received.Properties["EventName"].Value, received.Properties["IsVerified"].Value));
    }

    [Fact]
    public void An_event_pipes_into_its_referral_and_the_same_event_has_the_same_key()
    {
        using var session = ModuleSession.Connected();
        var output = session.Output(Deals.Flat +
            """
            $made = New-PartnerReferral $deal
            $keys = 1..2 | ForEach-Object {
                $request = Invoke-PartnerReferralRequest /_emulator/events/sign -Method POST -Body @{ referralId = $made.Id; time = '2026-01-09T07:41:05Z' }
                ($told = ConvertFrom-PartnerReferralEvent $request.Body $request.Headers).EventKey
            }
            ($told | Get-PartnerReferral).Name
            @($keys | Sort-Object -Unique).Count
            """);
        Assert.Equal(["Bluewater data platform", "1"], output.Select(o => o.ToString()));
    }

    [Fact]
    public void A_body_that_was_parsed_is_refused_with_where_the_raw_one_is()
    {
        using var session = ModuleSession.Connected();
        var error = session.Run(Sign + "ConvertFrom-PartnerReferralEvent ($request.Body | ConvertFrom-Json) $request.Headers").SingleError;
        Assert.StartsWith("PartnerReferral.Event.BodyNotRaw,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("RawBody", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Unchecked_events_come_with_a_warning_and_say_so()
    {
        using var session = ModuleSession.Connected();
        var result = session.Run(Sign + "ConvertFrom-PartnerReferralEvent $request.Body -SkipSignatureCheck");
        Assert.Single(result.Warnings);
        Assert.Equal(false, Assert.Single(result.Output).Properties["IsVerified"].Value);
    }

    [Fact]
    public void An_emulators_event_is_believed_by_its_own_connection_only()
    {
        using var session = ModuleSession.Connected();
        session.Output(Sign + "$emulator = Get-PartnerReferralConnection; Connect-PartnerReferralApi -Emulator");
        Assert.StartsWith("PartnerReferral.Event.", session.Run("ConvertFrom-PartnerReferralEvent $request.Body $request.Headers").SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Single(session.Output("ConvertFrom-PartnerReferralEvent $request.Body $request.Headers -Connection $emulator"));

        // Without any connection only Partner Center is believed.
        using var other = new ModuleSession();
        var error = other.Run("param($body, $headers) ConvertFrom-PartnerReferralEvent $body $headers", session.Output("$request.Body").Single(), session.Output("$request.Headers").Single()).SingleError;
        Assert.StartsWith("PartnerReferral.Event.CertificateAddress,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void The_test_event_is_about_no_referral()
    {
        using var session = ModuleSession.Connected();
        var result = session.Run(
            """
            $request = Invoke-PartnerReferralRequest /_emulator/events/sign -Method POST -Body @{ eventName = 'test-created' }
            ConvertFrom-PartnerReferralEvent $request.Body $request.Headers | Get-PartnerReferral
            """);
        Assert.Contains("test-created", result.SingleError.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_event_tells_the_status_to_answer_with()
    {
        using var session = ModuleSession.Connected();
        var answer = session.Output(Sign + "try { ConvertFrom-PartnerReferralEvent 'x' $request.Headers -ErrorAction Stop } catch [PartnerReferrals.Errors.EventException] { $_.Exception.Answer }");
        Assert.Equal(401, answer.Single().BaseObject);
    }
}
