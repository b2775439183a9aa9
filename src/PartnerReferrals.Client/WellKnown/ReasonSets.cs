namespace PartnerReferrals.WellKnown;

/// <summary>Reasons of the portal, numbered as in its file (facts 5). On the wire a reason is free text.</summary>
internal static class ReasonSets
{
    internal static WellKnownSet Close { get; } = new("CloseReason", WordPolicy.Open,
    [
        Numbered(1, "Budget not adequate"),
        Numbered(2, "Customer did not respond"),
        Numbered(3, "Customer chose another vendor"),
        Numbered(4, "Requirement not met"),
        Numbered(5, "Not a customer"),
        Numbered(6, "Timeline too short"),
        Numbered(7, "Abuse, spam or phishing"),
        Numbered(8, "Others"),
    ]);

    internal static WellKnownSet Error { get; } = new("ErrorReason", WordPolicy.Open,
    [
        Numbered(1, "Duplicate: bulk upload"),
        Numbered(2, "Duplicate: Partner Center"),
        Numbered(3, "Duplicate: sent by Microsoft"),
        Numbered(4, "Connector sync issue"),
        Numbered(5, "Customer matching issue"),
        Numbered(6, "Solution issue"),
        Numbered(7, "Test referral"),
        Numbered(8, "Data error"),
        Numbered(9, "Others"),
    ]);

    private static WellKnownValue Numbered(int number, string words)
    {
        var text = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new(words, $"{text} in the portal's file.") { OtherSpellings = [text] };
    }
}
