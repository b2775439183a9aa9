namespace PartnerReferrals.Maps;

/// <summary>What the values of a column are, whatever it is called.</summary>
internal enum ColumnContent
{
    /// <summary>There is none.</summary>
    Nothing,

    /// <summary>Anything else.</summary>
    Text,

    /// <summary>E-mail addresses.</summary>
    Email,

    /// <summary>Phone numbers.</summary>
    Phone,

    /// <summary>GUIDs.</summary>
    Guid,

    /// <summary>Ids of solutions: SOL-….</summary>
    Solution,

    /// <summary>Countries, by code or name.</summary>
    Country,

    /// <summary>Currencies, by code or name.</summary>
    Currency,

    /// <summary>Dates.</summary>
    Date,

    /// <summary>Yes and no.</summary>
    YesNo,

    /// <summary>Numbers.</summary>
    Number,
}
