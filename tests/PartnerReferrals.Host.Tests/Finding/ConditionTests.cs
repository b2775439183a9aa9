using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Finding;

/// <summary>The words that Get-PartnerReferral looks for.</summary>
public sealed class ConditionTests
{
    [Theory]
    [InlineData("-Status active")]
    [InlineData("-Status new, ACTIVE")]
    [InlineData("-Substatus accepted -Type independent")]
    [InlineData("-Direction outgoing")]
    [InlineData("-Country ch")]
    [InlineData("-Customer 'bluewater*'")]
    [InlineData("-CustomerName 'bluewater bakeries AG'")]
    public void Case_does_not_matter(string conditions)
    {
        using var session = ModuleSession.Connected();
        session.Output(Deals.Flat + "$null = New-PartnerReferral $deal");

        var result = session.Run("Get-PartnerReferral " + conditions);

        Assert.Single(result.Output);
        Assert.Empty(result.Warnings);
    }

    [Theory]
    [InlineData("-Name 'Salt & Pepper'")]
    [InlineData("-Name 'salt & p*'")]
    [InlineData("-Name 'Salt &amp; Pepper'")]
    [InlineData("-Customer 'Müller & *'")]
    [InlineData("-ExternalReferenceId 'CRM-1'")]
    public void Names_are_found_that_the_service_gives_encoded(string conditions)
    {
        using var session = ModuleSession.Connected("-EmulatorSettings @{ htmlEncodedNames = 'true' }");
        session.Output(Deals.Flat + "$deal.Name = 'Salt & Pepper'; $deal.CustomerName = 'Müller & Söhne'; $null = New-PartnerReferral $deal");

        Assert.Single(session.Output("Get-PartnerReferral " + conditions));
    }

    [Theory]
    [InlineData("-Status Actve", "-Status: 'Actve' is no known word, so it may find nothing. Did you mean 'Active'?")]
    [InlineData("-Country Swizerland", "-Country: 'Swizerland' is no known word, so it may find nothing. Did you mean 'CH'?")]
    [InlineData("-Qualification Excellent", "-Qualification: 'Excellent' is no known word, so it may find nothing. Tab completes the known ones.")]
    public void A_word_nobody_knows_finds_nothing_and_says_why(string conditions, string warning)
    {
        using var session = ModuleSession.Connected();
        session.Output(Deals.Flat + "$null = New-PartnerReferral $deal");

        var result = session.Run("Get-PartnerReferral " + conditions);

        Assert.Empty(result.Output);
        Assert.Equal(warning, result.Warnings.Single());
    }
}
