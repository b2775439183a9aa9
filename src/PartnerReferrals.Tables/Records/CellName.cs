namespace PartnerReferrals.Tables.Records;

/// <summary>Columns as spreadsheets name them.</summary>
internal static class CellName
{
    /// <summary>The letters of a column: A for 0, AA for 26.</summary>
    public static string LettersOf(int index)
    {
        var letters = "";
        for (var rest = index + 1; rest > 0; rest = (rest - 1) / 26)
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        return letters;
    }
}
