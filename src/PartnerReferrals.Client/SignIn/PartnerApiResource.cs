using System;
using System.Collections.Generic;

namespace PartnerReferrals.SignIn;

/// <summary>How the identity service names the Partner API (facts 2).</summary>
public static class PartnerApiResource
{
    /// <summary>Scope of every sign-in: all delegated permissions the app has been granted.</summary>
    public const string Scope = "https://api.partner.microsoft.com/.default";

    /// <summary>Application id of the API "Microsoft Partner" (older label "Microsoft Dev Center").</summary>
    public const string AppId = "4990cffe-04e8-4e8b-808a-1175604b879f";

    /// <summary>The delegated permission an app registration needs on it.</summary>
    public const string Permission = "user_impersonation";

    /// <summary>Host of the global Microsoft Entra ID.</summary>
    public static Uri AuthorityHost { get; } = new("https://login.microsoftonline.com/");

    /// <summary>What a token's <c>aud</c> claim may be: version 1 tokens name the address, version 2 tokens the application id.</summary>
    public static IReadOnlyList<string> Audiences { get; } = ["https://api.partner.microsoft.com", AppId];
}
