using System;

namespace PartnerReferrals.Emulator.Query;

/// <summary>One key of an order: which value, which way.</summary>
internal sealed record OrderKey(string Path, bool Descending, Func<EvaluationScope, object?> Value);
