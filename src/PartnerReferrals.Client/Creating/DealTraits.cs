using System;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Creating;

/// <summary>What a deal is known by when the service may have rewritten it: the same folded values of what was sent and of what came back.</summary>
internal sealed class DealTraits
{
    private static readonly string[] TextPaths =
    [
        "details.currency", "details.notes",
        "customerProfile.address.addressLine1", "customerProfile.address.city", "customerProfile.address.postalCode", "customerProfile.address.country",
    ];

    private readonly JObject _json;
    private string? _name;
    private string? _customer;
    private Details? _details;

    private DealTraits(JObject json)
    {
        _json = json;
        ExternalId = FoldedText.OfId(PayloadFingerprint.Select(json, "externalReferenceId"));
    }

    internal string ExternalId { get; }

    // What follows is read when the id alone does not tell, which is seldom.
    internal string Name => _name ??= FoldedText.Of(PayloadFingerprint.Select(_json, "name"));

    internal string Customer => _customer ??= FoldedText.Of(PayloadFingerprint.Select(_json, "customerProfile.name"));

    internal static DealTraits Of(JObject json) => new(json);

    /// <summary>Whether a referral of the list may be what came of this, although it is not told with certainty.</summary>
    /// <param name="listed">The referral of the list.</param>
    /// <param name="strictly">Name and customer both, or the external id: enough where the time alone says little.</param>
    internal bool MayBe(DealTraits listed, bool strictly = false)
    {
        var sameName = FoldedText.MayBeCut(Name, listed.Name);
        var sameCustomer = FoldedText.MayBeCut(Customer, listed.Customer);
        return (ExternalId.Length, listed.ExternalId.Length) switch
        {
            // Ids that have nothing in common are two deals, unless only the id was rewritten.
            ( > 0, > 0) => HasIdOf(listed) || FoldedText.MayBeCut(ExternalId, listed.ExternalId) || (sameName && sameCustomer),

            // An id that the service was not given, somebody else gave.
            (0, > 0) => sameName && sameCustomer,
            _ => strictly ? sameName && sameCustomer : sameName || sameCustomer,
        };
    }

    /// <summary>Whether an answer to a create is about this deal. A service may spell it its own way; it does not rename it.</summary>
    /// <returns><see cref="Likeness.Possible"/> where the answer names nothing to compare.</returns>
    internal Likeness Answered(DealTraits answer)
    {
        var needsBoth = answer.ExternalId.Length > 0;
        if (needsBoth && ExternalId.Length > 0)
        {
            if (HasIdOf(answer))
            {
                return Likeness.Same;
            }

            if (!FoldedText.MayBeCut(ExternalId, answer.ExternalId))
            {
                return Likeness.Different;
            }
        }

        var customer = Compare(Customer, answer.Customer);
        var name = Compare(Name, answer.Name) is false && customer == true && FoldedText.MayBeCut(Name, answer.Name) && HasDetailsOf(answer)
            ? true
            : Compare(Name, answer.Name);
        if (needsBoth)
        {
            return name == true && customer == true ? Likeness.Same : Likeness.Different;
        }

        return (name, customer) switch
        {
            (false, _) => Likeness.Different,

            // A customer may come back under its registered name.
            (true, false) => HasDetailsOf(answer) ? Likeness.Same : Likeness.Different,
            (null, false) => Likeness.Different,
            (null, null) => Likeness.Possible,
            _ => Likeness.Same,
        };
    }

    /// <summary>Whether the external ids are one, by other letters or without leading zeros.</summary>
    internal bool HasIdOf(DealTraits other) =>
        ExternalId.Length > 0
        && (ExternalId == other.ExternalId || FoldedText.WithoutZeros(ExternalId) == FoldedText.WithoutZeros(other.ExternalId));

    private static bool? Compare(string sent, string given) => sent.Length == 0 || given.Length == 0 ? null : FoldedText.Alike(sent, given);

    private bool HasDetailsOf(DealTraits other) => (_details ??= new Details(_json)).AgreeWith(other._details ??= new Details(other._json));

    /// <summary>Amount, day, notes and address.</summary>
    private sealed class Details(JObject json)
    {
        private readonly decimal? _value = decimal.TryParse(JsonEquivalence.Normalize(PayloadFingerprint.Select(json, "details.dealValue")), NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : null;
        private readonly DateTimeOffset? _closing = DateTimeOffset.TryParse(JsonEquivalence.Normalize(PayloadFingerprint.Select(json, "details.closingDateTime")), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
        private readonly string[] _texts = [.. TextPaths.Select(path => FoldedText.Of(PayloadFingerprint.Select(json, path)))];

        /// <summary>None of amount and day differs, and three of all agree.</summary>
        internal bool AgreeWith(Details other)
        {
            var agree = 0;
            if (_value is { } value && other._value is { } otherValue)
            {
                if (Math.Abs(value - otherValue) >= 1)
                {
                    return false;
                }

                agree++;
            }

            if (_closing is { } closing && other._closing is { } otherClosing)
            {
                if ((closing - otherClosing).Duration() > TimeSpan.FromDays(1))
                {
                    return false;
                }

                agree++;
            }

            return agree + _texts.Zip(other._texts, FoldedText.Alike).Count(same => same) >= 3;
        }
    }
}
