using System;
using System.Management.Automation;

namespace PartnerReferrals.Pipeline;

/// <summary>
/// The objects a cmdlet hands on. Once the command behind it has ended (<c>Select-Object -First</c>, a <c>throw</c> or <c>break</c>), nothing more is
/// handed on: the engine would run a command that failed once more.
/// </summary>
/// <param name="cmdlet">Who writes.</param>
internal sealed class PipelineOutput(Cmdlet cmdlet)
{
    private bool _isClosed;

    /// <summary>Hands an object on.</summary>
    /// <exception cref="PipelineStoppedException">Nobody takes it any more.</exception>
    internal void Write(object? value)
    {
        if (_isClosed)
        {
            throw new PipelineStoppedException();
        }

        _isClosed = true;
        cmdlet.WriteObject(value);
        _isClosed = false;
    }
}
