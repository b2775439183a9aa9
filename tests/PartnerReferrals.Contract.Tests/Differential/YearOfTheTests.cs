using System;
using System.Runtime.CompilerServices;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Contract.Tests.Differential;

/// <summary>For these tests it is the year of the API's first page: no date in them lies in the past, whenever they run.</summary>
internal static class YearOfTheTests
{
    [ModuleInitializer]
    internal static void Set() => ValidationOptions.Clock = () => new DateTimeOffset(2019, 6, 1, 12, 0, 0, TimeSpan.Zero);
}
