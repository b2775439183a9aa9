using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace PartnerReferrals.Client.Tests.RoughInput;

/// <summary>
/// Plays random input from a seed, the same in every run. The environment can ask for another seed and for more:
/// <c>ROUGH_SEED=7 ROUGH_CASES=100000 dotnet test tests/PartnerReferrals.Client.Tests --filter RoughInput</c>.
/// </summary>
internal static class Rough
{
    private static readonly ulong Seed = ulong.Parse(Environment.GetEnvironmentVariable("ROUGH_SEED") ?? "20261127", CultureInfo.InvariantCulture);

    private static readonly int Cases = int.Parse(Environment.GetEnvironmentVariable("ROUGH_CASES") ?? "100", CultureInfo.InvariantCulture);

    // A long one is played again by its seed rather than read.
    private const int MostShown = 600;

    /// <summary>Checks the seed's inputs; the first that fails is cut down and shown.</summary>
    internal static void ForAll(Gen<string> texts, Action<string> check) => Play(Arb.From(texts, Shorter), check, Escaped);

    /// <summary>The same for bytes.</summary>
    internal static void ForAll(Gen<byte[]> inputs, Action<byte[]> check) =>
        Play(Arb.From(inputs, bytes => Shorter(Encoding.Latin1.GetString(bytes)).Select(Encoding.Latin1.GetBytes)), check, bytes => "bytes " + Escaped(Encoding.Latin1.GetString(bytes)));

    /// <summary>The same for anything that cannot be cut down.</summary>
    internal static void ForAll<T>(Gen<T> inputs, Action<T> check, Func<T, string> show) => Play(Arb.From(inputs), check, show);

    /// <summary>Text as a C# literal has it.</summary>
    internal static string Escaped(string text)
    {
        var shown = new StringBuilder("\"");
        foreach (var c in text.Length > MostShown ? text[..MostShown] : text)
        {
            shown.Append(c is >= ' ' and <= '~' and not ('"' or '\\') ? c.ToString() : $"\\u{(int)c:x4}");
        }

        return shown.Append('"').ToString();
    }

    private static void Play<T>(Arbitrary<T> inputs, Action<T> check, Func<T, string> show)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"ROUGH_SEED={Seed} ROUGH_CASES={Cases}");
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Cases).WithReplay(Seed, 4243UL),
            Prop.ForAll(inputs, input =>
            {
                try
                {
                    check(input);
                }
                catch (Exception e)
                {
                    throw new InvalidOperationException($"ROUGH_SEED={Seed}, input {show(input)}: {e}", e);
                }
            }));
    }

    /// <summary>What is left when a half, a quarter… is cut out.</summary>
    private static IEnumerable<string> Shorter(string text)
    {
        for (var length = text.Length / 2; length > 0; length /= 2)
        {
            for (var at = 0; at < text.Length; at += length)
            {
                yield return text.Remove(at, Math.Min(length, text.Length - at));
            }
        }
    }
}
