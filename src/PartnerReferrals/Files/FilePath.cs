using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Binding;
using PartnerReferrals.ErrorRecords;

namespace PartnerReferrals.Files;

/// <summary>Parameters that name one file, in the file system and nowhere else.</summary>
internal static class FilePath
{
    // Windows PowerShell has no such method: there a link counts as a file of its own.
    private static readonly Func<string, bool, FileSystemInfo?>? ResolveLink =
        typeof(File).GetMethod("ResolveLinkTarget", [typeof(string), typeof(bool)])?.CreateDelegate(typeof(Func<string, bool, FileSystemInfo?>)) as Func<string, bool, FileSystemInfo?>;

    /// <summary>The full path of what a user gave. Wildcards are not expanded, and the file need not exist.</summary>
    /// <param name="cmdlet">Whose parameter it is; its current location counts.</param>
    /// <param name="path">As given.</param>
    /// <param name="errorId">Id of the error that ends the command where the path is none.</param>
    /// <param name="action">What would be accepted.</param>
    internal static string Resolve(PSCmdlet cmdlet, string path, string errorId, string action)
    {
        if (path == FilePathTransformationAttribute.NotAPath)
        {
            Refuse("An object or JSON text was given where the path of a file belongs.", action + " Rows go into New-PartnerReferral: Import-Csv ./deals.csv | New-PartnerReferral, Get-Content ./deals.json -Raw | New-PartnerReferral.");
        }

        try
        {
            var resolved = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            if (provider.Name == "FileSystem")
            {
                return Path.GetFullPath(resolved);
            }
        }
        catch (Exception e) when (e is not PipelineStoppedException && (e is RuntimeException || IsBadFile(e)))
        {
            Refuse($"'{path}' is no path of a file: {e.Message}", action);
        }

        Refuse($"'{path}' is not in the file system.", action);
        return path;

        void Refuse(string message, string recommendedAction) =>
            cmdlet.ThrowTerminatingError(ErrorRecordFactory.Refused(errorId, message, ErrorCategory.InvalidArgument, path == FilePathTransformationAttribute.NotAPath ? null : path, recommendedAction));
    }

    /// <summary>
    /// The full paths of what a user gave: wildcards are expanded, in alphabetical order and without the journals that imports keep beside their files.
    /// A file of exactly that name goes first.
    /// </summary>
    /// <exception cref="ItemNotFoundException">No file matches.</exception>
    internal static IReadOnlyList<string> ResolveAll(PSCmdlet cmdlet, string path, string errorId, string action)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(path) || Resolve(cmdlet, path, errorId, action) is { } exact && File.Exists(exact))
        {
            return [Resolve(cmdlet, path, errorId, action)];
        }

        string[] found = [.. cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out var provider)
            .Where(file => provider.Name == "FileSystem" && File.Exists(file) && !file.EndsWith(ImportJournal.Ending, StringComparison.OrdinalIgnoreCase))
            .OrderBy(file => file, StringComparer.OrdinalIgnoreCase)];
        return found.Length > 0 ? found : throw new ItemNotFoundException($"No file matches '{path}'.");
    }

    /// <summary>Whether an exception is what .NET throws for a file that is not there, not accessible, or not possible.</summary>
    internal static bool IsBadFile(Exception e) =>
        e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or System.Security.SecurityException;

    /// <summary>The file that a symbolic link stands for in the end; the path itself where it is none.</summary>
    internal static string Target(string path)
    {
        try
        {
            return ResolveLink?.Invoke(path, true)?.FullName ?? path;
        }
        catch (Exception e) when (IsBadFile(e))
        {
            return path;
        }
    }

    /// <summary>Whether two paths lead to one file, by links to it or to any folder above it.</summary>
    internal static bool AreSame(string one, string other) => string.Equals(Final(one), Final(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>The first path that leads to the same file as an earlier one; null where all differ.</summary>
    internal static string? Repeated(params string[] paths) => paths.Where((path, i) => paths.Take(i).Any(earlier => AreSame(earlier, path))).FirstOrDefault();

    private static string Final(string path)
    {
        var target = Target(path);
        return Path.GetDirectoryName(target) is { } folder ? Path.Combine(Final(folder), Path.GetFileName(target)) : target;
    }
}
