using System;
using System.IO;
using System.Text;
using PartnerReferrals.Reports;

namespace PartnerReferrals.Files;

/// <summary>The page about deals, written when the last is known.</summary>
internal sealed class PipelinePage(string path) : IReferralOutput
{
    private readonly StreamWriter _writer = new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 15);
    private readonly PipelineReport _report = new(DateTimeOffset.UtcNow);

    public void Write(Referral referral) => _report.Add(referral);

    public void Close()
    {
        _report.Write(_writer, "Referral pipeline");
        _writer.Dispose();
    }

    public void Dispose() => _writer.Dispose();
}
