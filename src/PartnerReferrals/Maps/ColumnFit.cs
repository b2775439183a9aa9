using System.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Maps;

/// <summary>How well the values of a column fit a field: what a row with such a value would be told.</summary>
/// <param name="culture">How numbers and dates are written; null where nobody said.</param>
internal sealed class ColumnFit(WrittenCulture? culture)
{
    /// <summary>Values were refused because they read in two ways.</summary>
    internal bool NeedsCulture { get; private set; }

    /// <summary>The share of its values that the field takes; 1 where there is none to try.</summary>
    internal double Of(ColumnValues column, FieldPath path)
    {
        if (IsEvidentlyOther(column.Content, path.Field))
        {
            return 0;
        }

        var mapper = new ReferralMapper(new MapperOptions { Culture = culture, DateColumns = _ => column.Dates });
        var refused = column.Kept.Count(value => IsRefused(mapper, path, value));
        return column.Kept.Count == 0 ? 1 : 1 - ((double)refused / column.Kept.Count);
    }

    /// <summary>The values of the column are what only a field of this kind takes.</summary>
    internal static bool IsOfItsKind(ColumnValues column, Field field) => field.Kind switch
    {
        FieldKind.Decimal => column.Content == ColumnContent.Number,
        FieldKind.Date => column.Content == ColumnContent.Date,
        FieldKind.Country => column.Content is ColumnContent.Country or ColumnContent.YesNo,
        FieldKind.Currency => column.Content == ColumnContent.Currency,
        FieldKind.Email => column.Content == ColumnContent.Email,
        FieldKind.Phone => column.Content == ColumnContent.Phone,
        _ => field == DetailsRows.SolutionId && column.Content == ColumnContent.Solution,
    };

    /// <summary>A field of text takes everything; what is no name is still no name.</summary>
    private static bool IsEvidentlyOther(ColumnContent content, Field field) => content switch
    {
        ColumnContent.Nothing or ColumnContent.Text => field.Kind is FieldKind.Email && content == ColumnContent.Text,
        ColumnContent.Email => field.IsFreeText && field.Kind != FieldKind.Email,
        _ => field.Kind == FieldKind.Email || (field.IsName && content is not (ColumnContent.Country or ColumnContent.Currency)),
    };

    // A value that reads in two ways fits: which way is for the user to say.
    private bool IsRefused(ReferralMapper mapper, FieldPath path, object value)
    {
        var mapped = mapper.Map(new InputObject { Fields = [new(path.Text, value)] });
        var errors = mapped.Faults.Where(fault => fault.Severity == FaultSeverity.Error).ToList();
        var isAmbiguous = culture is null && errors.Count > 0 && errors.All(fault => fault.Hint.Contains("-Culture"));
        NeedsCulture |= isAmbiguous;
        return errors.Count > 0 && !isAmbiguous;
    }
}
