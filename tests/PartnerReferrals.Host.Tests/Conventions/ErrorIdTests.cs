using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Host.Tests.Isolation;

namespace PartnerReferrals.Host.Tests.Conventions;

/// <summary>Whatever is given to a parameter that takes a path, a script or an object: an error has an id of this module, or is the engine's own of binding.</summary>
public sealed class ErrorIdTests
{
    private const string Created = "-InputObject $created";
    private const string File = "-Path $deals";

    private const string Contact = "mia@bluewater.example";

    // What the engine itself says of an argument, before a cmdlet sees it. That another parameter is missing is none of it: the argument was never tried then.
    private static readonly string[] Binding =
    [
        "ParameterArgumentTransformationError", "ParameterArgumentValidationError", "CannotConvertArgument", "InputObjectNotBound",
        "ParameterObjectIsNull", "ScriptBlockArgumentNoInput", "ScriptBlockArgumentInvocationFailed",
    ];

    // What has to be given beside any parameter of a cmdlet, so that the cmdlet gets to it; no referral beside an id or another one, no file beside another.
    private static readonly Dictionary<string, string> BesideAny = new(StringComparer.Ordinal)
    {
        ["Set-PartnerReferral"] = Created,
        ["Approve-PartnerReferral"] = Created,
        ["Deny-PartnerReferral"] = Created,
        ["Close-PartnerReferral"] = "-As Lost " + Created,
        ["Register-PartnerReferral"] = Created,
        ["Receive-PartnerReferralEvent"] = "-TimeoutSec 1",
        ["Import-PartnerReferral"] = File,
    };

    // The same for one parameter.
    private static readonly Dictionary<string, string> Beside = new(StringComparer.Ordinal)
    {
        ["Export-PartnerReferral -InputObject"] = "-Path $file",
        ["New-PartnerReferral -JournalPath"] = "-InputObject $deal",
        ["New-PartnerReferralPropertyMap -OutFile"] = "-Path $deals",
        ["New-PartnerReferral -PropertyMap"] = "-InputObject $deal",
        ["New-PartnerSharedReferral -JournalPath"] = "-InputObject $deal",
        ["New-PartnerSharedReferral -PropertyMap"] = "-InputObject $deal",
        ["Test-PartnerReferral -PropertyMap"] = "-InputObject $deal",
        ["Export-PartnerReferral -Path"] = "-InputObject ([PartnerReferrals.Referral]::new())",
        ["Export-PartnerReferral -LiteralPath"] = "-InputObject ([PartnerReferrals.Referral]::new())",
        ["Connect-PartnerReferralApi -EmulatorSettings"] = "-Emulator",
        ["Set-PartnerReferralWebhook -Event"] = "-Uri https://func.example/x",
        ["Set-PartnerReferral -Id"] = "-Notes x",
        ["Set-PartnerReferral -InputObject"] = "-Notes x",
        ["Register-PartnerReferral -Id"] = "-ContractValue 5",
        ["Register-PartnerReferral -InputObject"] = "-ContractValue 5",
        ["ConvertFrom-PartnerReferralEvent -Header"] = "-Body '{}'",
        ["ConvertFrom-PartnerReferralEvent -TrustedRoot"] = "-Body '{}'",
        ["Receive-PartnerReferralEvent -TrustedRoot"] = "-Prefix x",
        ["Invoke-PartnerReferralRequest -Body"] = "-Method POST -Path referrals",
        ["Invoke-PartnerReferralRequest -Headers"] = "-Path referrals",
    };

    private static readonly string[] Paths =
    [
        "'x' * 5000", "\"nul`0l\"", "'env:x'", "'nosuchdrive:x'", "'NoSuchProvider::x'", "' '", "'/'", "'.'", "'/dev/null/x'", "'no/such/folder/x'", "'[a'", "'*?'", "'~nosuchuser/x'",
        "'https://example.com/x.csv'", $"@{{ Email = '{Contact}' }}", $"[pscustomobject]@{{ Email = '{Contact}' }}", "5", "$null", "@()", "'a', 'b'", "{ 'x' }", "[type]", "(,@())",
    ];

