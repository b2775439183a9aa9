using System.Globalization;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>A row means the same on every machine.</summary>
public sealed class CultureTests
{
    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    public void Mapping_checking_and_writing_do_not_depend_on_the_culture(string culture)
    {
        var (json, flat, portal, faults) = Run(CultureInfo.InvariantCulture);
        var (otherJson, otherFlat, otherPortal, otherFaults) = Run(CultureInfo.GetCultureInfo(culture));

        Assert.Equal(json, otherJson);
        Assert.Equal(flat, otherFlat);
        Assert.Equal(portal, otherPortal);
        Assert.Equal(faults, otherFaults);
        Assert.Contains("\"dealValue\":1234.5", json);
        Assert.Contains("\"industries\":[{\"id\":\"Financial Services\"}]", json);
        Assert.Contains("\"id\":\"MachineLearning\"", json);
        Assert.Contains("12/31/2026", portal);
    }

    private static (string Json, string Flat, string Portal, string Faults) Run(CultureInfo culture)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        try
        {
            // Letters i and I, separators and calendars are where cultures differ.
            var mapped = new ReferralMapper().Map(Rows.SoundWith(
                ("INDUSTRY", "FINANCIAL SERVICES"), ("solution id", "machinelearning"), ("DealValue", 1234.5), ("CLOSINGDATE", "12/31/2026"),
                ("TYPE", "INDEPENDENT"), ("consenttocontact", "YES"), ("MPNID", 1234567), ("Team[0].Title", 5), ("Qualification", "direct"), ("Solution 2", "SOL-I, usd, 1.5, 2")));
            var bad = Rows.Map(Rows.Row(("ClosingDate", "31/12/2026"), ("DealValue", "1.234,56"), ("SolutionId", string.Join(';', System.Linq.Enumerable.Range(0, 51)))));
            return (
                mapped.Referral.ToJson(),
                string.Join('|', FlatRow.Of(mapped.Referral)),
                string.Join('|', PortalRow.Of(mapped.Referral, PortalTemplate.Of2026)),
                string.Join('|', ReferralValidator.Validate(bad)));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
