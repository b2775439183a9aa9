using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Lifecycle;

/// <summary>A session with an emulator whose clock stands still, and deals to change.</summary>
internal sealed class LifecycleSession : IDisposable
{
    private const string Setup =
        """
        Connect-PartnerReferralApi -Emulator -EmulatorSettings @{ ClockStart = '2026-06-01T12:00:00Z'; ClockFrozen = $true; LogBodies = $true }
        function New-Deal([string] $Name = 'Bluewater data platform', [hashtable] $More = @{}) {
            $deal = @{
                Name = $Name; DealType = 'Private'; CustomerName = 'Bluewater Bakeries AG'; AddressLine1 = 'Seestrasse 1'; City = 'Zug'; Country = 'CH'
                ConsentToContact = $true; ConsentToShareInfo = $true; DealValue = 42000; Currency = 'CHF'; ClosingDate = '2026-11-30'
                Notes = 'Old warehouse.'; Solution = 'SOL-1'; Contact = 'Mia, Keller, +41410000001, mia@bluewater.example'
                Team = 'Noa, Frei, +41410000002, noa@partner.example'
            }
            foreach ($key in $More.Keys) { $deal[$key] = $More[$key] }
            New-PartnerReferral $deal
        }
        function New-Invitation([int] $Count = 1) {
            $seeded = Invoke-PartnerReferralRequest /_emulator/seed -Method POST -Body @{ kind = 'invitation'; count = $Count }
            foreach ($id in $seeded.ids) { Get-PartnerReferral -Id $id }
        }
        function Move-Registration([string] $Id, [string] $Status) {
            $null = Invoke-PartnerReferralRequest /_emulator/microsoft/registration -Method POST -Body @{ id = $Id; status = $Status }
        }
        function Step-Clock([int] $Days) {
            $null = Invoke-PartnerReferralRequest /_emulator/clock -Method POST -Body @{ advance = $Days * 86400 }
        }
        """;

    private readonly ModuleSession _session = new();

    public LifecycleSession(string script = "")
    {
        _session.Output(Setup);
        if (script.Length > 0)
        {
            _session.Output(script);
        }
    }

    public IReadOnlyList<PSObject> Output(string script) => _session.Output(script);

    public PSObject One(string script) => Assert.Single(_session.Output(script));

    public ScriptResult Run(string script) => _session.Run(script);

    public string Screen(string script) => _session.Screen(script);

    public T Get<T>(string expression) => (T)LanguagePrimitives.ConvertTo(One(expression), typeof(T), null);

    /// <summary>The change requests the service has seen, oldest first: method, body and If-Match.</summary>
    public IReadOnlyList<string> PatchBodies() =>
        [.. Output("foreach ($r in (Invoke-PartnerReferralRequest /_emulator/requests)) { if ($r.method -eq 'PATCH') { [string]$r.body } }").Select(o => o.ToString())];

    /// <summary>How many requests the service has seen, those of setting up left out by <see cref="ForgetRequests"/>.</summary>
    public int RequestCount() => Output("foreach ($r in (Invoke-PartnerReferralRequest /_emulator/requests)) { $r }").Count;

    public void ForgetRequests() => Output("$null = Invoke-PartnerReferralRequest /_emulator/requests -Method DELETE");

    public void Dispose() => _session.Dispose();
}
