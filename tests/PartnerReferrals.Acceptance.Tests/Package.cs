using System;
using System.Threading.Tasks;
using PartnerReferrals.Acceptance.Tests;
using PartnerReferrals.Host.Tests.Package;

[assembly: AssemblyFixture(typeof(Package))]

namespace PartnerReferrals.Acceptance.Tests;

/// <summary>The package, made once for all of these tests, when the first of them asks for it.</summary>
public sealed class Package : IAsyncDisposable
{
    private static readonly Lazy<Task<PackagedModule>> Packed = new(PackAsync);

    internal static Task<PackagedModule> Module => Packed.Value;

    public async ValueTask DisposeAsync()
    {
        if (Packed.IsValueCreated)
        {
            await (await Packed.Value).DisposeAsync();
        }
    }

    private static async Task<PackagedModule> PackAsync()
    {
        var module = new PackagedModule();
        await module.InitializeAsync();
        return module;
    }
}
