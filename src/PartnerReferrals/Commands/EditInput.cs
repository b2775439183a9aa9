using PartnerReferrals.Binding;
using PartnerReferrals.Editing;

namespace PartnerReferrals.Commands;

/// <summary>One change under way: what is asked for, and the object that was piped in for it.</summary>
internal sealed record EditInput(EditRequest Request, ReferralTarget Target);
