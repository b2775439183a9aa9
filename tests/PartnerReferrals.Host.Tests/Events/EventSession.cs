using System;
using System.Collections.Generic;
using System.Globalization;
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
    /// <param name="retry">Seconds between two attempts to deliver, of which there are ten: the listener has to be there by then.</param>
    public EventSession(string settings = "", double retry = 0.5, string? register = "-Event referral-created, referral-updated, related-referral-created, related-referral-updated, test-created")
    {
        Session = ModuleSession.Connected($"-EmulatorSettings @{{ eventRetry = {retry.ToString(CultureInfo.InvariantCulture)}; {settings} }}");
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

    // Below what the system gives to outgoing connections: one of them would take it between the probe and its use.
    public static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20000, 32000);
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken.
            }
        }
    }

    public static string[] Names(IEnumerable<System.Management.Automation.PSObject> events) => [.. events.Select(e => (string)e.Properties["EventName"].Value)];
}
