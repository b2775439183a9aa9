using System;

namespace PartnerReferrals.Benchmarks;

/// <summary>Prints one line a figure: what, how much, and what is promised.</summary>
internal static class Table
{
    public static void Head() => Console.WriteLine($"{"",-62} {"measured",12}  promised");

    public static void Line(string what, string measured, string promised = "", bool? holds = null) =>
        Console.WriteLine($"{what,-62} {measured,12}  {promised}{holds switch { true => "  holds", false => "  MISSED", null => "" }}");
}
