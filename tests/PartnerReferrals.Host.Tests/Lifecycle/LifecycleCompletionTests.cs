using System.Collections.Generic;
using System.Linq;

namespace PartnerReferrals.Host.Tests.Lifecycle;

public sealed class LifecycleCompletionTests
{
    [Theory]
    [InlineData("Set-PartnerReferral -Currency CH", "CHF")]
    [InlineData("Set-PartnerReferral -SalesStage P", "Propose")]
    [InlineData("Set-PartnerReferral -Status ", "New Active Closed")]
    [InlineData("Set-PartnerReferral -Status Active -Substatus ", "Accepted")]
    [InlineData("Set-PartnerReferral -Status Closed -Substatus ", "Won Lost Declined Expired Error")]
    [InlineData("Close-PartnerReferral -As ", "Won Lost Declined Expired Error")]
    [InlineData("Close-PartnerReferral -As Error -Reason Te", "'Test referral'")]
    [InlineData("Close-PartnerReferral -As Lost -Reason Budget", "'Budget not adequate'")]
    [InlineData("Close-PartnerReferral -As Won -Reason ", "")]
    [InlineData("Deny-PartnerReferral -Reason Time", "'Timeline too short'")]
    [InlineData("Register-PartnerReferral -Term ", "Perpetual Finite")]
    [InlineData("Register-PartnerReferral -PrimaryDeploymentOn ", "Customer Partner")]
    public void Values_complete(string line, string expected)
    {
        using var session = new LifecycleSession();

        Assert.Equal(expected, string.Join(' ', Complete(session, line)));
    }

    [Theory]
    [InlineData("$deal | Set-PartnerReferral -Status ", "Closed")]
    [InlineData("$deal | Set-PartnerReferral -Substatus ", "Won Lost Declined Expired Error")]
    [InlineData("Set-PartnerReferral $invitation -Substatus ", "Received Accepted Won Lost Declined Expired Error")]
    [InlineData("Set-PartnerReferral -InputObject $invitation -Status ", "New Active Closed")]
    [InlineData("$lost | Close-PartnerReferral -As ", "")]
    [InlineData("$nothing | Close-PartnerReferral -As ", "Won Lost Declined Expired Error")]
    public void States_complete_to_those_the_referral_at_hand_can_take(string line, string expected)
    {
        using var session = new LifecycleSession(
            "$deal = New-Deal; $lost = New-Deal | Close-PartnerReferral -As Lost -PassThru -Confirm:$false; $invitation = New-Invitation");

        Assert.Equal(expected, string.Join(' ', Complete(session, line)));
    }

    // What the engine itself offers when a completer has nothing (files of the folder) is no answer of ours.
    private static IEnumerable<string> Complete(LifecycleSession session, string line) => session
        .Output($"foreach ($m in (TabExpansion2 -inputScript '{line.Replace("'", "''")}' -cursorColumn {line.Length}).CompletionMatches) {{ if ($m.ResultType -eq 'ParameterValue') {{ $m.CompletionText }} }}")
        .Select(o => o.ToString());
}
