namespace PartnerReferrals.Emulator.Schema;

/// <summary>What is wrong with one value of a document, and where.</summary>
/// <param name="Target">The JSON path of the value, such as <c>customerProfile.address.country</c>.</param>
/// <param name="Message">What would be accepted.</param>
internal sealed record Fault(string Target, string Message);