    private static readonly string[] Scripts =
    [
        $"{{ throw '{Contact}' }}", "{ exit 3 }", "{ break }", "{ continue }", "{ Write-Error 'x' }", "{ no-such-command }", "{ [int]'x' }", "{ }", "{ 1, 2 }", "{ @{} }",
        "{ $h = @{}; $h.Self = $h; $h }", "{ { } }", "{ [type] }", "{ throw [System.IO.PathTooLongException]::new() }",
    ];

    private static readonly string[] Objects =
    [
        "$null", "''", "' '", "'{'", "'[]'", "'5'", "5", "@()", "(,@(,@()))", "@{}", "@{ Name = { } }", "@{ Name = [type] }", "@{ Name = @{ a = @{ b = 1 } } }", "[type]", "[System.IO.FileInfo]::new('/no/such')",
        "[datetime]::MinValue", "[xml]'<a><b>1</b></a>'", "[System.Text.StringBuilder]::new('x')", "[System.Threading.Thread]::CurrentThread", "[exception]::new('x')", "{ 'x' }", "[double]::NaN", "[guid]::Empty",
        "@{ '' = 1 }", "@{ 1 = 1 }", "@{ DealValue = [double]::PositiveInfinity; Team = 5; Consent = 'x' }", "[System.Collections.ArrayList]::new()", "[uri]'x'",
    ];

    private static readonly string[] Addresses =
        ["''", "' '", "'x'", "'//x'", "'http://example.com'", "'ftp://example.com'", "'https://'", "'https://example.com/#x'", "'file:///etc'", "5", "$null", "@()", "[type]", "{ 'x' }", "'x' * 5000"];

    private static readonly string[] Words =
        ["''", "' '", "'x'", "'*'", "'['", "\"nul`0l\"", "'x' * 5000", "'a/b'", "'../..'", "'a?b=c'", "'a, b'", "'it''s'", "5", "$null", "@()", "'a', 'b'", "[type]", "{ 'x' }", "[guid]::Empty"];

    private static readonly string[] Certificates = ["'no-such.pem'", "'x' * 5000", "''", "'/'", "\"nul`0l\"", "5", "$null", "@{}", "[type]", "[byte[]](1, 2, 3)"];

    // Files that are given for a map and are none.
    private static readonly (string Name, string Text)[] Maps =
    [
        ("code.psd1", $"@{{ DealValue = {{ throw '{Contact}' }} }}"), ("command.psd1", "Get-Date"), ("variable.psd1", "@{ Name = $env:USER }"), ("broken.psd1", "@{ Name = "), ("empty.psd1", ""), ("text.psd1", $"'{Contact}'"),
        ("target.psd1", "@{ Opportunity = 'Nme' }"), ("entry.psd1", "@{ Name = @{ Colum = 'x' } }"), ("culture.psd1", "@{ Culture = 'Klingon' }"),
    ];

