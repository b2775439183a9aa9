using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Events;
using PartnerReferrals.Http;
using PartnerReferrals.Isolation;
using PartnerReferrals.SignIn;

namespace PartnerReferrals;

/// <summary>The in-process emulator, with a sign-in of its own: tokens are minted as they are needed.</summary>
internal sealed class EmulatorSession : IAccessTokenSource
{
    private readonly Func<IReadOnlyDictionary<string, string>?, string> _issueToken;
    private readonly Func<DateTimeOffset> _now;
    private readonly Lazy<EventVerifier> _eventRoot;
    private string? _token;

    // Time enough for an answer that is on its way; nothing is listed later than this.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(1);

    private EmulatorSession(HttpMessageHandler handler, string? listingDelay)
    {
        Handler = handler;
        ListingDelay = (double.TryParse(listingDelay, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero) + Slack;

        // By reflection: the emulator shares no code with the module, on purpose.
        _issueToken = Member<Func<IReadOnlyDictionary<string, string>?, string>>("IssueToken");
        _now = Member<Func<DateTimeOffset>>("get_Now");
        OpenBrowser = Member<Func<Uri, Task>>("OpenBrowserAsync");
        _eventRoot = new Lazy<EventVerifier>(() => EventVerifier.OfTestRoot(new X509Certificate2(Member<Func<byte[]>>("EventRoot")()), handler));
        WebhookTokens = new MintedWebhookTokens(_issueToken);
    }

    /// <summary>Tells this emulator from any other, such as that of the last session.</summary>
    internal string Id { get; } = Guid.NewGuid().ToString("N");

    /// <summary>What requests go through instead of the network.</summary>
    internal HttpMessageHandler Handler { get; }

    /// <summary>Its identity side, which signs everybody in without asking; a name that no network resolves.</summary>
    internal static Uri LoginAddress { get; } = new("https://login.emulator.invalid/");

    /// <summary>Tokens for its webhooks.</summary>
    internal IWebhookTokenSource WebhookTokens { get; }

    /// <summary>Believes its own events, and nobody else's.</summary>
    internal EventVerifier Events => _eventRoot.Value;

    /// <summary>Signs in on one of its pages; takes the place of the browser.</summary>
    internal Func<Uri, Task> OpenBrowser { get; }

    /// <summary>What its clock shows. Tokens end by it.</summary>
    internal DateTimeOffset Now => _now();

    /// <summary>When a new referral is certainly in the list.</summary>
    internal TimeSpan ListingDelay { get; }

    /// <summary>Starts an empty emulator.</summary>
    /// <param name="settings">Settings by name; see docs/emulator.md.</param>
    /// <exception cref="ArgumentException">A setting is unknown or its value is not understood.</exception>
    internal static EmulatorSession Start(IDictionary? settings)
    {
        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in settings ?? new Hashtable())
        {
            texts[Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!] = Convert.ToString(entry.Value, CultureInfo.InvariantCulture) ?? "";
        }

        var handler = IsolatedAssembly.Create<HttpMessageHandler>("PartnerReferrals.Emulator", "PartnerReferrals.Emulator.InProcessEmulator", texts);
        return new EmulatorSession(handler, texts.TryGetValue("listingDelay", out var delay) ? delay : null);
    }

    /// <inheritdoc/>
    public Task<string> GetTokenAsync(string? rejectedToken, CancellationToken cancellationToken)
    {
        var token = Volatile.Read(ref _token);
        if (token is null || token == rejectedToken)
        {
            token = _issueToken(null);
            Volatile.Write(ref _token, token);
        }

        return Task.FromResult(token);
    }

    /// <summary>Tokens for the other host: its tokens name another audience than those of the referrals.</summary>
    private sealed class MintedWebhookTokens(Func<IReadOnlyDictionary<string, string>?, string> issueToken) : IWebhookTokenSource
    {
        private string? _token;

        public Task<string> GetWebhookTokenAsync(string? rejectedToken, CancellationToken cancellationToken)
        {
            var token = Volatile.Read(ref _token);
            if (token is null || token == rejectedToken)
            {
                token = issueToken(new Dictionary<string, string> { ["audience"] = PartnerCenterResource.Audiences[0] });
                Volatile.Write(ref _token, token);
            }

            return Task.FromResult(token);
        }
    }

    private T Member<T>(string name)
        where T : Delegate => (T)Handler.GetType().GetMethod(name)!.CreateDelegate(typeof(T), Handler);
}
