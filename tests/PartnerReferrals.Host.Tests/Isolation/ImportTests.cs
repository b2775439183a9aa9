using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Isolation;

/// <summary>Importing: cheap, repeatable, and safe from several runspaces at once.</summary>
public sealed class ImportTests
{
    // The Shell imports the module before it runs the command.
    private const string ListAssemblies =
        """
        $own = "$((Get-Module PartnerReferrals).ModuleBase)" + [IO.Path]::DirectorySeparatorChar + 'bin'
        foreach ($context in [System.Runtime.Loader.AssemblyLoadContext]::All) {
            foreach ($assembly in $context.Assemblies) {
                if (-not $assembly.IsDynamic -and $assembly.Location.StartsWith($own)) { "$($assembly.GetName().Name)=$($context.Name)" }
            }
        }
        """;

    [Fact]
    public async Task Importing_loads_cmdlets_and_models_and_nothing_isolated()
    {
        var loaded = (await ShellProcess.RunAsync(ListAssemblies)).Facts();

        Assert.Equal(["PartnerReferrals", "PartnerReferrals.Client"], loaded.Keys.Order(StringComparer.Ordinal));
        Assert.All(loaded.Values, context => Assert.Equal("Default", context));
    }

    [Fact]
    public async Task Connecting_loads_the_emulator_apart_from_the_session()
    {
        var loaded = (await ShellProcess.RunAsync("Connect-PartnerReferralApi -Emulator; Get-PartnerReferral -First 1\n" + ListAssemblies)).Facts();

        Assert.Equal("PartnerReferrals", loaded["PartnerReferrals.Emulator"]);
        Assert.Equal("PartnerReferrals", loaded["Microsoft.OData.Core"]);
        Assert.DoesNotContain("Microsoft.Identity.Client", loaded.Keys);
        Assert.DoesNotContain("CsvHelper", loaded.Keys);
    }

    [Fact]
    public void Models_can_be_named_right_after_the_import()
    {
        using var session = new ModuleSession();

        Assert.Equal("PartnerReferrals.Referral", session.Output("([PartnerReferrals.Referral]@{ Name = 'x' }).GetType().FullName")[0].BaseObject);
    }

    [Fact]
    public void Importing_again_with_force_works_twice()
    {
        using var session = new ModuleSession();

        Assert.Equal(3, session.Output(
            """
            foreach ($i in 1..2) { Import-Module $args[0] -Force -ErrorAction Stop }
            Connect-PartnerReferralApi -Emulator
            @(Get-Module PartnerReferrals).Count
            @(Get-PartnerReferralConnection).Count
            (Get-Command New-PartnerReferral -Module PartnerReferrals).Count
            """,
            ModuleSession.Manifest).Count(o => o.BaseObject is 1));
    }

    [Fact]
    public void Removed_it_is_gone_and_can_come_back()
    {
        using var session = new ModuleSession();

        Assert.Empty(session.Output("Remove-Module PartnerReferrals; Get-Module PartnerReferrals; Get-Command -Module PartnerReferrals"));
        Assert.Equal("PartnerReferrals", session.Output("(Import-Module $args[0] -PassThru).Name", ModuleSession.Manifest)[0].BaseObject);
        Assert.NotEmpty(session.Output("Connect-PartnerReferralApi -Emulator -PassThru"));
    }

    [Fact]
    public async Task Runspaces_can_import_at_the_same_moment()
    {
        const int rounds = 24;
        using var together = new Barrier(2);

        var counts = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            var connected = 0;
            for (var round = 0; round < rounds; round++)
            {
                using var session = new ModuleSession(import: false);
                together.SignalAndWait();
                connected += session.Output("Import-Module $args[0] -ErrorAction Stop; Connect-PartnerReferralApi -Emulator -PassThru", ModuleSession.Manifest).Count;
            }

            return connected;
        })));

        Assert.Equal([rounds, rounds], counts);
    }
}
