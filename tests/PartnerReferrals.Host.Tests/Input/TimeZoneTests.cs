using System.Collections.Generic;
using System.Threading.Tasks;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Input;

/// <summary>A date that says nothing of a zone means the same day wherever the machine stands, whichever way it is sent.</summary>
public sealed class TimeZoneTests
{
    private const string Ways =
        """
        $ErrorActionPreference = 'Stop'
        Connect-PartnerReferralApi -Emulator
        $day = [datetime]::new(2027, 11, 30)
        $deal = @{
            Name = 'Deal'; CustomerName = 'Bluewater Bakeries AG'; AddressLine1 = 'Seestrasse 1'; City = 'Zug'; Country = 'CH'
            ConsentToContact = $true; ConsentToShareInfo = $true; DealValue = 1; Currency = 'CHF'; ClosingDate = $day
        }
        $created = New-PartnerReferral $deal
        'created ' + $created.ClosingDate.ToString('o')
        $patch = [Activator]::CreateInstance([PartnerReferrals.Referral].Assembly.GetType('PartnerReferrals.Http.JsonPatchDocument'))
        'patch ' + $patch.Replace('/details/closingDateTime', $day).ToJson()
        $body = @{ type = 'Independent'; customerProfile = $created.CustomerProfile; consent = $created.Consent; details = @{ currency = 'CHF'; dealValue = 1; closingDateTime = $day } }
        $local = [datetime]::new(2027, 11, 30, 0, 0, 0, [System.DateTimeKind]::Local)
        $deal.ClosingDate = $local
        'local ' + (New-PartnerReferral $deal).ClosingDate.ToString('o')
        $deal.ClosingDate = [datetimeoffset] $local
        'offset ' + (New-PartnerReferral $deal).ClosingDate.ToString('o')
        'typed ' + ([PartnerReferrals.Referral] @{ ClosingDate = $local }).ClosingDate.ToString('o')
        'set ' + ($created | Set-PartnerReferral -ClosingDate $local.AddDays(1) -PassThru).ClosingDate.ToString('o')
        'request ' + (Invoke-PartnerReferralRequest engagements/referrals -Method POST -Body $body).details.closingDateTime
        """;

    [Theory]
    [InlineData("Europe/Zurich")]
    [InlineData("Asia/Tokyo")]
    [InlineData("America/Los_Angeles")]
    public async Task A_date_of_no_stated_zone_is_utc_on_every_way_out(string zone)
    {
        var outcome = await ShellProcess.RunAsync(Ways, environment: new Dictionary<string, string> { ["TZ"] = zone });

        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Errors);
        Assert.Contains("created 2027-11-30T00:00:00.0000000+00:00", outcome.Output);
        Assert.Contains("\"value\":\"2027-11-30T00:00:00Z\"", outcome.Output);
        Assert.Contains("local 2027-11-30T00:00:00.0000000+00:00", outcome.Output);
        Assert.Contains("offset 2027-11-30T00:00:00.0000000+00:00", outcome.Output);
        Assert.Contains("typed 2027-11-30T00:00:00.0000000+00:00", outcome.Output);
        Assert.Contains("set 2027-12-01T00:00:00.0000000+00:00", outcome.Output);
        Assert.Contains("request 2027-11-30T00:00:00Z", outcome.Output);
    }
}
