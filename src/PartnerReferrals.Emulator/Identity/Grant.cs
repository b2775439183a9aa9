using System;
using PartnerReferrals.Emulator.Security;

namespace PartnerReferrals.Emulator.Identity;

/// <summary>What somebody allowed a client to do: the ground every token of a sign-in stands on.</summary>
internal sealed record Grant(string ClientId, string User, Organization Organization, PartnerRole Role, bool MultiFactor, string Scope, DateTimeOffset SignedIn);
