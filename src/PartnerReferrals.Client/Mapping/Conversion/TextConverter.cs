using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Mapping.Conversion;

/// <summary>Free texts as somebody wrote them.</summary>
internal static class TextConverter
{
    /// <summary>Reads a clean text.</summary>
    /// <param name="field">The field.</param>
    /// <param name="text">The text.</param>
    /// <param name="isCell">Whether it comes out of a table or the like, and not of JSON.</param>
    internal static Converted Convert(Field field, string text, bool isCell) => SpreadsheetCell.HasLostDigits(text)
        ? Converted.Refuse(FaultCodes.LostDigits, "it is the short form of a longer number, whose last digits are lost.", FaultCodes.LostDigits.RecommendedAction)
        : field.Kind switch
        {
            FieldKind.Email => EmailConverter.Convert(text),
            FieldKind.Phone => PhoneConverter.Convert(text),
            FieldKind.PostalCode => PostalCodeConverter.Convert(text),
            _ => Converted.Of(field.IsName && isCell ? HtmlEntities.Decode(text) : text),
        };

    /// <summary>A text that was read in the wrong encoding is sent as it is, with a warning: nobody knows which other texts of the file are wrong.</summary>
    /// <param name="read">What became of the text.</param>
    /// <param name="text">The text before it was cleaned.</param>
    /// <param name="isPersonal">The text is not to be shown.</param>
    internal static Converted WithEncoding(in Converted read, string text, bool isPersonal)
    {
        if (read.Code is not null || read.Token is null || WronglyDecoded.IsAscii(text))
            return read;

        if (WronglyDecoded.HasLost(text))
            return Converted.Warn(read.Token, FaultCodes.WrongEncoding, "characters of it were lost when it was read.", FaultCodes.WrongEncoding.RecommendedAction);

        return WronglyDecoded.Repair(text) is { } meant
            ? Converted.Warn(
                read.Token,
                FaultCodes.WrongEncoding,
                isPersonal ? "it looks like UTF-8 that was read in another encoding." : $"it looks like UTF-8 that was read in another encoding: '{CleanText.Of(meant)}'.",
                FaultCodes.WrongEncoding.RecommendedAction)
            : read;
    }
}
