namespace PartnerReferrals.Hostile;

/// <summary>What a service makes of a value it is given. The value that was sent is kept beside it.</summary>
public enum Rewrite
{
    /// <summary>Blanks at both ends of every text go.</summary>
    TrimmedBlanks,

    /// <summary>Several blanks become one.</summary>
    CollapsedBlanks,

    /// <summary>Unicode is composed (NFC).</summary>
    ComposedUnicode,

    /// <summary><c>&amp;</c> and angle brackets become entities.</summary>
    EncodedEntities,

    /// <summary>The deal's value is rounded to whole units.</summary>
    RoundedValue,

    /// <summary>The deal's value is a text.</summary>
    ValueAsText,

    /// <summary>The closing date loses its time.</summary>
    DateWithoutTime,

    /// <summary>The closing date is given in another zone.</summary>
    DateInAnotherZone,

    /// <summary>Line ends become those of Windows.</summary>
    WindowsLineEnds,

    /// <summary>Line ends become those of Unix.</summary>
    UnixLineEnds,

    /// <summary>Line ends become blanks.</summary>
    NoLineEnds,

    /// <summary>Tags go, their text stays.</summary>
    StrippedTags,

    /// <summary>Notes end after 40 characters.</summary>
    CutNotes,

    /// <summary>The deal's name ends after 12 characters.</summary>
    CutName,

    /// <summary>The customer's name in the form of some directory.</summary>
    CanonicalCustomer,

    /// <summary>The city in the form of some directory.</summary>
    CanonicalCity,

    /// <summary>The postal code in another form.</summary>
    CanonicalPostalCode,

    /// <summary>A campaign that nobody gave.</summary>
    CampaignAdded,

    /// <summary>Typographic quotes and dashes become plain ones.</summary>
    PlainPunctuation,

    /// <summary>E-mail addresses in lower case.</summary>
    LowerCaseEmail,

    /// <summary>The external id in upper case.</summary>
    UpperCaseExternalId,

    /// <summary><c>&amp;</c> of the external id becomes an entity.</summary>
    EncodedExternalId,

    /// <summary>Leading zeros of the external id go.</summary>
    ExternalIdWithoutZeros,

    /// <summary>The external id ends after 8 characters.</summary>
    CutExternalId,

    /// <summary>The external id is not kept.</summary>
    NoExternalId,
}
