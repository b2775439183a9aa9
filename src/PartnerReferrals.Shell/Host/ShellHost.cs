using System;
using System.Globalization;
using System.Management.Automation.Host;

namespace PartnerReferrals.Shell.Host;

/// <summary>The host the engine talks to. It remembers the exit code of <c>exit n</c>; there is no prompt and no nesting.</summary>
internal sealed class ShellHost(Screen screen) : PSHost
{
    private readonly ShellUserInterface _ui = new(screen);

    /// <summary>The code given to <c>exit</c>; null while the script has not called it.</summary>
    public int? ExitCode { get; private set; }

    /// <inheritdoc/>
    public override string Name => "PartnerReferrals.Shell";

    /// <inheritdoc/>
    public override Version Version => typeof(ShellHost).Assembly.GetName().Version!;

    /// <inheritdoc/>
    public override Guid InstanceId { get; } = Guid.NewGuid();

    /// <inheritdoc/>
    public override PSHostUserInterface UI => _ui;

    /// <inheritdoc/>
    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    /// <inheritdoc/>
    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    /// <inheritdoc/>
    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    /// <inheritdoc/>
    public override void EnterNestedPrompt() => throw new NotSupportedException("This host has no prompt.");

    /// <inheritdoc/>
    public override void ExitNestedPrompt() => throw new NotSupportedException("This host has no prompt.");

    /// <inheritdoc/>
    public override void NotifyBeginApplication()
    {
    }

    /// <inheritdoc/>
    public override void NotifyEndApplication()
    {
    }

    /// <summary>Ends a progress line that is still on the screen.</summary>
    public void FinishProgress() => _ui.Progress.Clear();
}
