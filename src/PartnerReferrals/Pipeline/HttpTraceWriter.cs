using System.Management.Automation;
using PartnerReferrals.Http;

namespace PartnerReferrals.Pipeline;

/// <summary>Tells -Verbose and -Debug what happens on the wire. Costs nothing when neither is wanted.</summary>
internal sealed class HttpTraceWriter : IHttpTraceObserver
{
    private readonly StreamQueue _streams;
    private readonly bool _isVerbose;

    private HttpTraceWriter(StreamQueue streams, bool isVerbose, bool isDebug)
    {
        _streams = streams;
        _isVerbose = isVerbose;
        WantsBodies = isDebug;
    }

    /// <inheritdoc/>
    public bool WantsBodies { get; }

    /// <summary>Makes the observer a cmdlet needs; null when nobody would read it.</summary>
    internal static HttpTraceWriter? For(PSCmdlet cmdlet, StreamQueue streams)
    {
        var isVerbose = IsWanted(cmdlet, "Verbose", "VerbosePreference");
        var isDebug = IsWanted(cmdlet, "Debug", "DebugPreference");
        return isVerbose || isDebug ? new HttpTraceWriter(streams, isVerbose, isDebug) : null;
    }

    /// <inheritdoc/>
    public void Observe(HttpTraceEvent traceEvent)
    {
        if (_isVerbose)
        {
            _streams.Post(c => c.WriteVerbose(traceEvent.ToString()));
        }

        if (WantsBodies && traceEvent.Body is not null)
        {
            _streams.Post(c => c.WriteDebug($"{traceEvent.Kind} {traceEvent.Method} {traceEvent.Path}: {traceEvent.Body}"));
        }
    }

    private static bool IsWanted(PSCmdlet cmdlet, string parameter, string preference) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out var bound) && bound is SwitchParameter flag
            ? flag.IsPresent
            : LanguagePrimitives.TryConvertTo(cmdlet.GetVariableValue(preference), out ActionPreference chosen)
                && chosen is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
}
