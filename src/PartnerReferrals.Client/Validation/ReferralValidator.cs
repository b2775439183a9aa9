using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Validation;

/// <summary>Checks a referral offline, before it is sent. Nothing is sent and nothing is changed.</summary>
internal static class ReferralValidator
{
    private static readonly ValidationOptions Defaults = new();

    // A type is demanded here, not added: what is checked is what would be sent.
    private static readonly ReferralMapper ModelReader = new(new MapperOptions { DefaultType = null });

    /// <summary>Checks a mapped row: the faults of its values and of the referral as a whole, all at once, each once.</summary>
    /// <param name="mapped">The row.</param>
    /// <param name="options">What to check against; a deal type the row asks for wins. The API's own demands where null.</param>
    public static IReadOnlyList<Fault> Validate(MappedReferral mapped, ValidationOptions? options = null)
    {
        if (mapped is null)
            throw new ArgumentNullException(nameof(mapped));

        if (mapped.Faults.Count > 0 && mapped.Faults.Any(f => f.Code == FaultCodes.EmptyInput.Code))
            return mapped.Faults;

        options = WithDealType(options ?? Defaults, mapped.DealType);
        var context = new RuleContext(mapped, options);
        RequiredRules.Check(context);
        AddressRules.Check(context);
        DealRules.Check(context);
        PeopleRules.Check(context);
        StateRules.Check(context);
        HelpRules.Check(context);
        if (mapped.Faults.Count == 0)
            return context.Faults;

        var refused = mapped.Faults.Where(f => f.Severity == FaultSeverity.Error).Select(f => f.Field).ToList();
        return [.. mapped.Faults, .. context.Faults.Where(f => !refused.Any(field => Explains(field, f.Field)))];
    }

    /// <summary>Checks a referral as it would be sent for creation.</summary>
    /// <param name="referral">The referral.</param>
    /// <param name="options">What to check against. The API's own demands where null.</param>
    public static IReadOnlyList<Fault> Validate(Referral referral, ValidationOptions? options = null) =>
        Validate(ModelReader.Map(InputObject.FromModel(referral ?? throw new ArgumentNullException(nameof(referral)))), options);

    private static ValidationOptions WithDealType(ValidationOptions options, DealType? asked) =>
        asked is null || asked == options.DealType ? options : new ValidationOptions { Profile = options.Profile, DealType = asked };

    /// <summary>
    /// A refused value is not also a missing one: neither it, nor what stands below it, nor the list it is an element of.
    /// </summary>
    private static bool Explains(string refused, string field) =>
        refused == field
        || IsBelow(field, refused)
        || (refused.Length > field.Length && refused[field.Length] == '[' && refused.StartsWith(field, StringComparison.Ordinal));

    private static bool IsBelow(string field, string above) =>
        field.Length > above.Length && field[above.Length] is '.' or '[' && field.StartsWith(above, StringComparison.Ordinal);
}
