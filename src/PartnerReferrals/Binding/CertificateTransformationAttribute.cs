using System;
using System.IO;
using System.Management.Automation;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PartnerReferrals.Binding;

/// <summary>Takes a certificate, its bytes, or the path of its file. Without it the engine would look for the path in another folder than the user's.</summary>
internal sealed class CertificateTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        try
        {
            return value switch
            {
                byte[] bytes => new X509Certificate2(bytes),
                string path => new X509Certificate2(File.ReadAllBytes(engineIntrinsics.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path))),
                FileInfo file => new X509Certificate2(File.ReadAllBytes(file.FullName)),
                _ => inputData,
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }
}
