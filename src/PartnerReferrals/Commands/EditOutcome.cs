using PartnerReferrals.Binding;
using PartnerReferrals.Editing;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Commands;

/// <summary>What became of one change: a result or an error.</summary>
internal sealed record EditOutcome(EditRequest Request, ReferralTarget Target, EditResult? Result, PartnerReferralException? Error);
