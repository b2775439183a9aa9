using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Creating;

/// <summary>What makes one create recognisable: a hash of what is sent, and whether a referral of the service can be what came of it.</summary>
internal sealed class PayloadFingerprint
{
    // Set by the caller and kept by the service as they are: equal on both sides, unset included.
    private static readonly string[] KeptPaths =
    [
        "name", "campaignId", "customerProfile.name", "details.dealValue", "details.closingDateTime", "details.notes",
    ];

    // The service may add to these or fill them in: what was sent must be there.
    private static readonly string[] IncludedPaths =
    [
        "engagementId", "customerProfile.address.addressLine1", "customerProfile.address.city", "customerProfile.address.postalCode",
        "customerProfile.address.country", "details.currency", "details.requirements.solutions[*].id", "team[*].email", "customerProfile.team[*].email",
    ];

    // Making one costs more than using it.
    [ThreadStatic]
    private static SHA256? _sha;

    private readonly JObject _sent;
    private readonly ReferralLeg _leg;
    private string? _hash;
    private string? _matchKey;
    private DealTraits? _traits;

    private PayloadFingerprint(JObject sent, ReferralLeg leg)
    {
        _sent = sent;
        _leg = leg;
        ExternalId = ExternalIdOf(sent);
    }

    /// <summary>Hash of everything that is sent, 32 hexadecimal digits. The same for other spellings of the same values; never reversible to contact data.</summary>
    public string Hash => _hash ??= HashOf(_sent);

    /// <summary>Equal for all referrals that can be told apart by nothing a service would keep.</summary>
    internal string MatchKey => _matchKey ??= MatchKeyOf(_sent);

    /// <summary>What it may be recognised by where the service rewrote it, or somebody edited it.</summary>
    internal DealTraits Traits => _traits ??= DealTraits.Of(_sent);

    /// <summary>The external id, which by itself identifies a deal; null where there is none.</summary>
    internal string? ExternalId { get; }

    /// <summary>The engagement it was sent into; null where the service begins one.</summary>
    internal string? EngagementId => Select(_sent, "engagementId")?.ToString() is { Length: > 0 } id ? id : null;

    /// <summary>Fingerprint of a referral as it is sent.</summary>
    public static PayloadFingerprint Of(Referral referral, ReferralLeg leg = ReferralLeg.Own) => new(referral.Json, leg);

    /// <summary>What a referral of the service is looked up by, to be compared with <see cref="MatchKey"/>.</summary>
    internal static string MatchKeyOf(JObject json) =>
        ExternalIdOf(json) is { } id
            ? "id:" + id
            : Digest(string.Join("\u001f", KeptPaths.Select(path => Zero(JsonEquivalence.Canonical(Select(json, path))))));

    /// <summary>Whether a referral of the service can be what came of this create.</summary>
    internal bool Matches(Referral candidate) =>
        IsLeg(candidate, _leg)
        && MatchKeyOf(candidate.Json) == MatchKey
        && (ExternalId is not null || IncludedPaths.All(path => IncludesAll(candidate.Json, path)));

    /// <summary>Whether it is, may be, or is not what came of this create; when it was created is another question.</summary>
    /// <param name="candidate">A referral of the service.</param>
    /// <param name="traits">Its traits.</param>
    /// <param name="strictly">See <see cref="DealTraits.MayBe"/>.</param>
    internal Likeness LikenessTo(Referral candidate, DealTraits traits, bool strictly = false) =>
        !IsLeg(candidate, _leg) || IsOfAnotherEngagement(candidate) ? Likeness.Different
        : Matches(candidate) ? Likeness.Same
        : Traits.MayBe(traits, strictly) ? Likeness.Possible
        : Likeness.Different;

    /// <summary>Whether a referral is this leg of its engagement (facts 8).</summary>
    internal static bool IsLeg(Referral referral, ReferralLeg leg)
    {
        var isMicrosofts = IsMicrosoft(referral.OrganizationId)
            || (string.IsNullOrEmpty(referral.OrganizationId) && referral.Target?.Any(t => IsMicrosoft(t.Id)) == true);
        return isMicrosofts == (leg == ReferralLeg.Microsoft);
    }

    private static bool IsMicrosoft(string? id) => string.Equals(id, "msft", StringComparison.OrdinalIgnoreCase);

    // Compared letter by letter: some CRMs' ids differ in case only.
    private static string? ExternalIdOf(JObject json) =>
        Select(json, "externalReferenceId")?.ToString() is { } id && !string.IsNullOrWhiteSpace(id) ? id.Trim() : null;

    // A value that was not given may come back as zero.
    private static string Zero(string text) => text == "0" ? "" : text;

    internal static JToken? Select(JObject json, string path)
    {
        JToken? token = json;
        foreach (var name in path.Split('.'))
        {
            token = (token as JObject)?.GetValue(name, StringComparison.OrdinalIgnoreCase);
        }

        return token;
    }

    private static string[] SelectAll(JObject json, string path)
    {
        var star = path.IndexOf("[*].", StringComparison.Ordinal);
        if (star < 0)
        {
            return [JsonEquivalence.Canonical(Select(json, path))];
        }

        var name = path.Substring(star + 4);
        return Select(json, path.Substring(0, star)) is JArray items
            ? [.. items.OfType<JObject>().Select(item => JsonEquivalence.Canonical(item.GetValue(name, StringComparison.OrdinalIgnoreCase)))]
            : [];
    }

    private static void AppendCanonical(StringBuilder text, JToken token)
    {
        switch (token)
        {
            case JObject json:
                text.Append('{');
                foreach (var property in json.Properties().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    if (!JsonEquivalence.IsUnset(property.Value))
                    {
                        text.Append(property.Name).Append(':');
                        AppendCanonical(text, property.Value);
                    }
                }

                text.Append('}');
                break;
            case JArray array:
                text.Append('[');
                foreach (var item in array)
                {
                    AppendCanonical(text, item);
                }

                text.Append(']');
                break;
            default:
                // With its length in front, no value can pose as two.
                var value = JsonEquivalence.Normalize(token);
                text.Append(value.Length.ToString(CultureInfo.InvariantCulture)).Append('"').Append(value).Append('"');
                break;
        }
    }

    private static string HashOf(JObject sent)
    {
        var text = new StringBuilder(1024);
        AppendCanonical(text, sent);
        return Digest(text.ToString());
    }

    private static string Digest(string text)
    {
        var hash = (_sha ??= SHA256.Create()).ComputeHash(Encoding.UTF8.GetBytes(text));
        return BitConverter.ToString(hash, 0, 16).Replace("-", "").ToLowerInvariant();
    }

    private bool IsOfAnotherEngagement(Referral candidate) =>
        EngagementId is { } mine && candidate.EngagementId is { Length: > 0 } given && !string.Equals(mine, given, StringComparison.OrdinalIgnoreCase);

    private bool IncludesAll(JObject candidate, string path)
    {
        var given = SelectAll(candidate, path);
        return SelectAll(_sent, path).All(wanted => wanted.Length == 0 || given.Contains(wanted, StringComparer.Ordinal));
    }
}
