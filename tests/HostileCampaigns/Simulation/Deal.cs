using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Creating;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Hostile;

/// <summary>One row of an input, as its user means it.</summary>
/// <param name="Name">Tells it from others; equal rows have the same.</param>
internal sealed record Deal(string Name)
{
    /// <summary>External id; null for none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>A co-sell deal, of two legs.</summary>
    public bool IsShared { get; init; }

    /// <summary>Legal name of the customer.</summary>
    public string Customer { get; init; } = "Bluewater Bakeries AG";

    /// <summary>City of the customer.</summary>
    public string City { get; init; } = "Zug";

    /// <summary>Free text.</summary>
    public string Notes { get; init; } = "Wants to leave its old warehouse.";

    /// <summary>Value.</summary>
    public decimal Value { get; init; } = 42000;

    /// <summary>A number of deals without external ids, each of another name and customer.</summary>
    public static Deal[] Many(int count, bool withIds = false, bool shared = false) =>
    [
        .. Enumerable.Range(1, count).Select(n => new Deal($"Deal {n:D4}")
        {
            ExternalId = withIds ? $"crm-{n:D4}" : null,
            IsShared = shared,
            Customer = $"Customer {n:D4} AG",
            Value = 10000 + n,
        }),
    ];

    /// <summary>The deal as it is sent.</summary>
    public Referral ToReferral() => new()
    {
        Name = Name,
        ExternalReferenceId = ExternalId,
        Type = "Independent",
        Qualification = "SalesQualified",
        CustomerProfile = new CustomerProfile
        {
            Name = Customer,
            Address = new Address { AddressLine1 = "Seestrasse 1", City = City, PostalCode = "6300", Country = "CH" },
            Team = [new Member { FirstName = "Mia", LastName = "Keller", PhoneNumber = "+41410000001", Email = "Mia@bluewater.example" }],
        },
        Consent = new Consent { ConsentToContact = true, ConsentToShareInfo = true, ShareWithMicrosoft = IsShared },
        Details = new ReferralDetails { Notes = Notes, DealValue = Value, Currency = "CHF", ClosingDateTime = new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero) },
        InviteContext = IsShared ? new InviteContext { Notes = "Please join.", AssistanceRequestCode = "GeneralOrOther" } : null,
    };

    /// <summary>The deal as a row of a run.</summary>
    public ReferralRunRow ToRow(long number)
    {
        var referral = ToReferral();
        return new ReferralRunRow { Row = number, Referral = referral, Legs = IsShared ? SharedReferralLegs.Split(referral, "SOL-10001-AAA") : null };
    }
}
