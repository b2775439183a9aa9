using System;
using System.Globalization;

namespace PartnerReferrals.Hostile;

/// <summary>What is to be played.</summary>
internal sealed record CampaignOptions(int Count, int Seed, bool Prints)
{
    public const string Usage =
        """
        Plays random campaigns against a service that lies: lost, late and false answers, lists that are not whole, rewritten values, wrong clocks, kills and resumes.

          N            campaigns; default 500
          --seed S     seed of the first; the next ones follow. Default 1. One failed campaign again: 1 --seed S
          --print      prints each campaign, not only what failed

        Ends with 0 when in every campaign each row is held once at most and every word of the runs is true; else 1.
        """;

    /// <exception cref="FormatException">Not understood.</exception>
    public static CampaignOptions Parse(string[] args)
    {
        var options = new CampaignOptions(500, 1, false);
        for (var i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--seed" => options with { Seed = Number(++i) },
                "--print" => options with { Prints = true },
                _ => options with { Count = Number(i) },
            };
        }

        return options;

        int Number(int at) => at < args.Length && int.TryParse(args[at], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"'{(at < args.Length ? args[at] : args[at - 1])}' is not understood.");
    }
}
