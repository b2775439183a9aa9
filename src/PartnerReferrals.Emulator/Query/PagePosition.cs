using System;
using System.Collections.Generic;

namespace PartnerReferrals.Emulator.Query;

/// <summary>The last referral of a page: its order keys and its id.</summary>
internal sealed record PagePosition(IReadOnlyList<object?> Keys, Guid Id);
