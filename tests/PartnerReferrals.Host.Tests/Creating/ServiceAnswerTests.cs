using System;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Creating;

/// <summary>Whatever the service answers: a clear record or a success, and never a second referral.</summary>
public sealed class ServiceAnswerTests
{
    [Theory]
    [InlineData("status = 400; message = 'The country is not served.'", "PartnerReferral.Api.invalidRequest", ErrorCategory.InvalidData, "The country is not served.")]
    [InlineData("status = 403", "PartnerReferral.Api.accessDenied", ErrorCategory.PermissionDenied, "role")]
    [InlineData("status = 404", "PartnerReferral.Api.itemNotFound", ErrorCategory.ObjectNotFound, "404")]
    [InlineData("status = 409", "PartnerReferral.Api.resourceModified", ErrorCategory.ResourceExists, "409")]
    [InlineData("status = 412", "PartnerReferral.Api.preconditionFailed", ErrorCategory.ResourceExists, "412")]
    [InlineData("status = 400; body = 'gateway'; code = 'E123'; message = 'flat words'", "PartnerReferral.Api.E123", ErrorCategory.InvalidData, "flat words")]
    [InlineData("status = 400; body = 'empty'", "PartnerReferral.Api.", ErrorCategory.InvalidData, "400")]
    [InlineData("status = 400; body = 'html'; contentType = 'text/html'", "PartnerReferral.Api.", ErrorCategory.InvalidData, "400")]
    public void A_refusal_is_one_record_with_the_services_own_words_and_what_to_do(string fault, string id, ErrorCategory category, string says)
    {
        using var session = ModuleSession.Connected();
        session.Fault($"@{{ operation = 'create'; {fault} }}");
        var result = session.Run(Deals.Flat + "$deal | New-PartnerReferral");
        var error = result.SingleError;
        Assert.StartsWith(id, error.FullyQualifiedErrorId);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Contains(says, error + " " + error.ErrorDetails.RecommendedAction);
        Assert.False(string.IsNullOrWhiteSpace(error.ErrorDetails.RecommendedAction));
        Assert.DoesNotContain("<h1>", error.ToString());
        Assert.IsType<System.Collections.Hashtable>(error.TargetObject);
        Assert.Equal(0, session.Created());
        Assert.Equal(1, session.Requests());
        foreach (var property in new[] { "StatusCode", "CorrelationId", "Attempts" })
        {
            Assert.NotNull(session.Run($"$args[0].Exception.{property}", error).Output.Single());
        }
    }

    [Fact]
    public void A_401_renews_the_token_once_and_goes_on()
    {
        using var session = ModuleSession.Connected();
        session.Fault("@{ operation = 'create'; status = 401; first = 1 }");
        Assert.Single(session.Output(Deals.Flat + "$deal | New-PartnerReferral"));
        Assert.Equal(2, session.Requests());
    }

    [Fact]
    public void A_lasting_401_says_which_permission_is_missing_and_stops_the_run()
    {
        using var session = ModuleSession.Connected();
        session.Fault("@{ operation = 'create'; status = 401 }");
        var result = session.Run(Deals.Flat + "$other = $deal.Clone(); $other.ExternalReferenceId = 'CRM-2'; $deal, $other | New-PartnerReferral -ThrottleLimit 1");
        Assert.Empty(result.Output);
        var text = result.AllText + string.Concat(result.Errors.Select(e => e.ErrorDetails?.RecommendedAction));
        Assert.Contains("multi-factor authentication", text, StringComparison.Ordinal);
        Assert.Equal(0, session.Created());
    }

    [Theory]
    [InlineData("status = 429; retryAfter = 0; first = 2")]
    [InlineData("status = 429; retryAfter = 'date+0'; first = 1")]
    [InlineData("status = 503; retryAfter = 0; first = 1")]
    public void What_certainly_did_nothing_is_tried_again(string fault)
    {
        using var session = ModuleSession.Connected();
        session.Fault($"@{{ operation = 'create'; {fault} }}");
        Assert.Single(session.Output(Deals.Flat + "$deal | New-PartnerReferral"));
        Assert.Equal(1, session.Created());
    }

    [Theory]
    [InlineData("commit = $true; drop = $true")]
    [InlineData("drop = $true")]
    [InlineData("commit = $true; status = 500")]
    [InlineData("status = 500")]
    [InlineData("status = 503")]
    [InlineData("commit = $true; truncateAfter = 40")]
    [InlineData("commit = $true; status = 200; body = 'empty'")]
    [InlineData("commit = $true; status = 200; body = 'html'; contentType = 'text/html'")]
    [InlineData("commit = $true; silenceSeconds = 30")]
    public void A_lost_answer_is_resolved_and_the_referral_exists_once(string fault)
    {
        using var session = ModuleSession.Connected("-TimeoutSec 1");
        session.Fault($"@{{ operation = 'create'; first = 1; {fault} }}");
        var referral = Assert.Single(session.Output(Deals.Flat + "$deal | New-PartnerReferral"));
        Assert.Equal("CRM-1", referral.Properties["ExternalReferenceId"].Value);
        Assert.Equal(1, session.Created());
    }

    [Fact]
    public void What_cannot_be_resolved_is_unknown_and_not_sent_again()
    {
        using var session = ModuleSession.Connected("-MaximumRetryCount 0");
        session.Fault("@(@{ operation = 'create'; commit = $true; drop = $true }, @{ operation = 'list'; status = 500 })");
        var error = session.Run(Deals.Flat + "$deal | New-PartnerReferral").SingleError;
        Assert.StartsWith("PartnerReferral.OutcomeUnknown,", error.FullyQualifiedErrorId);
        Assert.Equal(1, session.Created());
    }

    [Fact]
    public void A_word_nobody_knows_is_no_error()
    {
        using var session = ModuleSession.Connected("-EmulatorSettings @{ unknownWord = 'status=Paused' }");
        Assert.Equal("Paused", Assert.Single(session.Output(Deals.Flat + "$deal | New-PartnerReferral")).Properties["Status"].Value);
    }
}
