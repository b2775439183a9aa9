using System.Threading;
using Newtonsoft.Json;

namespace PartnerReferrals.Serialization;

/// <summary>
/// The property names that came last, so that an answer with seventy names does not make seventy texts. Of fixed size, safe from any thread:
/// a name takes the place of another with the same hash.
/// </summary>
internal sealed class JsonNames : JsonNameTable
{
    private const int Places = 1024;
    private const int LongestKept = 64;

    private readonly string?[] _names = new string?[Places];

    /// <inheritdoc/>
    public override string Get(char[] key, int start, int length)
    {
        if (length > LongestKept)
        {
            return new string(key, start, length);
        }

        ref var place = ref _names[Hash(key, start, length) % Places];
        if (Volatile.Read(ref place) is { } known && IsEqual(known, key, start, length))
        {
            return known;
        }

        var name = new string(key, start, length);
        Volatile.Write(ref place, name);
        return name;
    }

    // FNV-1a.
    private static uint Hash(char[] key, int start, int length)
    {
        var hash = 2166136261;
        for (var i = start; i < start + length; i++)
        {
            hash = unchecked((hash ^ key[i]) * 16777619);
        }

        return hash ^ (hash >> 16);
    }

    private static bool IsEqual(string known, char[] key, int start, int length)
    {
        if (known.Length != length)
        {
            return false;
        }

        for (var i = 0; i < length; i++)
        {
            if (known[i] != key[start + i])
            {
                return false;
            }
        }

        return true;
    }
}
