using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace PartnerReferrals.Hostile;

/// <summary>A service, a machine and true time: all that a case needs.</summary>
internal sealed class Simulation : IDisposable
{
    // Where a flush costs nothing, virtual time need not stand still for it.
    private const string MemoryFolder = "/dev/shm";

    private readonly string _folder;

    /// <param name="plan">How the service behaves; null for well.</param>
    /// <param name="withJournal">Whether the machine writes a journal.</param>
    public Simulation(ServicePlan? plan = null, bool withJournal = true)
    {
        _folder = Path.Combine(Directory.Exists(MemoryFolder) ? MemoryFolder : Path.GetTempPath(), "hostile-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(_folder);
        JournalPath = Path.Combine(_folder, "run.jsonl");
        Service = new ReferralService(Time, plan);
        Machine = new Machine(Time, Service, withJournal ? JournalPath : null);
    }

    /// <summary>True time.</summary>
    public VirtualTime Time { get; } = new();

    /// <summary>The service.</summary>
    public ReferralService Service { get; }

    /// <summary>The machine.</summary>
    public Machine Machine { get; }

    /// <summary>Its journal.</summary>
    public string JournalPath { get; }

    /// <summary>Puts referrals there that others made days ago.</summary>
    public void AddStrangers(int count)
    {
        foreach (var deal in Deal.Many(count).Select(d => d with { Name = "Stranger " + d.Name, Customer = "Stranger " + d.Customer }))
        {
            Service.AddStranger(deal.ToReferral().ToJson(), TimeSpan.FromDays(3));
        }
    }

    /// <summary>Lets everything be made that is still to be made late.</summary>
    public async Task SettleAsync()
    {
        for (var i = 0; Service.PendingCommits > 0 && i < 1000; i++)
        {
            await Task.Delay(TimeSpan.FromMinutes(1), Time);

            // What goes on from here is not part of the timer's own work, for which time stands still.
            await Task.Yield();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Time.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
