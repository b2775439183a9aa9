namespace PartnerReferrals.Soak;

/// <summary>How a file is sent: a script, and the cmdlet it pipes to where it could be one of several.</summary>
internal sealed record Way(string Script, string Cmdlet)
{
    public static Way Import { get; } = new("Import.ps1", "Import-PartnerReferral");

    public static Way Pipe { get; } = new("Pipe.ps1", "New-PartnerReferral");

    public static Way PipeShared { get; } = new("Pipe.ps1", "New-PartnerSharedReferral");
}
