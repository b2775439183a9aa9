using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Events;

namespace PartnerReferrals.Commands;

/// <summary>
/// <c>Receive-PartnerReferralEvent</c>: listens for events and hands each on. A delivery is answered with success once its event was handed on; what is
/// no event is answered with a refusal and reported.
/// </summary>
[Cmdlet(VerbsCommunications.Receive, "PartnerReferralEvent")]
[OutputType(typeof(ReferralEvent))]
public sealed class ReceivePartnerReferralEventCommand : EventCommand
{
    /// <summary>Address to listen at, such as <c>http://127.0.0.1:8080/</c>. A reverse proxy in front of it has to give it https.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Prefix { get; set; } = "";

    /// <summary>End after so many events.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Count { get; set; } = int.MaxValue;

    /// <summary>End after so many seconds. Without it and without <c>-Count</c>, Ctrl+C ends it.</summary>
    [Parameter]
    [ValidateRange(1, 7 * 24 * 60 * 60)]
    public int? TimeoutSec { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var verifier = Verifier();
        try
        {
            using var listener = new EventListener(Prefix, verifier.ReadAsync);
            WriteVerbose($"Listening at {Prefix}.");
            Receive(listener);
        }
        catch (EventException e)
        {
            ThrowTerminatingError(ErrorRecordFactory.From(e, Prefix));
        }
    }

    private void Receive(EventListener listener)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(StopToken);
        if (TimeoutSec is { } seconds)
        {
            end.CancelAfter(TimeSpan.FromSeconds(seconds));
        }

        var seen = new SeenEvents();
        for (var received = 0; received < Count;)
        {
            if (Next(listener, end.Token) is not { } arrival)
            {
                return;
            }

            try
            {
                if (Report(arrival, seen))
                {
                    received++;
                }

                arrival.Take();
            }
            finally
            {
                // The pipeline ended meanwhile: it is delivered again.
                arrival.Refuse();
            }
        }
    }

    // Null when the time is over.
    private EventArrival? Next(EventListener listener, CancellationToken end)
    {
        try
        {
            return Await(_ => listener.NextAsync(end));
        }
        catch (OperationCanceledException) when (!StopToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private bool Report(EventArrival arrival, SeenEvents seen)
    {
        if (arrival.Event is not { } received)
        {
            WriteError(ErrorRecordFactory.From(arrival.Failure!, null));
            return false;
        }

        if (!seen.Add(received))
        {
            WriteError(ErrorRecordFactory.From(EventErrors.Replayed(received), received));
            return false;
        }

        WriteObject(received);
        return true;
    }
}