    public static TheoryData<string, string> Parameters()
    {
        using var module = ModuleAssemblies.ForCore();
        var data = new TheoryData<string, string>();
        foreach (var (command, type) in module.Cmdlets())
        {
            foreach (var property in type.GetProperties().Where(p => p.GetCustomAttributesData().Any(a => a.AttributeType.Name == nameof(ParameterAttribute))))
            {
                // Other addresses of the service, and some ways to sign in, lead out of this machine.
                var leaves = command == "Connect-PartnerReferralApi" && (property.Name == "RefreshTokenRotated" || property.PropertyType.Name is "Uri" or "X509Certificate2");
                if (!leaves && ValuesFor(property.Name, property.PropertyType.FullName!) is not null)
                {
                    data.Add(command, property.Name + " " + property.PropertyType.FullName);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public void No_foreign_id_comes_out(string command, string parameter)
    {
        var (name, type) = (parameter.Split(' ')[0], parameter.Split(' ')[1]);
        using var folder = new Import.ImportFolder();
        folder.Write("deals.csv", Import.ImportFolder.Row(1));
        folder.Output(
            $"$global:deals = \"$folder/deals.csv\"; $global:file = \"$folder/out.csv\"; $global:deal = @{{ Name = 'One'; CustomerName = 'Fabrikam'; AddressLine1 = 'Street 1'; City = 'Zug'; Country = 'CH'; ConsentToContact = $true; ConsentToShareInfo = $true; DealValue = 1; Currency = 'CHF'; Mail = '{Contact}' }}");
        foreach (var (map, text) in Maps)
        {
            folder.WriteText(map, text);
        }

        folder.Output("$global:maps = \"$folder\"");
        folder.Output("$global:created = New-PartnerReferral $deal -PropertyMap @{ Mail = '' }");
        var beside = Beside.GetValueOrDefault($"{command} -{name}", "") + " " + BesideAny.GetValueOrDefault(command, "");
        beside = name is "Id" or "InputObject" ? beside.Replace(Created, "", StringComparison.Ordinal)
            : name is "Path" or "LiteralPath" ? beside.Replace(File, "", StringComparison.Ordinal)
            : beside;
        var wrong = new List<string>();
        foreach (var value in ValuesFor(name, type)!)
        {
            var script = $"{command} -{name} ({value}) {beside} -ErrorAction SilentlyContinue -ErrorVariable found -WhatIf:$false -Confirm:$false";
            if (!folder.Output($"(Get-Command {command}).Parameters.Keys").Any(key => key.ToString() == "WhatIf"))
            {
                script = script.Replace(" -WhatIf:$false -Confirm:$false", "", StringComparison.Ordinal);
            }

            var result = folder.Run($"$found = $null; try {{ $null = {script} }} catch {{ $_ }}; $found");
            if (result.Terminating is not null)
            {
                wrong.Add($"{value}: ended with {result.Terminating.GetType()}: {result.Terminating.Message}");
            }

            foreach (var error in result.Output.Select(o => o?.BaseObject).OfType<ErrorRecord>().Concat(result.Errors))
            {
                var id = error.FullyQualifiedErrorId;
                if (!(id.StartsWith("PartnerReferral.", StringComparison.Ordinal) || Binding.Any(own => id.StartsWith(own, StringComparison.Ordinal)))
                    || (error + error.ErrorDetails?.RecommendedAction).Contains(Contact, StringComparison.Ordinal))
                {
                    wrong.Add($"{value}: {id}: {error}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    private static IReadOnlyList<string>? ValuesFor(string name, string type) => (name, type) switch
    {
        (_, "System.String" or "System.String[]") when name == "OutFile" || name.EndsWith("Path", StringComparison.Ordinal) => Paths,
        // What a user's own token provider says or writes is the user's to see.
        (_, "System.Management.Automation.ScriptBlock") => [.. Scripts.Where(script => !script.Contains("Write-Error", StringComparison.Ordinal)).Select(script => script.Replace(Contact, "gone", StringComparison.Ordinal))],
        ("PropertyMap", _) => [.. Scripts.Select(script => $"@{{ DealValue = {script} }}"), .. Objects.Select(value => $"@{{ DealValue = {value} }}"), "@{ '' = 'Name' }", "@{ x = '' }", .. Maps.Select(map => $"\"$maps/{map.Name}\""), "\"$maps/none.psd1\"", "'Sallesforce'", "'no/such/folder/x.psd1'", "'env:x.psd1'", "'x.txt'", "5", "$null", "@()"],
        ("Patch", _) => [.. Scripts.Select(script => $"@{{ DealValue = {script} }}"), .. Objects.Select(value => $"@{{ DealValue = {value} }}"), "@{}", "@{ '' = 1 }"],
        ("InputObject", _) => Objects,
        (_, "System.Object" or "System.Object[]") => Objects,
        (_, "System.Uri") => Addresses,
        (_, "System.Security.Cryptography.X509Certificates.X509Certificate2") => Certificates,
        ("Id" or "EngagementId" or "CorrelationId" or "Prefix" or "Event" or "Name", "System.String" or "System.String[]") => Words,
        (_, "System.Collections.IDictionary") => ["@{}", "@{ '' = 1 }", "@{ x = { } }", "@{ x = $null }", "@{ 1 = 1 }"],
        _ => null,
    };
}
