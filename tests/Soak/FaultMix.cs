using System.Text.Json;

namespace PartnerReferrals.Soak;

/// <summary>What goes wrong at the service, as fault rules of the emulator (docs/emulator.md).</summary>
internal static class FaultMix
{
    /// <summary>The rules as JSON.</summary>
    /// <param name="silenceSeconds">How long a silent answer takes; longer than the client waits.</param>
    public static string Json(int silenceSeconds) => JsonSerializer.Serialize(new object[]
    {
        new { name = "throttled, seconds", operation = "any", probability = 0.025, status = 429, retryAfter = 1 },
        new { name = "throttled, date", operation = "any", probability = 0.025, status = 429, retryAfter = "date+1" },
        new { name = "unavailable, asks to wait", operation = "any", probability = 0.025, status = 503, retryAfter = 1 },
        new { name = "unavailable", operation = "any", probability = 0.025, status = 503, body = "html" },
        new { name = "dropped after commit", operation = "create", probability = 0.03, drop = true, commit = true },
        new { name = "change dropped after commit", operation = "patch", probability = 0.03, drop = true, commit = true },
        new { name = "dropped before commit", operation = "any", probability = 0.03, drop = true },
        new { name = "truncated", operation = "any", probability = 0.02, truncateAfter = 40 },
        new { name = "silent after commit", operation = "create", probability = 0.005, silenceSeconds, commit = true },
        new { name = "silent", operation = "any", probability = 0.005, silenceSeconds },
        new { name = "token refused", operation = "any", every = 97, status = 401, code = "unauthenticated" },
    });
}
