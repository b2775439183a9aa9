namespace PartnerReferrals.Mapping.Fields;

/// <summary>One column of the portal's bulk file, with what stands in it.</summary>
internal sealed class PortalColumn
{
    internal PortalColumn(string header)
    {
        Header = header;
        Path = FieldTable.Find(header);
        OfMicrosoft = header switch
        {
            PortalTemplate.MicrosoftStatus => new FieldPath(ReferralRows.Status),
            PortalTemplate.MicrosoftSubstatus => new FieldPath(ReferralRows.Substatus),
            _ => Path?.Field == ReferralRows.MicrosoftCrmId ? Path : null,
        };
    }

    internal string Header { get; }

    /// <summary>The field; null for a column that holds nothing of a referral, such as the portal's proposals of accounts.</summary>
    internal FieldPath? Path { get; }

    /// <summary>The field of Microsoft's leg that stands in it; null for a column that is about the own leg alone.</summary>
    internal FieldPath? OfMicrosoft { get; }

    /// <summary>The column of faults.</summary>
    internal bool IsErrors => Header == PortalTemplate.Errors;
}
