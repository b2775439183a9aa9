using System.Collections;
using System.IO;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Binding;

/// <summary>
/// Takes the path of a file, or the file itself. Without it the engine would make text of a row that somebody pipes in, contact data included, and the
/// error would call that a path. A row or rows as JSON text are no path either.
/// </summary>
internal sealed class FilePathTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Stands for an object that is no path; no path can look like it.</summary>
    internal const string NotAPath = "\0";

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            FileSystemInfo file => file.FullName,
            PathInfo path => path.ProviderPath,
            PSCustomObject or IDictionary or JsonModel or SharedReferral => NotAPath,
            string text when IsJson(text) => NotAPath,
            object[] several => several.Select(one => Transform(engineIntrinsics, one)).ToArray(),
            _ => inputData,
        };

    // A bracket may also begin a wildcard.
    private static bool IsJson(string text)
    {
        var start = JsonText.TrimStart(text);
        return start is ['{' or '[', ..] && start.Substring(1).TrimStart() is "" or ['{' or '"' or ']' or '}', ..];
    }
}
