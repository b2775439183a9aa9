namespace PartnerReferrals.Help;

/// <summary>What can be wrong in a page.</summary>
internal static class PageFaultCode
{
    internal const string MissingSection = "HELP001";
    internal const string UnknownHeading = "HELP002";
    internal const string WrongTitle = "HELP003";
    internal const string EmptySection = "HELP004";
    internal const string BadExample = "HELP005";
    internal const string UndescribedParameter = "HELP006";
    internal const string UnknownParameter = "HELP007";
    internal const string UnknownCmdlet = "HELP008";
    internal const string WrongType = "HELP009";
    internal const string BadPlaceholder = "HELP010";
    internal const string HtmlInText = "HELP011";
    internal const string TooWide = "HELP012";
    internal const string Unfinished = "HELP013";
    internal const string BadLink = "HELP014";
    internal const string DuplicateHeading = "HELP015";
}
