using System;
using System.Linq;

namespace PartnerReferrals.Host.Tests.Isolation;

/// <summary>What stands in the session's own load context may lean on nothing that is isolated.</summary>
public sealed class DefaultSideTests
{
    [Theory]
    [InlineData("PartnerReferrals", "PartnerReferrals.Client", "System.Management.Automation", "netstandard", "Newtonsoft.Json")]
    [InlineData("PartnerReferrals.Client", "Newtonsoft.Json", "netstandard")]
    [InlineData("PartnerReferrals.Loader", "System.")]
    public void References_only_what_its_room_may_use(string assembly, params string[] allowed)
    {
        using var module = ModuleAssemblies.ForCore();
        var references = module.Load(assembly).GetReferencedAssemblies().Select(r => r.Name!);

        Assert.All(references, r => Assert.Contains(allowed, a => a.EndsWith('.') ? r.StartsWith(a, StringComparison.Ordinal) : r == a));
    }

    [Fact]
    public void The_loader_shows_nothing()
    {
        using var module = ModuleAssemblies.ForCore();

        Assert.Empty(module.Load("PartnerReferrals.Loader").GetExportedTypes());
    }

    [Theory]
    [InlineData("PartnerReferrals")]
    [InlineData("PartnerReferrals.Client")]
    public void Public_types_come_from_the_default_side(string assembly)
    {
        using var module = ModuleAssemblies.ForCore();
        var own = new[] { "PartnerReferrals", "PartnerReferrals.Client", "System.Management.Automation", "Newtonsoft.Json" };

        Assert.Empty(PublicSurface.ForeignTypes(module.Load(assembly), own));
    }
}
