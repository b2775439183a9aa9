namespace PartnerReferrals.Emulator.Query;

/// <summary>The parts of a list request that its next pages share.</summary>
internal sealed record ListQueryText(string? Filter, string? OrderBy, string? Select);
