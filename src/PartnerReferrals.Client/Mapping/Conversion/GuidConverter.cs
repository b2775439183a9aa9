using System;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>GUIDs, with dashes; passed as spelt.</summary>
internal static class GuidConverter
{
    internal static Converted Convert(string text)
    {
        var trimmed = text.Trim();
        return Guid.TryParseExact(trimmed, "D", out _)
            ? Converted.Of(trimmed)
            : Converted.Refuse(FaultCodes.InvalidGuid, "it is not a GUID.", "Write it like 6f0d2a1e-8a57-4b0e-9d0b-5f1c2f0c7a11.");
    }
}
