using System;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Import;

/// <summary>A file that changes while it is imported: what nobody checked is not sent.</summary>
public sealed class FileChangedTests
{
    // Every row is read twice, first to check it. The change comes with the second row that is read to be sent.
    private const string Change =
        "$global:seen = 0; Import-PartnerReferral $folder/deals.csv -ThrottleLimit 1 -PropertyMap @{ Notes = { if (++$global:seen -eq 32) { WHAT }; 'x' } }";

    [Theory]
    [InlineData("""[IO.File]::AppendAllText("$folder/deals.csv", "one more")""")]
    [InlineData("""[IO.File]::SetLastWriteTimeUtc("$folder/deals.csv", [datetime]'2020-01-01')""")]
    [InlineData("""[IO.File]::WriteAllText("$folder/deals.csv", '')""")]
    public void The_rest_is_not_sent(string what)
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(30));

        var (end, _) = folder.Ended(Change.Replace("WHAT", what, StringComparison.Ordinal));

        Assert.StartsWith("PartnerReferral.Import.FileChanged", end.FullyQualifiedErrorId, StringComparison.Ordinal);
        var created = folder.Session.Created();
        Assert.True(created is > 0 and < 30, $"{created} were created");
        Assert.Equal($"{created} created, 0 updated, 0 skipped, 0 rejected, 0 unknown, {30 - created} not sent", end.TargetObject.ToString());
    }
}
