using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PartnerReferrals.Hostile;

/// <summary>How a service behaves: all of it data, so that a failure can be printed and played again.</summary>
public sealed record ServicePlan
{
    private static readonly JsonSerializerOptions Form = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Seed of every chance.</summary>
    public int Seed { get; init; }

    /// <summary>What happens to creates.</summary>
    public IReadOnlyList<CreateRule> Creates { get; init; } = [];

    /// <summary>What happens to reads.</summary>
    public IReadOnlyList<ReadRule> Reads { get; init; } = [];

    /// <summary>When nobody accepts a connection.</summary>
    public IReadOnlyList<Absence> Absences { get; init; } = [];

    /// <summary>What becomes of the values it is given.</summary>
    public IReadOnlyList<Rewrite> Rewrites { get; init; } = [];

    /// <summary>Values are rewritten in lists and reads only: an answer to a create shows them as they were sent.</summary>
    public bool RewritesLater { get; init; }

    /// <summary>How long after it was made a referral is listed.</summary>
    public TimeSpan ListingDelay { get; init; }

    /// <summary>How far the <c>Date</c> header is off.</summary>
    public TimeSpan DateError { get; init; }

    /// <summary>No <c>Date</c> header.</summary>
    public bool OmitsDate { get; init; }

    /// <summary>How far the service's own stamps are off.</summary>
    public TimeSpan StampError { get; init; }

    /// <summary>400 to a filter on a date.</summary>
    public bool RefusesDateFilter { get; init; }

    /// <summary>400 to a filter on the external id.</summary>
    public bool RefusesExternalIdFilter { get; init; }

    /// <summary>400 to every filter.</summary>
    public bool RefusesFilters { get; init; }

    /// <summary>Every list is the whole list.</summary>
    public bool IgnoresFilters { get; init; }

    /// <summary>Oldest first, whatever was asked.</summary>
    public bool IgnoresOrder { get; init; }

    /// <summary>Referrals on a page.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>Whose Microsoft's legs are said to be (facts 4.1: <c>msft</c>); null for no word of it.</summary>
    public string? MicrosoftOrganization { get; init; } = "msft";

    /// <summary>As text, for a failure's message.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, Form);
}
