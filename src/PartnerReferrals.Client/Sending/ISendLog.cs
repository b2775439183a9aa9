using System.Threading;
using System.Threading.Tasks;

namespace PartnerReferrals.Sending;

/// <summary>Writes down what is being sent, so that a process that dies leaves a trace.</summary>
public interface ISendLog
{
    /// <summary>A leg is about to be sent. It is sent only after the returned task has ended well.</summary>
    Task SendingAsync(ReferralLeg leg, CancellationToken cancellationToken);

    /// <summary>A leg exists.</summary>
    Task CreatedAsync(ReferralLeg leg, Referral referral, CancellationToken cancellationToken);
}
