using System.Collections.Generic;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>The sign or code of a currency that stood beside an amount; goes along with the amount until its currency is known.</summary>
/// <param name="Written">The amount as it was written.</param>
/// <param name="Sign">The sign.</param>
/// <param name="Currencies">The currencies it may mean.</param>
internal sealed record CurrencyMark(string Written, string Sign, IReadOnlyList<string> Currencies);
