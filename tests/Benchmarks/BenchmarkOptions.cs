using System;
using System.Globalization;

namespace PartnerReferrals.Benchmarks;

/// <summary>How much is measured.</summary>
internal sealed record BenchmarkOptions
{
    public const string Usage =
        """
        Measures the module against what is possible, on the emulator's server, and prints one table of ratios. Also what a loop
        around Invoke-RestMethod does.

          --rows N          rows of one throughput run, four times as many without service time; default 10000
          --rounds N        runs of each kind, alternating; the median counts; default 3
          --memory-rows N   rows whose peak memory is compared with that of 10000; default 100000, the figure of the promise is 1000000
          --check-rows N    rows to validate; default 100000
          --journal-rows N  rows of a journal to open; default 1000000
          --imports N       alternating imports; default 15
          --only NAME       throughput, memory, check, journal or import
        """;

    public int Rows { get; init; } = 10_000;

    public int Rounds { get; init; } = 3;

    public int MemoryRows { get; init; } = 100_000;

    public int CheckRows { get; init; } = 100_000;

    public int JournalRows { get; init; } = 1_000_000;

    public int Imports { get; init; } = 15;

    public string? Only { get; init; }

    /// <exception cref="FormatException">Not understood.</exception>
    public static BenchmarkOptions Parse(string[] args)
    {
        var options = new BenchmarkOptions();
        for (var i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--rows" => options with { Rows = Number(++i) },
                "--rounds" => options with { Rounds = Number(++i) },
                "--memory-rows" => options with { MemoryRows = Number(++i) },
                "--check-rows" => options with { CheckRows = Number(++i) },
                "--journal-rows" => options with { JournalRows = Number(++i) },
                "--imports" => options with { Imports = Number(++i) },
                "--only" when i + 1 < args.Length && args[i + 1] is "throughput" or "memory" or "check" or "journal" or "import" => options with { Only = args[++i] },
                _ => throw new FormatException($"'{args[i]}' is not known."),
            };
        }

        return options;

        int Number(int at) => at < args.Length && int.TryParse(args[at], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"'{args[at - 1]}' needs a number from 1.");
    }

    public bool Wants(string name) => Only is null || Only == name;
}
