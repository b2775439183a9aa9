using System;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Creating;

/// <summary>Creates both legs of a co-sell deal (facts 8), or the one that is missing.</summary>
/// <param name="client">The connection.</param>
/// <param name="sender">Creates one leg.</param>
internal sealed class SharedReferralSender(ReferralClient client, ReferralSender sender)
{
    /// <summary>Posts the own leg, then Microsoft's under the same engagement. Nothing is looked up before.</summary>
    /// <exception cref="SharedReferralIncompleteException">The own leg exists, Microsoft's does not.</exception>
    public async Task<SharedReferral> SendAsync(SharedReferralLegs legs, SendContext? context = null, CancellationToken cancellationToken = default)
    {
        context ??= new SendContext();
        var own = await sender.SendLegAsync(legs.Own, ReferralLeg.Own, context, ownLeg: null, cancellationToken).ConfigureAwait(false);

        // A leg found again may be one that an earlier process got further with.
        return await ConnectAsync(own, legs, findFirst: context.PossiblySentAt is not null, context.For(context.Request.LogicalRequestId, possiblySentAt: null), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Finishes a deal whose own leg exists: posts Microsoft's leg unless the engagement has one.</summary>
    /// <param name="ownLeg">The own leg as the service gave it.</param>
    /// <param name="legs">The deal.</param>
    /// <param name="context">Its <see cref="SendContext.PossiblySentAt"/> means Microsoft's leg.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="SharedReferralIncompleteException">Microsoft's leg could not be posted.</exception>
    public Task<SharedReferral> CompleteAsync(Referral ownLeg, SharedReferralLegs legs, SendContext? context = null, CancellationToken cancellationToken = default) =>
        ConnectAsync(ownLeg, legs, findFirst: true, context ?? new SendContext(), cancellationToken);

    // Another create, so another idempotency id; derived, not random: a run that resumes gives Microsoft's leg the same again.
    private static Guid IdOfConnected(Guid idOfOwn)
    {
        var bytes = idOfOwn.ToByteArray();
        bytes[15] ^= 1;
        return new Guid(bytes);
    }

    private async Task<SharedReferral> ConnectAsync(Referral own, SharedReferralLegs legs, bool findFirst, SendContext context, CancellationToken cancellationToken)
    {
        try
        {
            if (string.IsNullOrEmpty(own.EngagementId) || string.IsNullOrEmpty(own.OrganizationId))
            {
                own = await client.GetAsync(own.Id!, context.Request, cancellationToken).ConfigureAwait(false);
            }

            // Where the leg may have been sent, one poll is not enough: the sender waits out the listing delay.
            var connected = findFirst && context.PossiblySentAt is null
                ? await FindConnectedAsync(own, context, cancellationToken).ConfigureAwait(false)
                : null;
            if (connected is not null)
            {
                if (context.Log is { } log)
                {
                    await log.CreatedAsync(ReferralLeg.Microsoft, connected, cancellationToken).ConfigureAwait(false);
                }
            }
            else
            {
                var connectedContext = context.For(IdOfConnected(context.Request.LogicalRequestId), context.PossiblySentAt);
                connected = await sender.SendLegAsync(legs.Connected(own), ReferralLeg.Microsoft, connectedContext, own, cancellationToken).ConfigureAwait(false);
            }

            return new SharedReferral { EngagementId = own.EngagementId, Referral = own, ConnectedReferral = connected };
        }
        catch (PartnerReferralException e) when (e is not JournalException)
        {
            throw new SharedReferralIncompleteException(new SharedReferral { EngagementId = own.EngagementId, Referral = own }, e);
        }
    }

    /// <summary>Searches for Microsoft's leg. An own leg that is too young to be listed yet is waited for: a list without it proves nothing.</summary>
    private async Task<Referral?> FindConnectedAsync(Referral own, SendContext context, CancellationToken cancellationToken)
    {
        var clock = client.Options.Clock;
        var existing = new ExistingReferrals(client, context.Request);
        var end = clock.Elapsed + sender.Options.ListingDelay;
        for (var wait = sender.Options.FirstInterval; ; wait = TimeSpan.FromTicks(Math.Min(wait.Ticks * 3 / 2, sender.Options.LongestInterval.Ticks)))
        {
            var asked = clock.Elapsed;
            try
            {
                return await existing.FindMicrosoftLegAsync(own.EngagementId!, own, cancellationToken).ConfigureAwait(false);
            }
            catch (ConnectionException e) when (e.Category == FailureCategory.InvalidResult && asked < end)
            {
                await clock.DelayAsync(wait, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
