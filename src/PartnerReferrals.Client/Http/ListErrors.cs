using PartnerReferrals.Errors;

namespace PartnerReferrals.Http;

/// <summary>What is said of a list that cannot be relied on.</summary>
internal static class ListErrors
{
    internal static ConnectionException NotWhole(string why) => new(
        "PartnerReferral.Connection.InvalidAnswer",
        $"The service's list is not whole: {why}.",
        "Try again later. If it stays so, check the -Endpoint of Connect-PartnerReferralApi and any proxy or cache in between.",
        FailureCategory.InvalidResult);

    internal static ConnectionException WithoutTime() => new(
        "PartnerReferral.Connection.InvalidAnswer",
        "The service does not tell its time (no Date header), so it cannot be told since when its list has to be searched.",
        "Check the -Endpoint of Connect-PartnerReferralApi and any proxy in between, which may have removed the header.",
        FailureCategory.InvalidResult);
}
