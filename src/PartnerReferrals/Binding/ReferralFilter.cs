using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using PartnerReferrals.Http;

namespace PartnerReferrals.Binding;

/// <summary>
/// Friendly conditions as an OData filter, kept to what the API documents (<c>eq</c>, <c>and</c>, the team lambda, dates of
/// change); everything else is filtered locally on each referral that comes back.
/// </summary>
internal sealed class ReferralFilter
{
    private readonly List<string> _sent = [];
    private readonly List<Func<Referral, bool>> _local = [];
    private readonly List<Func<Referral, bool>> _ofService = [];

    /// <summary>The filter to send; null for none.</summary>
    internal string? Text => _sent.Count == 0 ? null : string.Join(" and ", _sent);

    /// <summary>Whether conditions are left to apply locally, so that the service cannot limit the number of rows.</summary>
    internal bool IsPartlyLocal => _local.Count > 0;

    /// <summary>Whether a referral meets the locally applied conditions.</summary>
    internal bool Matches(Referral referral) => _local.TrueForAll(condition => condition(referral));

    /// <summary>Whether a referral meets every condition, those included that the service applies in a list.</summary>
    internal bool MatchesAll(Referral referral) => Matches(referral) && _ofService.TrueForAll(condition => condition(referral));

    /// <summary>One of several names, wildcards or shortened ids; the API has no such filter.</summary>
    internal void AddNames(NamedReferrals names) => _local.Add(names.Contains);

    /// <summary>Adds a condition as the user wrote it.</summary>
    internal void Add(string? filter)
    {
        if (!string.IsNullOrWhiteSpace(filter))
        {
            _sent.Add(filter!);
        }
    }

    /// <summary>One of several values: a single one is sent; several are matched locally, since the API documents no <c>or</c>.</summary>
    internal void AddValues(string property, string[]? values, Func<Referral, string?> read)
    {
        switch (values)
        {
            case null or []:
                break;
            case [var value]:
                _sent.Add($"{property} eq {ODataLiteral.Text(value)}");
                _ofService.Add(r => string.Equals(read(r), value, StringComparison.OrdinalIgnoreCase));
                break;
            default:
                _local.Add(r => values.Contains(read(r), StringComparer.OrdinalIgnoreCase));
                break;
        }
    }

    /// <summary>Somebody of the team, by e-mail address.</summary>
    internal void AddTeamMember(string? email)
    {
        if (email is not null)
        {
            _sent.Add($"team/any(m:m/email eq {ODataLiteral.Text(email)})");
            _ofService.Add(r => r.Team?.Any(m => string.Equals(m.Email, email, StringComparison.OrdinalIgnoreCase)) == true);
        }
    }

    /// <summary>Changed at or after a time.</summary>
    internal void AddUpdatedAfter(DateTimeOffset? time)
    {
        if (time is { } from)
        {
            _sent.Add($"updatedDateTime ge {ODataLiteral.DateTime(from)}");
            _ofService.Add(r => r.UpdatedDateTime >= from);
        }
    }

    /// <summary>Created at or after a time. The API documents no filter on creation; nothing is created after its last change.</summary>
    internal void AddCreatedAfter(DateTimeOffset? time)
    {
        if (time is { } from)
        {
            AddUpdatedAfter(from);
            _local.Add(r => r.CreatedDateTime >= from);
        }
    }

    /// <summary>Unanswered invitations that lapse before a time; the API documents no such filter.</summary>
    internal void AddExpiresBefore(DateTimeOffset? time)
    {
        if (time is { } end)
        {
            AddValues("status", [ReferralStatus.New], r => r.Status);
            _local.Add(r => r.ExpirationDateTime < end);
        }
    }

    /// <summary>Closing from one day on and before another. Closing dates are days (facts 4.6), so those of the user are taken as he wrote them.</summary>
    internal void AddClosing(DateTimeOffset? from, DateTimeOffset? before)
    {
        if (from is { } first)
        {
            _local.Add(r => r.ClosingDate?.UtcDateTime.Date >= first.Date);
        }

        if (before is { } end)
        {
            _local.Add(r => r.ClosingDate?.UtcDateTime.Date < end.Date);
        }
    }

    /// <summary>Worth at least so much, whatever the currency.</summary>
    internal void AddMinimumValue(decimal? value)
    {
        if (value is { } least)
        {
            _local.Add(r => r.DealValue >= least);
        }
    }

    /// <summary>One of several texts with wildcards; the API has no such filter.</summary>
    internal void AddWildcards(string[]? patterns, Func<Referral, string?> read)
    {
        if (patterns is null)
        {
            return;
        }

        var wildcards = patterns.Select(NamePattern.Of).ToList();

        // The service may give names encoded as HTML (facts 10.9).
        _local.Add(r => read(r) is { } text && wildcards.Exists(w => w.IsMatch(text) || w.IsMatch(WebUtility.HtmlDecode(text))));
    }
}
