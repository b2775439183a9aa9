using System;
using System.IO;
using System.Text;
using PartnerReferrals.Shell.Host;

namespace PartnerReferrals.Shell;

/// <summary>The process's own output and error streams as a screen.</summary>
internal static class ConsoleStreams
{
    // What pwsh assumes where there is no terminal to ask.
    private const int DefaultWidth = 120;

    /// <summary>Opens the console; colours and live progress only on a real terminal.</summary>
    public static Screen Open()
    {
        // Without a byte order mark: the output may be piped into another program.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new Screen(Console.Out, Console.Error, Width())
        {
            OutputIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            Input = Console.In,
        };
    }

    private static int Width()
    {
        try
        {
            return !Console.IsOutputRedirected && Console.WindowWidth > 0 ? Console.WindowWidth : DefaultWidth;
        }
        catch (IOException)
        {
            return DefaultWidth;
        }
    }
}
