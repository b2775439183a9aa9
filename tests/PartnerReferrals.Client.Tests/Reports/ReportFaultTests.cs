using PartnerReferrals.Errors;
using PartnerReferrals.Reports;

namespace PartnerReferrals.Client.Tests.Reports;

public sealed class ReportFaultTests
{
    [Fact]
    public void Every_fault_of_an_invalid_row_stands_for_itself()
    {
        var faults = ReportFault.From(new ReferralValidationException(
            new Fault { Code = "MissingCountry", Field = "CustomerProfile.Address.Country", Column = "Country", Message = "Is missing.", Hint = "Give two letters." },
            new Fault { Code = "MissingName", Field = "Name", Message = "Is missing.", Hint = "Give a name." }));

        Assert.Equal(["PartnerReferral.Validation.MissingCountry", "PartnerReferral.Validation.MissingName"], [faults[0].ErrorId, faults[1].ErrorId]);
        Assert.Equal("Country: Is missing. Give two letters.", faults[0].ToString());
        Assert.Equal("Name: Is missing. Give a name.", faults[1].ToString());
    }

    [Fact]
    public void Any_other_error_speaks_for_itself()
    {
        var fault = Assert.Single(ReportFault.From(new OutcomeUnknownException("No answer came.", "Run the same command again.")));

        Assert.Equal((OutcomeUnknownException.Id, "No answer came.", "Run the same command again."), (fault.ErrorId, fault.Reason, fault.Action));
    }
}
