using System.Collections.Generic;

namespace PartnerReferrals.Emulator.Http;

/// <summary>The names under which requests are counted and faults are aimed.</summary>
internal static class Operation
{
    public const string Create = "create";
    public const string Get = "get";
    public const string List = "list";
    public const string Patch = "patch";
    public const string Put = "put";

    /// <summary>The identity side's description of itself.</summary>
    public const string Discovery = "discovery";

    public const string DeviceCode = "deviceCode";
    public const string Authorize = "authorize";
    public const string Token = "token";

    /// <summary>The registration for events, and test events.</summary>
    public const string Webhook = "webhook";

    /// <summary>The certificate that events are signed with.</summary>
    public const string Certificate = "certificate";

    /// <summary>An address or method the API does not have.</summary>
    public const string Other = "other";

    /// <summary>In a fault rule: every operation.</summary>
    public const string Any = "any";

    /// <summary>What a fault rule may name.</summary>
    public static readonly IReadOnlyList<string> Faultable =
        [Any, Create, Get, List, Patch, Put, Discovery, DeviceCode, Authorize, Token, Webhook, Certificate, Other];
}
