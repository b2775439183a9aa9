namespace PartnerReferrals.Host.Tests.Isolation;

/// <summary>The isolated assemblies speak to the rest in types of the framework and of the client only.</summary>
public sealed class IsolatedSideTests
{
    [Theory]
    [InlineData("PartnerReferrals.Auth", "PartnerReferrals.Auth", "PartnerReferrals.Client", "Newtonsoft.Json")]
    [InlineData("PartnerReferrals.Tables", "PartnerReferrals.Tables", "PartnerReferrals.Client")]
    [InlineData("PartnerReferrals.Emulator", "PartnerReferrals.Emulator")]
    public void Shows_no_third_party_type(string assembly, params string[] allowed)
    {
        using var module = ModuleAssemblies.ForCore();

        Assert.Empty(PublicSurface.ForeignTypes(module.Load(assembly), allowed));
    }

    // The check above would be worth nothing if it saw no third-party types at all.
    [Theory]
    [InlineData("Microsoft.Identity.Client.Extensions.Msal", "Microsoft.Identity.Client")]
    [InlineData("Microsoft.OData.Core", "Microsoft.OData.Edm")]
    public void The_check_sees_a_leak(string leaky, string leaked)
    {
        using var module = ModuleAssemblies.ForCore();

        Assert.Contains(PublicSurface.ForeignTypes(module.Load(leaky), [leaky]), f => f.EndsWith(", " + leaked, System.StringComparison.Ordinal));
    }
}
