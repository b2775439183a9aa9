using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Completion;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Events;
using PartnerReferrals.Pipeline;

namespace PartnerReferrals.Commands;

/// <summary>
/// <c>Set-PartnerReferralWebhook</c>: registers an address for events. There is one registration a tenant, and it is replaced; what others rely on in it
/// is not taken from them unasked.
/// </summary>
[Cmdlet(VerbsCommon.Set, "PartnerReferralWebhook", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ReferralWebhook))]
public sealed class SetPartnerReferralWebhookCommand : ConnectedCommand
{
    /// <summary>Address that events are posted to: https, and reachable from the internet. Plain http is taken for this machine only, for an emulator.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public Uri Uri { get; set; } = null!;

    /// <summary>The events to send. Default: all about referrals, and the test event.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EventNameCompleter))]
    public string[] Event { get; set; } = [.. EventNames.All.Select(known => known.Value)];

    /// <summary>The header to put the signature into: <c>x-ms-signature</c> where something in front of your code takes <c>Authorization</c> for itself.</summary>
    [Parameter]
    [ValidateSet("Authorization", EventSignature.SignatureHeader)]
    public string? SignatureHeader { get; set; }

    /// <summary>Also where others lose events by it that are not about referrals.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Return the registration.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!IsUsable(Uri))
        {
            Refuse("InvalidUri", ErrorCategory.InvalidArgument, "-Uri is no address that events can be sent to.", "Give an absolute address with https, such as https://func.example/api/referral-event. Plain http is taken for this machine only.");
            return;
        }

        var current = Call(token => Connection!.Webhooks.GetAsync(NewContext(), token), Uri);
        var available = current is null ? null : Call(token => Connection!.Webhooks.GetAvailableEventsAsync(NewContext(), token), Uri);
        if (available is null || !AreKnown(available) || !LeavesOthersAlone(current!))
        {
            return;
        }

        var wanted = new ReferralWebhook
        {
            Uri = Uri,
            Event = [.. Event.Select(name => available.FirstOrDefault(known => Same(known, name)) ?? name).Distinct()],
            SignatureHeader = SignatureHeader,
        };
        if (ShouldProcess(Shown(Uri), Describe(wanted, current!))
            && Call(token => Connection!.Webhooks.SetAsync(wanted, current!.IsRegistered, NewContext(), token), Uri) is { } registered
            && PassThru)
        {
            WriteObject(registered);
        }
    }

    private static bool IsUsable(Uri uri) =>
        uri.IsAbsoluteUri && uri.Fragment.Length == 0 && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    // What stands behind the path is often the key of a function.
    private static string Shown(Uri uri) => uri.GetLeftPart(UriPartial.Path);

    private static string Describe(ReferralWebhook wanted, ReferralWebhook current) =>
        $"Register for {Names.Join(wanted.Event)}" + (current.IsRegistered ? $"; replaces {Shown(current.Uri!)} with {Names.Join(current.Event)}" : "");

    private bool AreKnown(IReadOnlyList<string> available)
    {
        var unknown = Event.Where(name => !available.Any(known => Same(known, name))).ToList();
        if (unknown.Count == 0 || available.Count == 0)
        {
            return true;
        }

        Refuse("UnknownEvent", ErrorCategory.InvalidArgument, $"The service has no event {Names.Join(unknown)}.", $"It has {Names.Join(available.ToList())}.");
        return false;
    }

    private bool LeavesOthersAlone(ReferralWebhook current)
    {
        var others = current.Event.Where(name => !EventNames.IsOurs(name)).ToList();
        var lost = current.Uri == Uri ? others.Where(name => !Event.Any(kept => Same(kept, name))).ToList() : others;
        if (lost.Count == 0 || Force)
        {
            return true;
        }

        Refuse(
            "OthersEvents",
            ErrorCategory.ResourceExists,
            $"{Shown(current.Uri!)} would no longer be told of {Names.Join(lost)}, which are not about referrals: somebody else may rely on them. Nothing was changed.",
            "Ask who registered that address. To keep the events name them in -Event, with the address they go to now; -Force takes them away.");
        return false;
    }

    private void Refuse(string name, ErrorCategory category, string message, string action) =>
        WriteError(ErrorRecordFactory.Refused("PartnerReferral.Webhook." + name, message, category, Uri, action));
}
