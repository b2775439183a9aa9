using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensions.Msal;
using PartnerReferrals.SignIn;

namespace PartnerReferrals.Auth;

/// <summary>
/// Sign-ins kept on disk by MSAL's own extension: DPAPI on Windows, Keychain on macOS, libsecret on Linux; where none of these
/// works, a file that only its owner can read, after a warning.
/// </summary>
internal sealed class SignInCache(string? directory)
{
    private const string ProtectedName = "signin.cache";
    private const string NoHome = "Where there is no home folder, set HOME to one.";
    private const string UnprotectedName = "signin.unprotected.cache";

    private readonly string _directory = directory ?? DefaultDirectory();

    public async Task AttachAsync(ITokenCache cache, bool encryptionAvailable, Action<string>? warn)
    {
        var helper = await OpenAsync(ProtectedName).ConfigureAwait(false);
        if (!encryptionAvailable || !Works(helper))
        {
            CloseToOthers(Path.Combine(_directory, UnprotectedName));
            helper = await OpenAsync(UnprotectedName).ConfigureAwait(false);
            warn?.Invoke(
                $"This machine offers no {Protection()}: the sign-in is kept in the file '{Path.Combine(_directory, UnprotectedName)}', "
                + "readable by its owner only but not encrypted. Connect without -Persist to keep it in memory.");
        }

        helper.RegisterCache(cache);
    }

    /// <summary>Removes both kinds of cache, whichever this machine uses now.</summary>
    public void Clear()
    {
        foreach (var name in new[] { ProtectedName, UnprotectedName })
        {
            var path = Path.Combine(_directory, name);
            try
            {
                if (name == ProtectedName || File.Exists(path))
                    Erase(OpenAsync(name).GetAwaiter().GetResult());
                File.Delete(path);
            }
            catch (DirectoryNotFoundException)
            {
                // Nothing was ever kept.
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidOperationException)
            {
                throw AuthErrors.CacheUnavailable.ToException($"The file is '{path}'.", error);
            }
        }
    }

    private static string DefaultDirectory()
    {
        string parent;
        try
        {
            parent = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw AuthErrors.CacheUnavailable.ToException($"This user has no folder for application data, and none can be made. {NoHome}", error);
        }

        // Joined to nothing the name would be a folder of wherever the session happens to be.
        return parent.Length > 0
            ? Path.Combine(parent, "PartnerReferrals")
            : throw AuthErrors.CacheUnavailable.ToException($"This user has no folder for application data. {NoHome}");
    }

    private static void Erase(MsalCacheHelper helper)
    {
#pragma warning disable CS0618 // Meant for one account at a time; removing all of them, of every app, is what the user asked for.
        helper.Clear();
#pragma warning restore CS0618
        byte[] left;
        try
        {
            left = helper.LoadUnencryptedTokenCache();
        }
        catch (Exception)
        {
            // No keyring or keychain on this machine: it keeps nothing either.
            return;
        }

        if (left.Length > 0)
            throw new IOException("The operating system did not remove it.");
    }

    /// <summary>The extension creates the file for its owner only, but takes one that is there as it is.</summary>
    private static void CloseToOthers(string path)
    {
#if NET
        if (!OperatingSystem.IsWindows() && File.Exists(path))
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
#endif
    }

    private static bool Works(MsalCacheHelper helper)
    {
        try
        {
            helper.VerifyPersistence();
            return true;
        }
        catch (MsalCachePersistenceException)
        {
            return false;
        }
    }

    private static string Protection() =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "data protection (DPAPI)"
        : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "keychain"
        : "keyring (libsecret)";

    private Task<MsalCacheHelper> OpenAsync(string name)
    {
        var storage = new StorageCreationPropertiesBuilder(name, _directory)
            .CustomizeLockRetry(lockRetryDelay: 50, lockRetryCount: 200);
        storage = name == UnprotectedName
            ? storage.WithUnprotectedFile()
            : storage
                .WithMacKeyChain("PartnerReferrals", "signin")
                .WithLinuxKeyring(
                    "org.partnerreferrals.signin", MsalCacheHelper.LinuxKeyRingDefaultCollection, "PartnerReferrals sign-in",
                    new KeyValuePair<string, string>("Product", "PartnerReferrals"),
                    new KeyValuePair<string, string>("Version", "1"));

        // The extension traces warnings by default, into whatever listens in the host.
        return MsalCacheHelper.CreateAsync(storage.Build(), new TraceSource("PartnerReferrals.SignIn", SourceLevels.Off));
    }
}
