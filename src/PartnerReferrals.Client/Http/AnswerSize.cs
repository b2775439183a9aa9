namespace PartnerReferrals.Http;

/// <summary>How large an answer may be, in bytes after decompression. A broken or hostile service must not fill the memory.</summary>
internal static class AnswerSize
{
    /// <summary>One referral, or a refusal. Real ones have a few kilobytes.</summary>
    internal const int OneReferral = 512 * 1024;

    /// <summary>A page of a list (100 referrals, facts 7), or whatever the user asks for by a request of their own.</summary>
    internal const int Page = 8 * 1024 * 1024;

    /// <summary>All answers of a connection that are being read.</summary>
    internal const int AllInFlight = 32 * 1024 * 1024;
}
