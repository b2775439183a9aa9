using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;
using PartnerReferrals.Pipeline;

namespace PartnerReferrals.Commands;

/// <summary>What the cmdlets that call the service share: the connection, and calls whose failure is one error record.</summary>
public abstract class ConnectedCommand : PartnerReferralCommand
{
    /// <summary>Connection to use instead of the session's own.</summary>
    [Parameter]
    public PartnerReferralConnection? Connection { get; set; }

    /// <summary>The client of the connection.</summary>
    internal ReferralClient Client => Connection!.Client;

    /// <summary>What each call carries: who is told about it.</summary>
    internal RequestContext NewContext() => new() { Observer = HttpTraceWriter.For(this, Streams) };

    /// <summary>Finds the connection; a terminating error when there is none.</summary>
    protected override void BeginProcessing() => Connection = Enter(Connection);

    /// <summary>Calls the service. A failure is written as an error with the target; the result is then null.</summary>
    /// <param name="work">The call.</param>
    /// <param name="target">What the user asked for.</param>
    /// <param name="advise">What to do about a failure, where the cmdlet knows better than the failure itself; null where it does not.</param>
    internal T? Call<T>(Func<CancellationToken, Task<T>> work, object? target, Func<PartnerReferralException, string?>? advise = null)
        where T : class?
    {
        try
        {
            return Await(work);
        }
        catch (AuthenticationException e) when (!e.IsTransient)
        {
            // The next call would fail the same way.
            ThrowTerminatingError(ErrorRecordFactory.From(e, target));
        }
        catch (PartnerReferralException e)
        {
            var record = ErrorRecordFactory.From(e, target);
            if (advise?.Invoke(e) is { } action)
            {
                record.ErrorDetails.RecommendedAction = action;
            }

            WriteError(record);
        }

        return null;
    }
}
