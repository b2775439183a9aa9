using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PartnerReferrals.Host.Tests.Engine;

/// <summary>Looks behind the stage of a session's emulator.</summary>
internal static class EmulatorExtensions
{
    /// <summary>Requests the service saw, control calls not counted.</summary>
    public static int Requests(this ModuleSession session) => session.Statistic("requests");

    /// <summary>Referrals created.</summary>
    public static int Created(this ModuleSession session) => session.Statistic("created");

    /// <summary>Requests that created or changed a referral.</summary>
    public static int Writes(this ModuleSession session) => session.Output(
        "foreach ($r in (Invoke-PartnerReferralRequest /_emulator/requests)) { if ($r.operation -in 'create', 'patch', 'put') { $r.number } }").Count;

    /// <summary>Bodies of the create calls, as JSON text, in the order of arrival.</summary>
    public static IReadOnlyList<string> CreateBodies(this ModuleSession session) =>
        [.. session.Output("(Invoke-PartnerReferralRequest /_emulator/requests) | Where-Object method -eq POST | ForEach-Object body").Select(o => o.ToString())];

    /// <summary>Adds fault rules, written as a hashtable.</summary>
    public static void Fault(this ModuleSession session, string rule) =>
        session.Output($"$null = Invoke-PartnerReferralRequest /_emulator/faults -Method POST -Body {rule}");

    private static int Statistic(this ModuleSession session, string name)
    {
        var statistics = Assert.Single(session.Output(Deals.Statistics));
        return Convert.ToInt32(statistics.Properties[name].Value, CultureInfo.InvariantCulture);
    }
}
