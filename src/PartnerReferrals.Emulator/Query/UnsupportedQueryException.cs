using System;

namespace PartnerReferrals.Emulator.Query;

/// <summary>Valid OData that this service does not answer.</summary>
internal sealed class UnsupportedQueryException(string what) : Exception($"{what} is not supported.");
