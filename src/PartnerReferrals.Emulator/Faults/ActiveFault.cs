using System;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PartnerReferrals.Emulator.Deterministic;
using PartnerReferrals.Emulator.Http;

namespace PartnerReferrals.Emulator.Faults;

/// <summary>A rule in force, with its counts.</summary>
internal sealed class ActiveFault(FaultRule rule, int seed)
{
    private readonly object _gate = new();

    /// <summary>Chances follow from the seed, the rule's name and the count of its matches: the same in every run.</summary>
    private readonly ulong _chance = BinaryPrimitives.ReadUInt64LittleEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/fault/{rule.Name}")));

    public string Name => Rule.Name!;

    public FaultRule Rule { get; } = rule;

    public int Matched { get; private set; }

    public int Hits { get; private set; }

    public bool Matches(string operation, EmulatorRequest request) =>
        (Is(Emulator.Http.Operation.Any) || Is(operation))
        && (Rule.Contains is not { } text
            || request.BodyText.Contains(text, StringComparison.Ordinal)
            || request.Path.Contains(text, StringComparison.OrdinalIgnoreCase)
            || Uri.UnescapeDataString(request.Query).Contains(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>Counts a matching request and says whether the rule hits it.</summary>
    /// <param name="taken">Another rule was faster: count only.</param>
    public bool Strikes(bool taken)
    {
        lock (_gate)
        {
            Matched++;
            if (taken || !Due(Matched) || Hits >= (Rule.Times ?? int.MaxValue))
            {
                return false;
            }

            Hits++;
            return true;
        }
    }

    private bool Due(int count) =>
        (Rule.Nth ?? count) == count
        && count <= (Rule.First ?? int.MaxValue)
        && count % (Rule.Every ?? 1) == 0
        && (SeededGuids.Mix(_chance + (ulong)count) >> 11) * (1.0 / (1UL << 53)) < Rule.Probability;

    private bool Is(string operation) => string.Equals(Rule.Operation, operation, StringComparison.OrdinalIgnoreCase);
}
