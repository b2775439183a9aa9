namespace PartnerReferrals.Host.Tests.Package;

/// <summary>Packs once for all tests of the package.</summary>
[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackagedModule>
{
    public const string Name = "Package";
}
