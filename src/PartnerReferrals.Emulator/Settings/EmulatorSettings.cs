using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using PartnerReferrals.Emulator.Schema;

namespace PartnerReferrals.Emulator.Settings;

/// <summary>Every switch of the emulator, read once from names and texts; docs/emulator.md explains each.</summary>
internal sealed record EmulatorSettings
{
    public int Seed { get; init; } = 1;

    public ValidationProfile Profile { get; init; } = ValidationProfile.Api;

    public string Organization { get; init; } = "Contoso Partner";

    public string User { get; init; } = "seller@contoso.example";

    public TimeSpan Latency { get; init; }

    public TimeSpan ListingDelay { get; init; }

    /// <summary>Of so many list requests one is answered by a machine that lags; 0 for none.</summary>
    public int StaleLists { get; init; }

    /// <summary>How far that machine lags.</summary>
    public TimeSpan StaleBy { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How far the Date header is ahead.</summary>
    public TimeSpan DateSkew { get; init; }

    /// <summary>How far the stamps of new referrals are ahead.</summary>
    public TimeSpan StampSkew { get; init; }

    /// <summary>Texts are stored trimmed, composed (NFC), with single blanks and plain line ends.</summary>
    public bool RewrittenText { get; init; }

    public int PageSize { get; init; } = 100;

    public int CreateStatus { get; init; } = 200;

    public bool Idempotency { get; init; }

    public DateTimeOffset? ClockStart { get; init; }

    public double ClockRate { get; init; } = 1;

    public bool ClockFrozen { get; init; }

    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(1);

    public TimeSpan RefreshTokenLifetime { get; init; } = TimeSpan.FromDays(90);

    public bool SingleUseRefreshTokens { get; init; }

    public PartnerRole SignInRole { get; init; } = PartnerRole.ReferralsAdmin;

    public bool SignInMfa { get; init; } = true;

    public bool DeviceApproval { get; init; } = true;

    public int DeviceInterval { get; init; }

    /// <summary>The secret a confidential client must show; never shown itself.</summary>
    [JsonIgnore]
    public string? ClientSecret { get; init; }

    public TimeSpan InvitationLifetime { get; init; } = TimeSpan.FromDays(14);

    public LinkStyle FaithfulLinks { get; init; } = LinkStyle.Off;

    public NextLinkStyle NextLink { get; init; } = NextLinkStyle.Clean;

    public CountStyle Count { get; init; } = CountStyle.Always;

    public bool ListConnectedReferrals { get; init; }

    /// <summary>Lists come in the order of creation, whatever <c>$orderby</c> asks for.</summary>
    public bool IgnoreOrder { get; init; }

    public bool IdsAsObject { get; init; }

    public string? UnknownWord { get; init; }

    public bool ExtraProperties { get; init; }

    public bool HtmlEncodedNames { get; init; }

    public bool OmitNulls { get; init; }

    public string InnerErrorName { get; init; } = "innerError";

    public bool ObservedDirection { get; init; }

    public UnknownProperties UnknownProperties { get; init; } = UnknownProperties.Ignore;

    public bool RegistrationRules { get; init; } = true;

    public bool StrictStates { get; init; }

    public bool GlobalAdmin { get; init; }

    public bool ReferralsUserWrites { get; init; } = true;

    public IReadOnlyList<string> PatchPaths { get; init; } = [];

    /// <summary>The wait between two attempts to deliver an event.</summary>
    public TimeSpan EventRetry { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Every event comes twice.</summary>
    public bool DuplicateEvents { get; init; }

    /// <summary>Of each two events the later one comes first.</summary>
    public bool SwappedEvents { get; init; }

    public EventFlaw EventFlaw { get; init; } = EventFlaw.None;

    public int MaxBodyBytes { get; init; } = 30_000_000;

    public int LogSize { get; init; } = 1000;

    public bool LogBodies { get; init; }

    public string? Faults { get; init; }
}

/// <summary>How the links of a referral are spelt (facts 10.3).</summary>
internal enum LinkStyle
{
    /// <summary>Correct links.</summary>
    Off,

    /// <summary>With the mistakes of the published samples.</summary>
    Documented,

    /// <summary>As seen in real answers: the GUID in the filter stands unquoted.</summary>
    Observed,
}

/// <summary>When a list answer carries <c>@odata.count</c> (facts 7).</summary>
internal enum CountStyle
{
    Always,
    OnRequest,
}

/// <summary>How <c>@odata.nextLink</c> is spelt (facts 10.4).</summary>
internal enum NextLinkStyle
{
    /// <summary>The scheme, host and path of the request.</summary>
    Clean,

    /// <summary>As published: scheme <c>http</c>, no <c>/engagements</c> in the path.</summary>
    Documented,
}

/// <summary>What is wrong with the events that are delivered.</summary>
internal enum EventFlaw
{
    None,

    /// <summary>The body was changed after it was signed.</summary>
    Tampered,

    /// <summary>The certificate is said to be on another host.</summary>
    ForeignCertificate,

    /// <summary>The certificate is over.</summary>
    ExpiredCertificate,

    /// <summary>There is no signature.</summary>
    Unsigned,

    /// <summary>The body has a megabyte.</summary>
    Oversized,
}

/// <summary>How much a create body must hold.</summary>
internal enum ValidationProfile
{
    /// <summary>What the API pages document.</summary>
    Api,

    /// <summary>Also what only the portal and its bulk upload demand (facts 9, "Validation worth enforcing").</summary>
    Portal,
}
