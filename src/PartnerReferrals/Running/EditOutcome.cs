using PartnerReferrals.Binding;
using PartnerReferrals.Changing;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Running;

/// <summary>What became of one change: a result or an error.</summary>
internal sealed record EditOutcome(EditRequest Request, ReferralTarget Target, EditResult? Result, PartnerReferralException? Error);
