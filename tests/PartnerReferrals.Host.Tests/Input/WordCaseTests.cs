using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Input;

/// <summary>Words that a user types mean the same in any case, in every cmdlet.</summary>
public sealed class WordCaseTests
{
    private const string Two = Deals.Flat +
        """
        $first = New-PartnerReferral $deal
        $deal.Name = 'Second'
        $second = New-PartnerReferral $deal
        $null = $first | Set-PartnerReferral -Notes 'changed later'

        """;

    [Theory]
    [InlineData("updatedDateTime")]
    [InlineData("UPDATEDDATETIME")]
    [InlineData("UpdatedDateTime")]
    [InlineData("updateddatetime")]
    public void Order_by(string word)
    {
        using var session = ModuleSession.Connected();
        Assert.Equal(["Bluewater data platform", "Second"], session.Output($"{Two} (Get-PartnerReferral -OrderBy {word} -Descending).Name").Select(o => o.ToString()));
    }

    [Theory]
    [InlineData("Get-PartnerReferral -Status ACTIVE -Substatus accepted -Type independent -Direction outgoing -Country ch", 2)]
    [InlineData("Get-PartnerReferral -Status ACTIVE, closed", 2)]
    [InlineData("Get-PartnerReferral -OrderBy CREATEDDATETIME -Property NAME", 2)]
    [InlineData("Set-PartnerReferral $second -Patch @{ SALESSTAGE = 'propose' } -PassThru | Where-Object SalesStage -ceq 'Propose'", 1)]
    [InlineData("Set-PartnerReferral $second -Status closed -Substatus won -PassThru | Where-Object Substatus -ceq 'Won'", 1)]
    [InlineData("Close-PartnerReferral $second -As lost -Reason 2 -PassThru -Confirm:$false | Where-Object Substatus -ceq 'Lost'", 1)]
    [InlineData("Invoke-PartnerReferralRequest -Method get engagements/referrals | ForEach-Object value", 2)]
    [InlineData("Invoke-PartnerReferralRequest -Method post engagements/referrals -Body ($second.ToJson())", 1)]
    public void Words_of_parameters(string command, int count)
    {
        using var session = ModuleSession.Connected();
        var result = session.Run(Two + command);

        Assert.Null(result.Terminating);
        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Equal(count, result.Output.Count);
    }

    [Theory]
    [InlineData("$deal.DealType = 'PRIVATE'", "Type", "Independent")]
    [InlineData("$deal.Qualification = 'salesqualified'", "Qualification", "SalesQualified")]
    [InlineData("$deal.Country = 'ch'", "Country", "CH")]
    [InlineData("$deal.Currency = 'chf'", "Currency", "CHF")]
    [InlineData("$deal.Attributes = 'customermarketplaceintent=have NOT decided'", "Details.Requirements.AdditionalRequirements.Attributes[0]", "CustomerMarketplaceIntent=HaveNotDecided")]
    [InlineData("$deal.'attributes[customermarketplaceintent]' = 'YES'", "Details.Requirements.AdditionalRequirements.Attributes[0]", "CustomerMarketplaceIntent=Yes")]
    [InlineData("$deal.SolutionPlay = 'data security'", "Details.Requirements.AdditionalRequirements.Attributes[0]", "SolutionPlay=Data Security")]
    public void Words_of_fields_are_sent_as_the_service_spells_them(string set, string property, string expected)
    {
        using var session = ModuleSession.Connected();
        var read = property.Contains("Attributes") ? $"{{ $a = $_.{property}; $a.Type + '=' + $a.Id }}" : $"{{ $_.{property} }}";
        Assert.Equal(expected, session.Output($"{Deals.Flat}; {set}; New-PartnerReferral $deal | ForEach-Object {read}").Single().ToString());
    }

    [Theory]
    [InlineData("Name")]
    [InlineData("Favorite")]
    public void A_change_that_no_source_documents_is_sent_with_a_warning(string name)
    {
        using var session = ModuleSession.Connected();
        var result = session.Run($"{Deals.Flat}; $made = New-PartnerReferral $deal; $made | Set-PartnerReferral -Patch @{{ {name} = 'Yes' }} -PassThru");

        Assert.Empty(result.Errors);
        Assert.Single(result.Output);
        Assert.Contains(name, Assert.Single(result.Warnings));
    }
}
