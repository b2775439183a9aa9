using PartnerReferrals.Errors;

namespace PartnerReferrals.Client.Tests.Errors;

public sealed class ReferralValidationExceptionTests
{
    [Theory]
    [InlineData(0, null, "Country: 'Atlantis' is refused: no.")]
    [InlineData(7, null, "Row 7: Country: 'Atlantis' is refused: no.")]
    [InlineData(7, 9L, "Row 7 (line 9): Country: 'Atlantis' is refused: no.")]
    [InlineData(0, 1L, "Line 1: Country: 'Atlantis' is refused: no.")]
    public void One_fault_says_where_it_is_as_far_as_anybody_knows(long row, long? line, string message) =>
        Assert.Equal(message, new ReferralValidationException(Fault(row, line)).Message);

    [Theory]
    [InlineData(0, "The input has 2 faults. (1) Country: ")]
    [InlineData(7, "Row 7 has 2 faults. (1) Country: ")]
    public void Several_faults_are_numbered(long row, string start) =>
        Assert.StartsWith(start, new ReferralValidationException([Fault(row, null), Fault(row, null)]).Message);

    private static Fault Fault(long row, long? line) =>
        new() { Code = "InvalidCountry", Field = "Country", Value = "Atlantis", Row = row, Line = line, Message = "'Atlantis' is refused: no.", Hint = "Write CH." };
}
