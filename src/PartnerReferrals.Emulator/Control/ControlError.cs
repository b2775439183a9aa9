using System;

namespace PartnerReferrals.Emulator.Control;

/// <summary>A control call that cannot be followed.</summary>
internal sealed class ControlError(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
