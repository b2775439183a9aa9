using System;
using PartnerReferrals.Emulator.Http;

namespace PartnerReferrals.Emulator.Control;

/// <summary>One control call: where it is, what it does, how it is answered.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path below <c>/_emulator</c>; a last segment <c>{…}</c> takes any text.</param>
/// <param name="Does">One line for the listing.</param>
/// <param name="Answer">Gives the object to write as JSON, or <see langword="null"/> for 204.</param>
internal sealed record ControlCall(string Method, string Path, string Does, Func<EmulatorRequest, string, object?> Answer)
{
    /// <summary>Whether the path is this call's; gives the text that stands for the last segment.</summary>
    public bool Matches(string path, out string argument)
    {
        argument = string.Empty;
        var open = Path.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
        {
            return string.Equals(path, Path, StringComparison.OrdinalIgnoreCase);
        }

        if (!path.StartsWith(Path[..open], StringComparison.OrdinalIgnoreCase) || path.Length == open)
        {
            return false;
        }

        argument = path[open..];
        return true;
    }
}
