using System.Collections.Generic;
using System.Linq;
using System.Security;
using PartnerReferrals.SignIn;

namespace PartnerReferrals.Binding;

/// <summary>
/// What the script block of <c>-AccessTokenProvider</c> gives, as one token. Anything but one text would be sent as a word like
/// <c>System.Collections.Hashtable</c>, and of several only one can be meant.
/// </summary>
internal static class ProvidedToken
{
    /// <summary>The token; null where there is no output.</summary>
    /// <exception cref="Errors.AuthenticationException">It is not one SecureString or text.</exception>
    internal static SecureString? From(IReadOnlyList<object?> output) => output.Where(value => value is not null).ToList() switch
    {
        [] => null,
        [SecureString secure] => secure,
        [string text] => SecretTransformationAttribute.Conceal(text),
        [var other] => throw AccessTokenProvider.Refuse(
            $"It gave an object of type {other!.GetType().Name}. Give the token itself, which often is its property Token or access_token."),
        var several => throw AccessTokenProvider.Refuse(
            $"It gave {several.Count} values. Give the token alone: send what else is written there to $null."),
    };
}
