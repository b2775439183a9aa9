using System;
using System.Threading.Tasks;

namespace PartnerReferrals.Soak;

/// <summary>How a file is sent: a script, the cmdlet it pipes to where it could be one of several, and what tells how far it has got.</summary>
internal sealed record Way(string Name, string Script, string Cmdlet, Func<EmulatorServer, Task<long>> DoneAsync)
{
    public static Way Import { get; } = new("Import-PartnerReferral", "Import.ps1", "Import-PartnerReferral", server => server.CreatedAsync());

    public static Way Update { get; } = new("-UpdateExisting", "Import.ps1", "Import-PartnerReferral", server => server.ChangedAsync()) { Updates = true };

    public static Way Pipe { get; } = new("New-PartnerReferral", "Pipe.ps1", "New-PartnerReferral", server => server.CreatedAsync());

    public static Way PipeShared { get; } = new("New-PartnerSharedReferral", "Pipe.ps1", "New-PartnerSharedReferral", server => server.CreatedAsync());

    public static Way Haul { get; } = new("long haul", "Haul.ps1", "New-PartnerReferral", server => server.CreatedAsync());

    /// <summary>The rows change what exists.</summary>
    public bool Updates { get; init; }
}
