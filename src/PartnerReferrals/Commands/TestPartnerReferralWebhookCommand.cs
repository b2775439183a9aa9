using System;
using System.Globalization;
using System.Management.Automation;
using System.Threading.Tasks;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Events;

namespace PartnerReferrals.Commands;

/// <summary><c>Test-PartnerReferralWebhook</c>: has Partner Center send the test event, and says how its delivery went.</summary>
[Cmdlet(VerbsDiagnostic.Test, "PartnerReferralWebhook", DefaultParameterSetName = SendSet)]
[OutputType(typeof(WebhookTest))]
public sealed class TestPartnerReferralWebhookCommand : ConnectedCommand
{
    private const string SendSet = "Send";
    private const string FollowSet = "Follow";

    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>Id of a test event that was sent before: looks how it went, and sends none.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FollowSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string CorrelationId { get; set; } = "";

    /// <summary>Wait until it was delivered or given up.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>Seconds to wait for that, 120 unless you say otherwise.</summary>
    [Parameter]
    [ValidateRange(1, 24 * 60 * 60)]
    public int TimeoutSec { get; set; } = 120;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var id = ParameterSetName == FollowSet ? CorrelationId : Send();
        if (id is null || Read(id) is not { } test)
        {
            return;
        }

        if (Wait)
        {
            test = Follow(test);
        }

        WriteObject(test);
    }

    private static bool IsOver(WebhookTest test) => test.IsDelivered || string.Equals(test.Status, "completed", StringComparison.OrdinalIgnoreCase);

    private string? Send()
    {
        if (Call(token => Connection!.Webhooks.GetAsync(NewContext(), token), Connection) is not { } current)
        {
            return null;
        }

        if (!current.IsRegistered)
        {
            Refuse("NotRegistered", "No address is registered for events.", "Set-PartnerReferralWebhook registers one.");
            return null;
        }

        if (!current.Sends(EventNames.Test))
        {
            Refuse("NoTestEvent", $"The registered address is not told of {EventNames.Test}, so no test event can be sent to it.", $"Add {EventNames.Test} to -Event of Set-PartnerReferralWebhook.");
            return null;
        }

        for (TimeSpan wait; (wait = Connection!.Webhooks.Pace.TryLeave()) > TimeSpan.Zero;)
        {
            WriteVerbose(string.Format(CultureInfo.InvariantCulture, "The service takes two test events a minute: waiting {0:0} seconds.", wait.TotalSeconds));
            Pause(wait);
        }

        return Call(token => Connection!.Webhooks.SendTestAsync(NewContext(), token), current);
    }

    private WebhookTest? Read(string id) => Call(token => Connection!.Webhooks.GetTestAsync(id, NewContext(), token), id);

    private WebhookTest Follow(WebhookTest test)
    {
        var progress = new ProgressRecord(1, "Test event", "Waiting for its delivery");
        var end = DateTime.UtcNow.AddSeconds(TimeoutSec);
        for (var wait = ShortestWait; !IsOver(test) && DateTime.UtcNow < end; wait = wait + wait < LongestWait ? wait + wait : LongestWait)
        {
            progress.StatusDescription = test.Attempt.Count == 0 ? "Waiting for its delivery" : $"{test.Attempt.Count} attempts, the last one: {test.Attempt[test.Attempt.Count - 1]}";
            WriteProgress(progress);
            Pause(wait);
            if (Read(test.CorrelationId) is not { } newer)
            {
                break;
            }

            test = newer;
        }

        progress.RecordType = ProgressRecordType.Completed;
        WriteProgress(progress);
        if (!test.IsDelivered)
        {
            WriteWarning(test.Attempt.Count == 0
                ? $"The test event {test.CorrelationId} was not delivered in {TimeoutSec} seconds. -CorrelationId looks again."
                : $"The test event was not delivered: {test.Attempt.Count} attempts, the last one: {test.Attempt[test.Attempt.Count - 1]}");
        }

        return test;
    }

    private void Pause(TimeSpan time) => Await(async token =>
    {
        await Task.Delay(time, token).ConfigureAwait(false);
        return true;
    });

    private void Refuse(string name, string message, string action) =>
        WriteError(ErrorRecordFactory.Refused("PartnerReferral.Webhook." + name, message, ErrorCategory.InvalidOperation, null, action));
}
