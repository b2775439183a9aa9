using System.Globalization;
using System.IO;
using System.Linq;

namespace PartnerReferrals.Benchmarks;

/// <summary>What one measurement gave.</summary>
/// <param name="Created">Referrals made.</param>
/// <param name="Milliseconds">Time.</param>
/// <param name="CpuMilliseconds">Processor time of the sending process, all threads.</param>
/// <param name="PeakBytes">Highest working set of the sending process.</param>
internal sealed record Figures(long Created, long Milliseconds, long CpuMilliseconds, long PeakBytes)
{
    public double PerSecond => Created * 1000.0 / Milliseconds;

    public double CpuPerReferral => (double)CpuMilliseconds / Created;

    public static Figures Read(string path)
    {
        var numbers = File.ReadAllText(path).Split('\t').Select(text => long.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return new Figures(numbers[0], numbers[1], numbers[2], numbers[3]);
    }
}
