using Newtonsoft.Json.Linq;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>What became of one value: a token, a problem, or a token with a warning.</summary>
internal readonly struct Converted
{
    private Converted(JToken? token, FaultCode? code, string message, string? hint)
    {
        Token = token;
        Code = code;
        Message = message;
        Hint = hint;
    }

    /// <summary>The value for the wire; null where it was refused.</summary>
    internal JToken? Token { get; }

    /// <summary>What is wrong; null where nothing is.</summary>
    internal FaultCode? Code { get; }

    /// <summary>What is wrong with it, to follow the value: <c>'x' is not a number.</c></summary>
    internal string Message { get; }

    /// <summary>What to write instead; null where the field's own words say it.</summary>
    internal string? Hint { get; }

    internal static Converted Of(JToken token) => new(token, null, "", null);

    internal static Converted Of(string text) => new(new JValue(text), null, "", null);

    internal static Converted Warn(JToken token, FaultCode code, string message, string? hint) => new(token, code, message, hint);

    internal static Converted Refuse(FaultCode code, string message, string? hint = null) => new(null, code, message, hint);
}
