using System;
using System.Runtime.CompilerServices;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Client.Tests.Validation;

/// <summary>For these tests it is the year of the API's first page: no date in them lies in the past, whenever they run.</summary>
internal static class YearOfTheTests
{
    internal static DateTimeOffset Now { get; } = new(2019, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [ModuleInitializer]
    internal static void Set() => ValidationOptions.Clock = () => Now;
}
