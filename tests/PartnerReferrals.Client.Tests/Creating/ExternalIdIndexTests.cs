using System;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Creating;

namespace PartnerReferrals.Client.Tests.Creating;

/// <summary>Which referral has an external id, in whatever spelling.</summary>
public class ExternalIdIndexTests
{
    private readonly ExternalIdIndex _index = new();

    [Theory]
    [InlineData("6f0d2a1e-8a57-4b0e-9d0b-5f1c2f0c7a11")]
    [InlineData("6F0D2A1E-8A57-4B0E-9D0B-5F1C2F0C7A11")]
    [InlineData("{6f0d2a1e-8a57-4b0e-9d0b-5f1c2f0c7a11}")]
    [InlineData("6f0d2a1e8a574b0e9d0b5f1c2f0c7a11")]
    [InlineData("referral-1")]
    public void An_id_comes_back_letter_by_letter_as_the_service_wrote_it(string id)
    {
        Add("CRM-1", id);
        Assert.Equal(id, _index.Find("CRM-1"));
    }

    [Theory]
    [InlineData("Crm-0042", "Crm-0042", "r1")]
    [InlineData("Crm-0042", "CRM-42", "r1")]
    [InlineData("Crm-0042", "crm-042", "r1")]
    [InlineData("CRM-42", "Crm-0042", "r1")]
    [InlineData("Crm-0042", "CRM-43", null)]
    [InlineData("", "", null)]
    [InlineData(null, "", null)]
    public void Another_spelling_is_found_too(string? listed, string sought, string? found)
    {
        Add(listed, "r1");
        Assert.Equal(found, _index.Find(sought));
    }

    [Fact]
    public void The_very_spelling_goes_before_another()
    {
        Add("CRM-1", "exact");
        Add("crm-01", "other", minutes: 1);
        Assert.Equal("exact", _index.Find("CRM-1"));
        Assert.Equal("other", _index.Find("crm-01"));
    }

    [Theory]
    [InlineData(0, 1, "second")]
    [InlineData(1, 0, "first")]
    [InlineData(null, 0, "second")]
    [InlineData(0, null, "first")]
    [InlineData(0, 0, "first")]
    public void Of_several_with_one_external_id_the_newest_stays(int? first, int? second, string newest)
    {
        Add("CRM-1", "first", first);
        Add("CRM-1", "second", second);
        Assert.Equal(newest, _index.Find("CRM-1"));
    }

    [Fact]
    public void What_has_no_id_of_its_own_is_nothing_to_be_found()
    {
        Add("CRM-1", null);
        Add("CRM-1", "");
        Assert.Null(_index.Find("CRM-1"));
    }

    private void Add(string? externalId, string? id, int? minutes = 0) => _index.Add(new Referral
    {
        Id = id,
        ExternalReferenceId = externalId,
        CreatedDateTime = minutes is { } later ? TestClock.Start.AddMinutes(later) : null,
    });
}
