using System;

namespace PartnerReferrals.Emulator.Security;

/// <summary>Who calls, as the bearer token tells.</summary>
internal sealed record Caller(Organization Organization, string User, PartnerRole Role, bool AppOnly, bool MultiFactor);
