using System;

namespace PartnerReferrals.SignIn;

/// <summary>What the user has to be shown to finish a device code sign-in.</summary>
public sealed class DeviceCodePrompt
{
    /// <summary>The code to type.</summary>
    public required string UserCode { get; init; }

    /// <summary>Where to type it.</summary>
    public required string VerificationUrl { get; init; }

    /// <summary>When the code ends.</summary>
    public required DateTimeOffset ExpiresOn { get; init; }

    /// <summary>The identity service's own sentence with code and address.</summary>
    public required string Message { get; init; }
}
