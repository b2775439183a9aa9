using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PartnerReferrals.Emulator.Schema;

namespace PartnerReferrals.Emulator.Settings;

/// <summary>All settings by name.</summary>
internal static class SettingTable
{
    public static readonly IReadOnlyList<SettingDefinition> All =
    [
        Whole("seed", int.MinValue, int.MaxValue, (s, v) => s with { Seed = v }, isFixed: true),
        Choice<ValidationProfile>("profile", (s, v) => s with { Profile = v }),
        Text("organization", (s, v) => s with { Organization = v }),
        Text("user", (s, v) => s with { User = v }),
        Span("latency", "milliseconds", TimeSpan.FromMilliseconds, (s, v) => s with { Latency = v }),
        Span("listingDelay", "seconds", TimeSpan.FromSeconds, (s, v) => s with { ListingDelay = v }),
        Whole("staleLists", 0, 1_000_000, (s, v) => s with { StaleLists = v }),
        Span("staleBy", "seconds", TimeSpan.FromSeconds, (s, v) => s with { StaleBy = v }),
        Shift("dateSkew", (s, v) => s with { DateSkew = v }),
        Shift("stampSkew", (s, v) => s with { StampSkew = v }),
        Flag("rewrittenText", (s, v) => s with { RewrittenText = v }),
        Whole("pageSize", 1, 10_000, (s, v) => s with { PageSize = v }),
        Whole("createStatus", 200, 202, (s, v) => s with { CreateStatus = v }),
        Flag("idempotency", (s, v) => s with { Idempotency = v }),
        new("clockStart", "an ISO 8601 date-time", (s, t) => Scalars.TryTime(t, out var v) ? s with { ClockStart = v } : null, Fixed: true),
        new("clockRate", "a factor such as 1 or 60", (s, t) => Positive(t) is { } v ? s with { ClockRate = v } : null, Fixed: true),
        Flag("clockFrozen", (s, v) => s with { ClockFrozen = v }, isFixed: true),
        Span("tokenLifetime", "seconds", TimeSpan.FromSeconds, (s, v) => s with { TokenLifetime = v }),
        Span("refreshTokenLifetime", "seconds", TimeSpan.FromSeconds, (s, v) => s with { RefreshTokenLifetime = v }),
        Flag("singleUseRefreshTokens", (s, v) => s with { SingleUseRefreshTokens = v }),
        Choice<PartnerRole>("signInRole", (s, v) => s with { SignInRole = v }),
        Flag("signInMfa", (s, v) => s with { SignInMfa = v }),
        Flag("deviceApproval", (s, v) => s with { DeviceApproval = v }),
        Whole("deviceInterval", 0, 60, (s, v) => s with { DeviceInterval = v }),
        Text("clientSecret", (s, v) => s with { ClientSecret = v }),
        Span("invitationLifetime", "days", TimeSpan.FromDays, (s, v) => s with { InvitationLifetime = v }),
        Choice<LinkStyle>("faithfulLinks", (s, v) => s with { FaithfulLinks = v }),
        Choice<NextLinkStyle>("nextLink", (s, v) => s with { NextLink = v }),
        Choice<CountStyle>("count", (s, v) => s with { Count = v }),
        Flag("listConnectedReferrals", (s, v) => s with { ListConnectedReferrals = v }),
        Flag("ignoreOrder", (s, v) => s with { IgnoreOrder = v }),
        Flag("idsAsObject", (s, v) => s with { IdsAsObject = v }),
        new("unknownWord", "property=word, such as substatus=Escalated; empty for none", ApplyUnknownWord),
        Flag("extraProperties", (s, v) => s with { ExtraProperties = v }),
        Flag("htmlEncodedNames", (s, v) => s with { HtmlEncodedNames = v }),
        Flag("omitNulls", (s, v) => s with { OmitNulls = v }),
        new("innerErrorName", "innerError or innererror", (s, t) => t is "innerError" or "innererror" ? s with { InnerErrorName = t } : null),
        Flag("observedDirection", (s, v) => s with { ObservedDirection = v }),
        Choice<UnknownProperties>("unknownProperties", (s, v) => s with { UnknownProperties = v }),
        Flag("registrationRules", (s, v) => s with { RegistrationRules = v }),
        Flag("strictStates", (s, v) => s with { StrictStates = v }),
        Flag("globalAdmin", (s, v) => s with { GlobalAdmin = v }),
        Flag("referralsUserWrites", (s, v) => s with { ReferralsUserWrites = v }),
        new("patchPaths", "JSON pointers split by ';', or 'any'", (s, t) => s with
        {
            PatchPaths = t.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        }),
        Span("eventRetry", "seconds", TimeSpan.FromSeconds, (s, v) => s with { EventRetry = v }),
        Flag("duplicateEvents", (s, v) => s with { DuplicateEvents = v }),
        Flag("swappedEvents", (s, v) => s with { SwappedEvents = v }),
        Choice<EventFlaw>("eventFlaw", (s, v) => s with { EventFlaw = v }),
        Whole("maxBodyBytes", 1, int.MaxValue, (s, v) => s with { MaxBodyBytes = v }),
        Whole("logSize", 0, 1_000_000, (s, v) => s with { LogSize = v }, isFixed: true),
        Flag("logBodies", (s, v) => s with { LogBodies = v }),
        new("faults", "a JSON array of fault rules", (s, t) => s with { Faults = t }, Fixed: true),
    ];

