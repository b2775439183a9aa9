namespace PartnerReferrals.Mapping;

/// <summary>Names are compared by their letters and digits alone, without case, spaces and punctuation.</summary>
internal static class NameKey
{
    internal static string Of(string name)
    {
        var buffer = new char[name.Length];
        var length = 0;
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c))
                buffer[length++] = char.ToLowerInvariant(c);
        }

        return new string(buffer, 0, length);
    }
}
