using System;
using System.Runtime.CompilerServices;

namespace PartnerReferrals.Host.Tests.Engine;

/// <summary>The engine reports its use to its vendor unless it is told not to before it starts. Tests use no network.</summary>
internal static class NoTelemetry
{
    [ModuleInitializer]
    internal static void OptOut() => Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
}
