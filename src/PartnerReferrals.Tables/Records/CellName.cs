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

    /// <summary>The column of a cell: 2 for C17.</summary>
    public static int IndexOf(string name)
    {
        var index = 0;
        foreach (var letter in name)
        {
            if (letter is < 'A' or > 'Z')
                break;
            index = (index * 26) + (letter - 'A' + 1);
        }

        return index - 1;
    }
}
