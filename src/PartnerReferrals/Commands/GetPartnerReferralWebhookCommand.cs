using System.Management.Automation;

namespace PartnerReferrals.Commands;

/// <summary><c>Get-PartnerReferralWebhook</c>: where Partner Center sends which events, and which can be had.</summary>
[Cmdlet(VerbsCommon.Get, "PartnerReferralWebhook")]
[OutputType(typeof(ReferralWebhook))]
public sealed class GetPartnerReferralWebhookCommand : ConnectedCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var webhook = Call(
            async token =>
            {
                var webhooks = Connection!.Webhooks;
                var current = await webhooks.GetAsync(NewContext(), token).ConfigureAwait(false);
                return current.With(await webhooks.GetAvailableEventsAsync(NewContext(), token).ConfigureAwait(false));
            },
            Connection);
        if (webhook is not null)
        {
            WriteObject(webhook);
        }
    }
}
