namespace PartnerReferrals.Mapping.Fields;

/// <summary>How the value of a <see cref="Field"/> is read.</summary>
internal enum FieldKind
{
    /// <summary>Any text, passed exactly.</summary>
    Text,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A phone number: any text that a spreadsheet did not spoil.</summary>
    Phone,

    /// <summary>A postal code: any text, likewise.</summary>
    PostalCode,

    /// <summary>A GUID.</summary>
    Guid,

    /// <summary>An exact decimal number.</summary>
    Decimal,

    /// <summary>A date in any form that means one day; without a time it is midnight UTC.</summary>
    Date,

    /// <summary>Yes or no.</summary>
    Boolean,

    /// <summary>One of <see cref="Field.KnownValues"/>.</summary>
    Enumeration,

    /// <summary>A country, ISO 3166-1 alpha-2.</summary>
    Country,

    /// <summary>A currency, ISO 4217.</summary>
    Currency,

    /// <summary>A D-U-N-S number, nine digits.</summary>
    Duns,

    /// <summary>Why a deal ended: free text; in the portal's own column also a number of its lists.</summary>
    Reason,

    /// <summary>Ids from a published list: one or many, text or objects with an id.</summary>
    Tags,

    /// <summary>Solutions: objects, ids, or the portal's cells (<c>id, currency, price, quantity</c>).</summary>
    Solutions,

    /// <summary>People: objects, or the portal's cells (<c>first, last, phone, email</c>).</summary>
    Members,

    /// <summary>Pairs told apart by a key: objects, or cells (<c>key=value</c>).</summary>
    Pairs,

    /// <summary>Any other list of objects.</summary>
    Objects,

    /// <summary>A nested object.</summary>
    Object,

    /// <summary>Any JSON, passed as it is.</summary>
    Json,
}
