using System.IO;
using System.Text;

namespace PartnerReferrals.Files;

/// <summary>A JSON array of referrals in the service's own form, written one by one, each on a line of its own.</summary>
internal sealed class JsonOutput(string path) : IReferralOutput
{
    private readonly StreamWriter _writer = new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 15);
    private bool _hasRows;

    public void Write(Referral referral)
    {
        _writer.Write(_hasRows ? ",\n" : "[\n");
        _writer.Write(referral.ToJson());
        _hasRows = true;
    }

    public void Close()
    {
        _writer.Write(_hasRows ? "\n]\n" : "[]\n");
        _writer.Dispose();
    }

    public void Dispose() => _writer.Dispose();
}
