using System.Linq;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Runs;

/// <summary>Whether the service made a deal of the state that the row asked for, and what is said where it did not.</summary>
public class CreatedStateCheckTests
{
    [Theory]
    [InlineData("Closed/Lost/Budget", "Active/Accepted/", "The row asks for Closed/Lost, with a reason, and the service made the deal Active/Accepted, no reason.")]
    [InlineData("/Won/", "Active//", "The row asks for no status/Won, no reason, and the service made the deal Active, no reason.")]
    [InlineData("Closed//", "//", null)]
    [InlineData("Active/Accepted/", "active/ACCEPTED/", null)]
    [InlineData("//", "Active/Accepted/", null)]
    [InlineData(" Active / / ", "Active//", null)]
    [InlineData("Closed/Won/", "Active/Won/", "The row asks for Closed/Won, no reason, and the service made the deal Active/Won, no reason.")]
    [InlineData("Active/Won/", "Active/Accepted/", "The row asks for Active/Won, no reason, and the service made the deal Active/Accepted, no reason.")]
    [InlineData("Active/Won/", "Active//", "The row asks for Active/Won, no reason, and the service made the deal Active, no reason.")]
    [InlineData("Closed/Lost/Budget", "Closed/Lost/", "The row asks for Closed/Lost, with a reason, and the service made the deal Closed/Lost, no reason.")]
    public void A_state_that_was_not_kept_is_told(string asked, string created, string? message) =>
        Assert.Equal(message, CreatedStateCheck.Check(Deal(asked), Deal(created)).SingleOrDefault()?.Message);

    private static Referral Deal(string state)
    {
        var parts = state.Split('/').Select(part => part.Length == 0 ? null : part).ToArray();
        return new Referral { Status = parts[0], Substatus = parts[1], StatusReason = parts[2] };
    }
}
