using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PartnerReferrals.Hostile;

/// <summary>How a service behaves: all of it data, so that a failure can be printed and played again.</summary>
public sealed record ServicePlan
{
    private static readonly JsonSerializerOptions Form = new()
    {
        Converters = { new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutTheUsual } },
    };

    // What is as usual is not worth reading.
    private static readonly object[] Usual = [new ServicePlan(), new CreateRule(CreateFault.LostAfterCommit), new ReadRule(default), new CreateFault(default, false)];

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

    /// <summary>As JSON, for a failure's message; what is as usual is left out.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, Form);

    private static void LeaveOutTheUsual(JsonTypeInfo type)
    {
        if (Array.Find(Usual, usual => usual.GetType() == type.Type) is not { } usual)
        {
            return;
        }

        foreach (var property in type.Properties)
        {
            if (property.Get is { } get && !property.PropertyType.IsEnum && property.Name != nameof(CreateFault.Commits))
            {
                var value = get(usual);
                property.ShouldSerialize = (_, own) => !Equals(own, value) && own is not System.Collections.ICollection { Count: 0 };
            }
        }
    }
}
