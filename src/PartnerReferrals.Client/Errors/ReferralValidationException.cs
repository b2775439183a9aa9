using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PartnerReferrals.Errors;

/// <summary>One input has faults and was not sent. Error id <c>PartnerReferral.Validation.&lt;code of the first fault&gt;</c>.</summary>
public sealed class ReferralValidationException : PartnerReferralException
{
    /// <summary>Makes the exception of one input.</summary>
    /// <param name="faults">Everything wrong with it; at least one.</param>
    public ReferralValidationException(params IReadOnlyList<Fault> faults)
        : base("PartnerReferral.Validation." + faults[0].Code, Describe(faults), Advise(faults), null, FailureCategory.InvalidData) =>
        Faults = faults;

    /// <summary>Everything wrong with the input.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    private static string Describe(IReadOnlyList<Fault> faults)
    {
        var first = faults[0];
        var place = first switch
        {
            { Line: { } line, Row: > 0 } => string.Format(CultureInfo.InvariantCulture, "Row {0} (line {1})", first.Row, line),
            { Line: { } line } => string.Format(CultureInfo.InvariantCulture, "Line {0}", line),
            { Row: > 0 } => string.Format(CultureInfo.InvariantCulture, "Row {0}", first.Row),
            _ => null,
        };
        return faults.Count == 1
            ? (place is null ? "" : place + ": ") + first.Subject + first.Message
            : $"{place ?? "The input"} has {faults.Count.ToString(CultureInfo.InvariantCulture)} faults." + string.Concat(faults.Select(Numbered));
    }

    // Numbered instead of on lines of their own: the engine's error view runs lines together.
    private static string Numbered(Fault fault, int index) => $" ({(index + 1).ToString(CultureInfo.InvariantCulture)}) {fault}";

    private static string Advise(IReadOnlyList<Fault> faults) => faults.Count == 1
        ? faults[0].Hint
        : "Correct what is named and run the command again. Test-PartnerReferral gives the faults as objects.";
}
