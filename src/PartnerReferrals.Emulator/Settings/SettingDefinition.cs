using System;

namespace PartnerReferrals.Emulator.Settings;

/// <summary>A setting by name: what it means and how its text changes the settings.</summary>
/// <param name="Name">The name, in camelCase.</param>
/// <param name="Accepts">What its text may be, for error messages and listings.</param>
/// <param name="Apply">Gives changed settings, or <see langword="null"/> when the text is not understood.</param>
/// <param name="Fixed">Read at the start only: it cannot change while the emulator runs.</param>
internal sealed record SettingDefinition(
    string Name, string Accepts, Func<EmulatorSettings, string, EmulatorSettings?> Apply, bool Fixed = false);
