using System.IO;

namespace PartnerReferrals.Csv;

/// <summary>Streams the rows of a delimited file. Implemented by <c>PartnerReferrals.Csv.CsvFileReader</c> in the isolated Csv room.</summary>
public interface ICsvReader
{
    /// <summary>Reads the header and gets ready to stream the rows; the file is never held in memory.</summary>
    /// <param name="stream">
    /// The file. A byte order mark (UTF-8, UTF-16 either way) decides its encoding; without one it is UTF-8.
    /// It stays open: whoever opened it closes it.
    /// </param>
    /// <param name="delimiter">The column separator.</param>
    /// <returns>The columns, what is wrong with the file as a whole, and the rows.</returns>
    ICsvTable Open(Stream stream, char delimiter);
}
