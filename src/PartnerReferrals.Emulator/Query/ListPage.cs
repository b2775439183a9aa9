using System.Collections.Generic;
using PartnerReferrals.Emulator.Store;

namespace PartnerReferrals.Emulator.Query;

/// <summary>One page of a listing.</summary>
/// <param name="Referrals">The referrals of the page.</param>
/// <param name="Count">How many match in all; <see langword="null"/> when nobody counted.</param>
/// <param name="Next">Where the next page begins; <see langword="null"/> on the last one.</param>
internal sealed record ListPage(IReadOnlyList<StoredReferral> Referrals, long? Count, PagePosition? Next);
