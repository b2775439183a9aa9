using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Isolation;

/// <summary>
/// Beside another module that loads the same libraries in other versions: both sign in and work, each with its own, in
/// either order. The order that matters is that of first use: an import of this module loads none of these libraries.
/// </summary>
public sealed class OtherModuleTests
{
    private static readonly string[] Libraries = ["Microsoft.Identity.Client", "Microsoft.IdentityModel.Abstractions", "CsvHelper", "Microsoft.OData.Core"];

    private static readonly string UseOther =
        """
        Import-Module $other -ErrorAction Stop
        "other.token=$(Connect-Other)"
        "other.cell=$(Read-OtherCsv -Text "a,b`n1,2`n" -Column b)"
        "other.literal=$(ConvertTo-OtherLiteral "O'Brien")"

        """;

    private static readonly string UseOurs =
        """
        Connect-PartnerReferralApi -Emulator
        "ours.found=$(@(Get-PartnerReferral -Filter "name eq 'O''Brien'").Count)"
        "ours.rows=$(@(Test-PartnerReferral -Path $csv).Count)"
        $null = [Reflection.Assembly]::LoadFrom($tests)
        $request = [PartnerReferrals.SignIn.SignInRequest]@{
            Flow          = 'RefreshToken'
            ClientId      = [guid]::NewGuid().ToString()
            AuthorityHost = 'https://login.other.invalid/'
            RefreshToken  = [Net.NetworkCredential]::new('', 'rt').SecurePassword
            HttpHandler   = [PartnerReferrals.Host.Tests.Isolation.TokenEndpoint]::new()
        }
        $isolated = [PartnerReferrals.Isolation.ModuleLifecycle].Assembly.GetType('PartnerReferrals.Isolation.IsolatedAssembly')
        $create = $isolated.GetMethod('Create', [Reflection.BindingFlags]'Static,NonPublic').MakeGenericMethod([PartnerReferrals.SignIn.ISignIn])
        $signIn = $create.Invoke($null, @('PartnerReferrals.Auth', 'PartnerReferrals.Auth.MsalSignIn', @()))
        "ours.flow=$($signIn.SignInAsync($request, [Threading.CancellationToken]::None).GetAwaiter().GetResult().Info.Flow)"

        """;

    // Every copy of the libraries in the process: name@context=version path.
    private static readonly string ListLibraries =
        """
        foreach ($context in [Runtime.Loader.AssemblyLoadContext]::All) {
            foreach ($assembly in $context.Assemblies) {
                $name = $assembly.GetName()
                if ($name.Name -in $libraries) { "$($name.Name)@$($context.Name)=$($name.Version) $($assembly.Location)" }
            }
        }
        """;

    [Theory]
    [InlineData("older", "first")]
    [InlineData("older", "last")]
    [InlineData("newer", "first")]
    [InlineData("newer", "last")]
    public async Task Both_sign_in_and_work_each_with_its_own(string age, string other)
    {
        using var module = new OtherModule(age);
        var outcome = await ShellProcess.RunAsync(Prelude(module) + (other == "first" ? UseOther + UseOurs : UseOurs + UseOther) + ListLibraries);
        var facts = outcome.Facts();

        Assert.Equal("token-of-the-other-module", facts["other.token"]);
        Assert.Equal("2", facts["other.cell"]);
        Assert.Equal("'O''Brien'", facts["other.literal"]);
        Assert.Equal("0", facts["ours.found"]);
        Assert.Equal("100", facts["ours.rows"]);
        Assert.Equal("RefreshToken", facts["ours.flow"]);
        Assert.All(Libraries, library =>
        {
            Assert.Equal($"{VersionOf(Path.Combine(Path.GetDirectoryName(module.Manifest)!, "lib"), library)} {LibraryPath(module, library)}", facts[library + "@Default"]);
            Assert.Equal($"{VersionOf(ModuleAssemblies.DependencyFolder, library)} {Path.Combine(ModuleAssemblies.DependencyFolder, library + ".dll")}", facts[library + "@PartnerReferrals"]);
        });
        Assert.Equal(2 * Libraries.Length, facts.Keys.Count(k => k.Contains('@', StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nothing_isolated_becomes_visible_to_the_session()
    {
        string[] types = ["Microsoft.Identity.Client.PublicClientApplicationBuilder", "CsvHelper.CsvReader", "Microsoft.OData.ODataException", "PartnerReferrals.Auth.MsalSignIn"];
        using var module = new OtherModule("older");
        var outcome = await ShellProcess.RunAsync(Prelude(module) + UseOurs + string.Join('\n', types.Select(t => $"'{t}=' + ('{t}' -as [type])")));
        var facts = outcome.Facts();

        Assert.All(types, type => Assert.Equal("", facts[type]));
    }

    private static string Prelude(OtherModule module) =>
        $"""
        $ErrorActionPreference = 'Stop'
        $other = '{module.Manifest}'
        $csv = '{Path.Combine(ShellProcess.Repository, "docs", "examples", "deals.csv")}'
        $tests = '{typeof(TokenEndpoint).Assembly.Location}'
        $libraries = '{string.Join("','", Libraries)}'

        """;

    private static string LibraryPath(OtherModule module, string library) => Path.Combine(Path.GetDirectoryName(module.Manifest)!, "lib", library + ".dll");

    private static Version VersionOf(string folder, string library) => AssemblyName.GetAssemblyName(Path.Combine(folder, library + ".dll")).Version!;
}
