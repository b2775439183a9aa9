using System;

namespace PartnerReferrals.Emulator.Identity;

/// <summary>A code a browser brought to the client, with what the client must prove to redeem it.</summary>
internal sealed record AuthorizationCode(Grant Grant, string RedirectUri, string? Challenge, string? Nonce, DateTimeOffset Expires);
