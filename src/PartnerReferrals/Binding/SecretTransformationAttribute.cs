using System;
using System.Management.Automation;
using System.Security;

namespace PartnerReferrals.Binding;

/// <summary>
/// Takes a secret as SecureString, or as plain text with a warning. Without it the engine would refuse plain text with
/// a message that repeats the secret.
/// </summary>
internal sealed class SecretTransformationAttribute : ArgumentTransformationAttribute
{
    [ThreadStatic]
    private static bool sawPlainText;

    /// <summary>Whether a secret was given as plain text since the last call on this (pipeline) thread.</summary>
    internal static bool TakePlainTextFlag()
    {
        var saw = sawPlainText;
        sawPlainText = false;
        return saw;
    }

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is SecureString)
        {
            return value;
        }

        if (value is not string text || text.Length == 0)
        {
            throw new ArgumentTransformationMetadataException("A secret is given as SecureString, for example from Get-Secret or Read-Host -AsSecureString.");
        }

        sawPlainText = true;
        return Conceal(text);
    }

    /// <summary>Makes a secure string of text.</summary>
    internal static SecureString Conceal(string text)
    {
        var secret = new SecureString();
        foreach (var character in text)
        {
            secret.AppendChar(character);
        }

        secret.MakeReadOnly();
        return secret;
    }
}
