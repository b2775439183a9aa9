using System;
using System.Management.Automation;

namespace PartnerReferrals.Pipeline;

/// <summary>A warning that reaches the user also when the pipeline has been stopped and its streams take nothing more.</summary>
internal static class LastWarning
{
    /// <summary>Writes to the warning stream, and after Ctrl+C past it: to the screen alone. Pipeline thread.</summary>
    internal static void Write(PSCmdlet cmdlet, string message)
    {
        if (!cmdlet.Stopping)
        {
            try
            {
                cmdlet.WriteWarning(message);
            }
            catch (Exception)
            {
                // -WarningAction Stop has shown it and wants an end, which this is.
            }
        }
        else if (!IsSilenced(cmdlet))
        {
            cmdlet.Host?.UI?.WriteWarningLine(message);
        }
    }

    private static bool IsSilenced(PSCmdlet cmdlet) =>
        LanguagePrimitives.TryConvertTo(
            cmdlet.MyInvocation.BoundParameters.TryGetValue("WarningAction", out var bound) ? bound : cmdlet.GetVariableValue("WarningPreference"),
            out ActionPreference chosen)
        && chosen is ActionPreference.SilentlyContinue or ActionPreference.Ignore;
}
