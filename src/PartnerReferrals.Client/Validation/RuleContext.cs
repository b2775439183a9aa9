using System;
using System.Collections.Generic;
using System.Globalization;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping;

namespace PartnerReferrals.Validation;

/// <summary>One referral under check: what it is, what is demanded, what was found.</summary>
internal sealed class RuleContext(MappedReferral mapped, ValidationOptions options)
{
    private static readonly TimeSpan LatestZone = TimeSpan.FromHours(12);

    internal Referral Referral { get; } = mapped.Referral;

    internal bool IsPortal { get; } = options.Profile == ValidationProfile.Portal;

    internal DealType? DealType { get; } = options.DealType;

    /// <summary>The day that it is wherever it is earliest on earth: before it everybody is past.</summary>
    internal DateTime Today { get; } = ValidationOptions.Clock().UtcDateTime.Subtract(LatestZone).Date;

    internal bool IsMicrosoftLeg { get; } = AddressesMicrosoft(mapped.Referral);

    internal List<Fault> Faults { get; } = [];

    /// <summary>Reports an error that the code's own words describe.</summary>
    internal void Error(FaultCode code, string field) => Add(code, FaultSeverity.Error, field, null, code.Meaning, code.RecommendedAction);

    internal void Error(FaultCode code, string field, string? value, string message, string hint) => Add(code, FaultSeverity.Error, field, value, message, hint);

    internal void Warn(FaultCode code, string field, string? value, string message) => Add(code, FaultSeverity.Warning, field, value, message, code.RecommendedAction);

    internal void Require(string? text, FaultCode code, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
            Error(code, field);
    }

    private static bool AddressesMicrosoft(Referral referral)
    {
        if (referral.Target is not { Length: > 0 } targets)
            return false;

        foreach (var target in targets)
        {
            if (string.Equals(target.Id, "msft", StringComparison.OrdinalIgnoreCase) && (target.Type is null or PartnerReferrals.TargetType.BusinessProfileLocation))
                return true;
        }

        return false;
    }

    private void Add(FaultCode code, FaultSeverity severity, string field, string? value, string message, string hint) => Faults.Add(new Fault
    {
        Severity = severity,
        Code = code.Code,
        Field = field,
        Cell = mapped.CellOf(field),
        Value = value,
        Message = message,
        Hint = hint,
        Row = mapped.Row,
        Line = mapped.Line,
    });
}

/// <summary>Numbers in messages, the same on every machine.</summary>
internal static class Invariant
{
    internal static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);
}
