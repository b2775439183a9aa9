using System;
using System.Globalization;
using System.IO;
using System.Management.Automation.Host;

namespace PartnerReferrals.Host.Tests.Engine;

/// <summary>A host that keeps what is printed, so that a test sees what somebody at a prompt would.</summary>
/// <param name="printed">Takes every line, whatever its stream.</param>
/// <param name="answers">Who answers prompts; null for nobody.</param>
/// <param name="width">Columns of the screen.</param>
internal sealed class RecordingHost(TextWriter printed, TextReader? answers, int width) : PSHost
{
    public override string Name => "Tests";

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI { get; } = new RecordingUserInterface(printed, answers, width);

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override void SetShouldExit(int exitCode)
    {
    }

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}
