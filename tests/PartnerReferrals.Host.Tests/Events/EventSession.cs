using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Events;

/// <summary>A session with an emulator that tells a port of this machine what happens; nobody listens there yet.</summary>
internal sealed class EventSession : IDisposable
{
    /// <param name="settings">More settings of the emulator, as the inside of a hashtable.</param>
    /// <param name="register">What is registered, as parameters; null for nothing.</param>
    /// <param name="retry">Seconds between two attempts to deliver.</param>
    public EventSession(string settings = "", double retry = 0.1, string? register = "-Event referral-created, referral-updated, related-referral-created, related-referral-updated, test-created")
    {
        Session = ModuleSession.Connected($"-EmulatorSettings @{{ eventRetry = {retry}; {settings} }}");
        Session.Output(Deals.Flat);
        if (register is not null)
        {
            Session.Output($"Set-PartnerReferralWebhook {Address} {register}");
        }
    }

    public ModuleSession Session { get; }

    public string Address { get; } = $"http://127.0.0.1:{FreePort()}/";

    public void Dispose() => Session.Dispose();

    /// <summary>Creates a deal; returns its id.</summary>
    public string Create() => Session.Output("(New-PartnerReferral $deal).Id").Single().ToString()!;

    public ScriptResult Receive(int count, int seconds = 60, string then = "") => Session.Run($"Receive-PartnerReferralEvent {Address} -Count {count} -TimeoutSec {seconds} {then}");

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public static string[] Names(IEnumerable<System.Management.Automation.PSObject> events) => [.. events.Select(e => (string)e.Properties["EventName"].Value)];
}
