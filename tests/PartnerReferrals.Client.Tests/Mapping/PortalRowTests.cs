using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>How a referral's values are spelt in the portal's file.</summary>
public class PortalRowTests
{
    [Theory]
    [InlineData("Lost", "CustomerNotResponsive")]
    [InlineData("Error", "CustomerNotResponsive")]
    public void A_reason_that_its_list_does_not_have_stays_a_word(string substatus, string reason) =>
        Assert.Contains(reason, Cells(new Referral { Status = "Closed", Substatus = substatus, StatusReason = reason }));

    [Fact]
    public void Reasons_are_numbers_of_the_list_that_the_substatus_has()
    {
        foreach (var (substatus, reasons) in new[] { ("Lost", KnownValueSets.CloseReason), ("Declined", KnownValueSets.CloseReason), ("Error", KnownValueSets.ErrorReason) })
        {
            foreach (var reason in reasons.Values)
            {
                var cells = Cells(new Referral { Status = "Closed", Substatus = substatus, StatusReason = reason.Value });
                Assert.Contains(reason.OtherSpellings[0], cells);
                Assert.DoesNotContain(reason.Value, cells);
            }
        }
    }

    [Fact]
    public void Kinds_of_help_are_the_portals_and_none_is_said_by_nothing()
    {
        foreach (var help in KnownValueSets.HelpCode.Values)
        {
            var cells = Cells(new Referral { InviteContext = new InviteContext { AssistanceRequestCode = help.Value } });
            if (help.Value == AssistanceRequestCode.Unknown)
                Assert.DoesNotContain(help.Value, cells);
            else
                Assert.Contains(help.OtherSpellings.FirstOrDefault() ?? help.Value, cells);
        }

        Assert.Contains("SomethingNew", Cells(new Referral { InviteContext = new InviteContext { AssistanceRequestCode = "SomethingNew" } }));
    }

    private static List<string?> Cells(Referral referral) => [.. PortalRow.Of(referral, PortalTemplate.Of2026)];
}
