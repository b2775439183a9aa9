using System.IO;

namespace PartnerReferrals.Files;

/// <summary>The journal of an imported file.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="SourceName">The file's name, by which the journal knows it again.</param>
internal sealed record ImportJournal(string Path, string SourceName)
{
    /// <summary>How a journal's name ends.</summary>
    internal const string Ending = ".journal.jsonl";

    /// <summary>
    /// The journal beside a file, and one for all links to it. An earlier version kept one beside each link, which is gone on with. Null where there are
    /// both: no run may choose which of two histories holds.
    /// </summary>
    internal static ImportJournal? Beside(string path)
    {
        var target = FilePath.Target(path);
        var ofTarget = new ImportJournal(target + Ending, System.IO.Path.GetFileName(target));
        var ofLink = new ImportJournal(path + Ending, System.IO.Path.GetFileName(path));
        return FilePath.AreSame(ofTarget.Path, ofLink.Path) || !File.Exists(ofLink.Path) ? ofTarget
            : File.Exists(ofTarget.Path) ? null
            : ofLink;
    }
}
