using System;
using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Import;

/// <summary>Script blocks of -PropertyMap: nothing, one value or several, as in a calculated property.</summary>
public sealed class ComputedColumnTests
{
    private const string Deal =
        "Name = 'One'; CustomerName = 'Fabrikam'; AddressLine1 = 'Street 1'; City = 'Zug'; Country = 'CH'; ConsentToContact = $true; ConsentToShareInfo = $true; DealValue = 1; Currency = 'CHF'";

    [Fact]
    public void Several_outputs_are_a_list()
    {
        using var session = ModuleSession.Connected();

        var products = session.Output($"(New-PartnerReferral @{{ {Deal}; Sold = 'Azure+Teams' }} -PropertyMap @{{ Sold = ''; Product = {{ $_.Sold -split '\\+' }} }}).Requirements.Products | ForEach-Object Id");

        Assert.Equal(["Azure", "Teams"], products.Select(product => product.ToString()));
    }

    [Fact]
    public void An_object_keeps_its_properties()
    {
        using var session = ModuleSession.Connected();

        var emails = session.Output($"(New-PartnerReferral @{{ {Deal} }} -PropertyMap @{{ Contact = {{ [pscustomobject]@{{ FirstName = 'Mia'; LastName = 'Keller'; Email = 'mia@bluewater.example' }} }} }}).CustomerProfile.Team | ForEach-Object Email");

        Assert.Equal("mia@bluewater.example", Assert.Single(emails).ToString());
    }

    [Fact]
    public void No_output_is_no_value()
    {
        using var session = ModuleSession.Connected();

        var referral = Assert.Single(session.Output($"New-PartnerReferral @{{ {Deal} }} -PropertyMap @{{ Notes = {{ }} }}"));

        Assert.Null(referral.Properties["Notes"].Value);
    }
}
