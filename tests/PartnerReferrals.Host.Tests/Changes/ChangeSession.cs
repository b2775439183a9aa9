using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Changes;

/// <summary>A session connected to an emulator of its own, with a folder for the state and deals that change.</summary>
internal sealed class ChangeSession : IDisposable
{
    private const string Functions =
        """
        function New-Deal([string] $Name) { $d = $deal.Clone(); $d.Name = $Name; $d.ExternalReferenceId = $Name; $d | New-PartnerReferral }
        function New-CoSellDeal([string] $Name) { $d = $coSell.Clone(); $d.Name = $Name; $d.ExternalReferenceId = $Name; $d | New-PartnerSharedReferral }
        function Send-Answer($Answer, $Deal) { $null = Invoke-PartnerReferralRequest "/_emulator/microsoft/$Answer" -Method POST -Body @{ engagementId = $Deal.EngagementId } }
        function Step-Clock([double] $Minutes) { $null = Invoke-PartnerReferralRequest /_emulator/clock -Method POST -Body @{ advance = $Minutes * 60 } }
        function Get-Change { Get-PartnerReferralChange $state @args }

        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("partner-referrals-");

    public ChangeSession(string settings = "")
    {
        Session = ModuleSession.Connected($"-EmulatorSettings @{{ clockStart = '2026-06-01T12:00:00Z'; {settings} }}");
        Session.Output(Deals.CoSell + "$coSell = $deal");
        Session.Output(Deals.Flat + Functions + "$state = $args[0]", StatePath);
    }

    public ModuleSession Session { get; }

    public string StatePath => Path.Combine(_folder.FullName, "changes.json");

    public IReadOnlyList<PSObject> Output(string script) => Session.Output(script);

    /// <summary>Each change as <c>Kind Name Owner</c>.</summary>
    public string[] Changes(string arguments = "") =>
        [.. Output($"Get-Change {arguments} | ForEach-Object {{ \"$($_.Kind) $($_.Name) $($_.Owner)\" }}").Select(c => c.ToString())];

    public void Dispose()
    {
        Session.Dispose();
        _folder.Delete(recursive: true);
    }
}
