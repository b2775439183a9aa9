using PartnerReferrals.Binding;
using PartnerReferrals.Editing;
using PartnerReferrals.Errors;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Commands;

/// <summary>One change under way: what is asked for, and the object that was piped in for it.</summary>
internal sealed record EditInput(EditRequest Request, ReferralTarget Target);

/// <summary>How the change of one referral ended.</summary>
/// <param name="Row">1-based number in the input.</param>
/// <param name="Input">What was piped in.</param>
/// <param name="State">The end.</param>
/// <param name="Target">The referral it names; null where it names none.</param>
/// <param name="Error">What went wrong; null where nothing did.</param>
/// <param name="Outcome">What the run says of it; null where it never got there.</param>
internal sealed record EditEnd(long Row, object? Input, RowState State, ReferralTarget? Target = null, PartnerReferralException? Error = null, ReferralRunOutcome? Outcome = null)
{
    /// <summary>The end that a run reports.</summary>
    internal static EditEnd Of(ReferralRunOutcome outcome) =>
        new(outcome.Row, ((EditInput)outcome.Tag!).Target.Input, outcome.State, ((EditInput)outcome.Tag!).Target, outcome.Error, outcome);
}
