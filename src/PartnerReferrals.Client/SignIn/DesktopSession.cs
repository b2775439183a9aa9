using System;
using System.Runtime.InteropServices;

namespace PartnerReferrals.SignIn;

/// <summary>Tells whether a browser can open for the user here: decides between interactive and device code when neither is asked for.</summary>
public static class DesktopSession
{
    /// <summary>True where a browser would show on this user's screen.</summary>
    public static bool IsAvailable { get; } = Detect(
        RuntimeInformation.IsOSPlatform(OSPlatform.Linux), Environment.UserInteractive, Environment.GetEnvironmentVariable);

    internal static bool Detect(bool linux, bool userInteractive, Func<string, string?> variable)
    {
        bool IsSet(string name) => !string.IsNullOrEmpty(variable(name));

        // A remote shell has a desktop only where one is forwarded to it.
        if (linux)
            return IsSet("DISPLAY") || IsSet("WAYLAND_DISPLAY") || IsSet("WSL_DISTRO_NAME");
        return userInteractive && !IsSet("SSH_CONNECTION") && !IsSet("SSH_CLIENT");
    }
}
