using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Conventions;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("New-PartnerReferral -Type ", "Independent Shared")]
    [InlineData("New-PartnerReferral -Qualification S", "SalesQualified")]
    [InlineData("New-PartnerReferral -Industry Ret", "'Retail & Consumer Goods'")]
    [InlineData("New-PartnerReferral -Product Pow", "PowerBI")]
    [InlineData("New-PartnerReferral -Service Lic", "Licensing")]
    [InlineData("New-PartnerReferral -CustomerSize 51to250", "51to250employees")]
    [InlineData("New-PartnerReferral -Country CH", "CH")]
    [InlineData("New-PartnerReferral -Country Switz", "CH")]
    [InlineData("New-PartnerReferral -Currency CHF", "CHF")]
    [InlineData("New-PartnerSharedReferral -HelpCode Proof", "ProofOfConceptOrDemo")]
    [InlineData("New-PartnerReferral -MarketplaceIntent H", "HaveNotDecided")]
    [InlineData("New-PartnerReferral -Status Closed -Substatus W", "Won")]
    [InlineData("Get-PartnerReferral -Direction ", "Incoming Outgoing")]
    [InlineData("Get-PartnerReferral -Property CustomerNa", "CustomerName")]
    [InlineData("New-PartnerReferral -PropertyMap CustomerNam", "@{ 'YourColumn' = 'CustomerName' }")]
    [InlineData("New-PartnerReferral -PropertyMap Dyn", "Dynamics365")]
    [InlineData("Import-PartnerReferral -PropertyMap sales", "Salesforce")]
    [InlineData("Test-PartnerReferral -Country LI", "LI")]
    [InlineData("Set-PartnerReferral -Patch DealV", "@{ 'DealValue' = '' }")]
    [InlineData("New-PartnerReferral -Country Ger", "DE")]
    [InlineData("New-PartnerReferral -Country Holl", "NL")]
    [InlineData("New-PartnerReferral -Country 'United Ki", "GB")]
    [InlineData("New-PartnerReferral -Country emir", "AE")]
    [InlineData("New-PartnerReferral -Currency yen", "JPY")]
    [InlineData("New-PartnerReferral -SalesStage Q", "Qualify")]
    [InlineData("New-PartnerReferral -SolutionArea AI", "'AI Business Solutions'")]
    [InlineData("New-PartnerReferral -SolutionPlay Data", "'Data Security'")]
    public void Values_complete(string line, string expected)
    {
        using var session = new ModuleSession();
        Assert.Contains(expected, new[] { string.Join(' ', Complete(session, line).Select(c => c.CompletionText)) }.Concat(Complete(session, line).Take(1).Select(c => c.CompletionText)));
    }

    [Theory]
    [InlineData("New-PartnerReferral -Country sw", "CH SE")]
    [InlineData("New-PartnerReferral -Country Ger", "DE")]
    [InlineData("New-PartnerReferral -Country ni", "NI")]
    [InlineData("New-PartnerReferral -Currency swe", "SEK")]
    public void What_begins_with_the_word_leads_and_what_only_holds_it_is_not_offered_beside(string line, string expected)
    {
        using var session = new ModuleSession();
        Assert.Equal(expected, string.Join(' ', Complete(session, line).Select(c => c.CompletionText)));
    }

    [Fact]
    public void Recent_referrals_complete_with_name_and_customer_as_tooltip()
    {
        using var session = ModuleSession.Connected();
        var id = session.Output(Deals.Flat + "(New-PartnerReferral $deal).Id").Single().ToString();
        var completion = Assert.Single(Complete(session, "Get-PartnerReferral -Id "));
        Assert.Equal(id, completion.CompletionText);
        Assert.Contains("Bluewater data platform", completion.ToolTip);
        Assert.Contains("Bluewater Bakeries AG", completion.ToolTip);
        Assert.Equal(id, Complete(session, "Set-PartnerReferral -Id " + id[..4]).First().CompletionText);
    }

    private static List<CompletionResult> Complete(ModuleSession session, string line) =>
        [.. session.Output($"(TabExpansion2 -inputScript '{line.Replace("'", "''")}' -cursorColumn {line.Length}).CompletionMatches")
            .Select(o => (CompletionResult)o.BaseObject)
            .Where(c => c.ResultType == CompletionResultType.ParameterValue)];
}
