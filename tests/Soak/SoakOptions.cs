using System;
using System.Globalization;

namespace PartnerReferrals.Soak;

/// <summary>How large and how rough a soak is.</summary>
internal sealed record SoakOptions
{
    public const string Usage =
        """
        Sends many rows through a faulty service, kills the sender again and again, and asks the service what it holds.

          --rows N     rows in all; default 10000, with --short 300
          --kills N    SIGKILLs at seeded instants; default 20, with --short 4
          --seed N     seed of rows, faults and instants; default 1
          --short      a form that ends within about two minutes: shorter silence, time-outs and absence of the service
          --hours N    no kills: one process sends rows over so many hours of the service's time, and its memory is watched
          --within M   minutes that these hours take; default 12
          --keep       leaves the folder with files and journals

        Ends with 0 when the service holds exactly the valid rows, once each, and journals and summaries agree with it row by row; else 1.
        """;

    public int Rows { get; init; } = 10_000;

    public int Kills { get; init; } = 20;

    public int Seed { get; init; } = 1;

    public bool IsShort { get; init; }

    public bool Keep { get; init; }

    /// <summary>How long a long haul is by the service's clock; zero for none.</summary>
    public TimeSpan ServiceTime { get; init; }

    /// <summary>How long it is by this machine's.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromMinutes(12);

    /// <summary>Seconds by the service's clock; real ones last as long.</summary>
    public int HaulTokenLifetime => 3600;

    /// <summary>Seconds the client waits for an answer; the service's silence is longer.</summary>
    public int AttemptTimeout => IsShort ? 4 : 10;

    public int Silence => IsShort ? 8 : 30;

    /// <summary>Seconds until the service lists what it created.</summary>
    public int ListingDelay => IsShort ? 1 : 3;

    /// <summary>Seconds the client takes for it: never less, and room for a busy machine.</summary>
    public int AssumedListingDelay => IsShort ? 4 : 8;

    public int TokenLifetime => ServiceTime > TimeSpan.Zero ? HaulTokenLifetime : IsShort ? 12 : 60;

    public TimeSpan Absence => TimeSpan.FromSeconds(IsShort ? 3 : 60);

    /// <summary>A run that takes longer hangs.</summary>
    public TimeSpan Patience => TimeSpan.FromMinutes(IsShort ? 5 : 60);

    /// <exception cref="FormatException">Not understood.</exception>
    public static SoakOptions Parse(string[] args)
    {
        var options = Array.IndexOf(args, "--short") >= 0 ? new SoakOptions { IsShort = true, Rows = 300, Kills = 4 } : new SoakOptions();
        for (var i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--short" => options,
                "--hours" => options with { ServiceTime = TimeSpan.FromHours(Number(++i, 1)) },
                "--within" => options with { Within = TimeSpan.FromMinutes(Number(++i, 1)) },
                "--keep" => options with { Keep = true },
                "--rows" => options with { Rows = Number(++i, 10) },
                "--kills" => options with { Kills = Number(++i, 0) },
                "--seed" => options with { Seed = Number(++i, 0) },
                _ => throw new FormatException($"'{args[i]}' is not known."),
            };
        }

        return options;

        int Number(int at, int least) => at < args.Length && int.TryParse(args[at], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new FormatException($"'{args[at - 1]}' needs a number from {least}.");
    }
}