    /// <summary>Gives <paramref name="settings"/> with the named texts applied.</summary>
    /// <exception cref="ArgumentException">A name is unknown, a text is not understood, or the setting cannot change any more.</exception>
    public static EmulatorSettings Apply(
        EmulatorSettings settings, IEnumerable<KeyValuePair<string, string>> texts, bool running)
    {
        foreach (var (name, text) in texts)
        {
            var definition = All.FirstOrDefault(d => string.Equals(d.Name, name, StringComparison.OrdinalIgnoreCase))
                ?? throw new ArgumentException(
                    $"The emulator has no setting '{name}'. Known settings: {string.Join(", ", All.Select(d => d.Name).Order(StringComparer.Ordinal))}.");
            if (running && definition.Fixed)
            {
                throw new ArgumentException($"The setting '{definition.Name}' is read when the emulator starts and cannot change while it runs.");
            }

            settings = definition.Apply(settings, text ?? string.Empty)
                ?? throw new ArgumentException($"'{text}' is not a value of the setting '{definition.Name}'. Accepted: {definition.Accepts}.");
        }

        return settings;
    }

    private static EmulatorSettings? ApplyUnknownWord(EmulatorSettings settings, string text)
    {
        if (text.Length == 0)
        {
            return settings with { UnknownWord = null };
        }

        var name = text.Split('=')[0];
        return text.Contains('=', StringComparison.Ordinal) && ReferralSchema.Referral.Find(name) is { Kind: ValueKind.Enumeration or ValueKind.Text }
            ? settings with { UnknownWord = text }
            : null;
    }

    private static SettingDefinition Flag(string name, Func<EmulatorSettings, bool, EmulatorSettings> set, bool isFixed = false) =>
        new(name, "true or false", (s, t) => bool.TryParse(t, out var v) ? set(s, v) : null, isFixed);

    private static SettingDefinition Text(string name, Func<EmulatorSettings, string, EmulatorSettings> set) =>
        new(name, "a text that is not empty", (s, t) => string.IsNullOrWhiteSpace(t) ? null : set(s, t));

    private static SettingDefinition Whole(
        string name, int least, int most, Func<EmulatorSettings, int, EmulatorSettings> set, bool isFixed = false) =>
        new(name, $"a whole number from {least} to {most}", (s, t) =>
            int.TryParse(t, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var v) && v >= least && v <= most
                ? set(s, v)
                : null, isFixed);

    private static SettingDefinition Span(
        string name, string unit, Func<double, TimeSpan> convert, Func<EmulatorSettings, TimeSpan, EmulatorSettings> set) =>
        new(name, $"a number of {unit}, zero or more", (s, t) =>
            double.TryParse(t, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var v) && v <= 10_000_000
                ? set(s, convert(v))
                : null);

    private static SettingDefinition Shift(string name, Func<EmulatorSettings, TimeSpan, EmulatorSettings> set) =>
        new(name, "a number of seconds, negative for behind", (s, t) =>
            double.TryParse(t, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var v) && Math.Abs(v) <= 10_000_000
                ? set(s, TimeSpan.FromSeconds(v))
                : null);

    private static SettingDefinition Choice<T>(string name, Func<EmulatorSettings, T, EmulatorSettings> set)
        where T : struct, Enum =>
        new(name, string.Join(", ", Enum.GetNames<T>().Select(n => char.ToLowerInvariant(n[0]) + n[1..])), (s, t) =>
            Enum.TryParse<T>(t, ignoreCase: true, out var v) && Enum.IsDefined(v) && !char.IsAsciiDigit(t[0]) ? set(s, v) : null);

    private static double? Positive(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var v) && v > 0 ? v : null;
}

/// <summary>A setting by name: what it means and how its text changes the settings.</summary>
/// <param name="Name">The name, in camelCase.</param>
/// <param name="Accepts">What its text may be, for error messages and listings.</param>
/// <param name="Apply">Gives changed settings, or <see langword="null"/> when the text is not understood.</param>
/// <param name="Fixed">Read at the start only: it cannot change while the emulator runs.</param>
internal sealed record SettingDefinition(
    string Name, string Accepts, Func<EmulatorSettings, string, EmulatorSettings?> Apply, bool Fixed = false);
