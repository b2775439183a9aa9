using System;
using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Import;

/// <summary>Every deal that the module makes goes out by <c>Export-PartnerReferral -NoId</c> and in again as the same deal.</summary>
public sealed class CoSellRoundTripTests
{
    private const string OwnLegs = "Get-PartnerReferral";
    private const string BothLegs = "Get-PartnerReferral | ForEach-Object { Get-PartnerReferral -EngagementId $_.EngagementId }";
    private const string Shared = "Get-PartnerReferral | Get-PartnerSharedReferral";

    // A deal of the create page of 2019: no help code, no share flag; who invites stands in it.
    private const string FirstForm =
        """
        $deal.Remove('HelpCode'); $deal.Remove('InviteNotes'); $deal.Remove('ShareWithMicrosoft')
        $deal.InviteContext = @{ notes = 'Please join.'; invitedBy = @{ organizationId = 'e9987455-b272-4256-ac9f-7708fa53cb3b'; organizationName = 'Contoso' } }

        """;

    public static TheoryData<string, string> Kinds => new()
    {
        { "Private", Deals.Flat + "New-PartnerReferral $deal" },
        { "Private, the flag left out", Deals.Flat + "$deal.Remove('ShareWithMicrosoft'); New-PartnerReferral $deal" },
        { "PartnerLed", Deals.Flat + "$deal.ShareWithMicrosoft = $true; New-PartnerReferral $deal" },
        { "CoSell by its flag", Deals.CoSell + "New-PartnerSharedReferral $deal" },
        { "CoSell by its type", Deals.CoSell + "$deal.Remove('ShareWithMicrosoft'); $deal.DealType = 'CoSell'; New-PartnerSharedReferral $deal" },
        { "CoSell without notes", Deals.CoSell + "$deal.Remove('InviteNotes'); New-PartnerSharedReferral $deal" },
        { "CoSell of the first form", Deals.CoSell + FirstForm + "New-PartnerSharedReferral $deal" },
        { "CoSell of the first form, shared", Deals.CoSell + FirstForm + "$deal.ShareWithMicrosoft = $true; New-PartnerSharedReferral $deal" },
        { "CoSell out of a private deal", Deals.CoSell + "$flat = $deal.Clone(); $flat.Remove('HelpCode'); $flat.Remove('InviteNotes'); $flat.ShareWithMicrosoft = $false; New-PartnerReferral $flat | New-PartnerSharedReferral -ShareWithMicrosoft -HelpCode GeneralOrOther" },
        { "CoSell 1", Deals.CoSell + "$deal.HelpCode = 'WorkloadSpecificValueProposition'; New-PartnerSharedReferral $deal" },
        { "CoSell 2", Deals.CoSell + "$deal.HelpCode = 'CustomerTechnicalArchitecture'; New-PartnerSharedReferral $deal" },
        { "CoSell 3", Deals.CoSell + "$deal.HelpCode = 'ProofOfConceptOrDemo'; New-PartnerSharedReferral $deal" },
        { "CoSell 4", Deals.CoSell + "$deal.HelpCode = 'QuotesOrLicensing'; New-PartnerSharedReferral $deal" },
        { "CoSell 5", Deals.CoSell + "$deal.HelpCode = 'PostSalesCustomerSuccess'; New-PartnerSharedReferral $deal" },
        { "CoSell 6", Deals.CoSell + "$deal.HelpCode = 'GeneralOrOther'; New-PartnerSharedReferral $deal" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void With_both_legs_nothing_of_a_deal_is_lost(string kind, string make)
    {
        Assert.NotEmpty(kind);
        using var folder = new ImportFolder();
        folder.Session.Run(make);
        var before = Told(folder, withInvitation: true);
        foreach (var (legs, number) in new[] { BothLegs, Shared }.Select((legs, i) => (legs, i)))
        {
            folder.Output($"{legs} | Export-PartnerReferral $folder/{number}.csv -NoId");
            folder.Output($"{legs} | Export-PartnerReferral $folder/{number}.xlsx -NoId");
            folder.Output($"{legs} | Export-PartnerReferral $folder/{number}.json -NoId");
        }

        foreach (var take in new[] { Import("0.csv"), Import("1.csv"), Import("1.csv", "-ShareWithMicrosoft"), Import("1.xlsx"), Import("0.json"), Import("1.json") })
        {
            Assert.Equal(before, TakenIn(folder, take, withInvitation: true));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void With_the_own_leg_alone_what_was_asked_is_all_that_is_lost(string kind, string make)
    {
        Assert.NotEmpty(kind);
        using var folder = new ImportFolder();
        folder.Session.Run(make);
        var before = Told(folder, withInvitation: false);
        var written = folder.Run($"{OwnLegs} | Export-PartnerReferral $folder/0.csv -NoId; {OwnLegs} | Export-PartnerReferral $folder/0.xlsx -NoId; {OwnLegs} | Export-PartnerReferral $folder/0.json -NoId");
        Assert.Empty(written.Errors);
        Assert.Equal(kind.StartsWith("CoSell", StringComparison.Ordinal) ? 3 : 0, written.Warnings.Count(w => w.Contains("Get-PartnerSharedReferral", StringComparison.Ordinal)));

        foreach (var take in new[] { Import("0.csv"), Import("0.csv", "-ShareWithMicrosoft"), Import("0.xlsx"), Import("0.json") })
        {
            Assert.Equal(before, TakenIn(folder, take, withInvitation: false));
        }
    }

    private static string Import(string file, string parameters = "") => $"Import-PartnerReferral $folder/{file} -NoJournal {parameters}";

    // Into an emulator of its own, which is then asked what it holds.
    private static string[] TakenIn(ImportFolder folder, string take, bool withInvitation)
    {
        folder.Session.Output("Connect-PartnerReferralApi -Emulator");
        var result = folder.Run(take);
        Assert.True(result.Errors.Count == 0 && result.Terminating is null, take + ": " + string.Join("; ", result.Errors.Select(e => e.ToString()).Append(result.Terminating?.Message)));
        return Told(folder, withInvitation);
    }

    private static string[] Told(ImportFolder folder, bool withInvitation) =>
        [.. folder.Session.Output(
            $"{BothLegs} | ForEach-Object {{ \"$($_.Owner) $($_.ExternalReferenceId) $($_.Name) $($_.Type) $($_.DealType) $($_.CurrentState) $($_.DealValue) $($_.Consent.ShareWithMicrosoft) $($_.Details.Requirements.Solutions.Id) $($_.CustomerProfile.Team.Email)\" " +
            (withInvitation ? "+ \" $($_.InviteContext.AssistanceRequestCode) $($_.InviteContext.Notes) $($_.InviteContext.InvitedBy.OrganizationName)\"" : "") + " }").Select(leg => leg.ToString()).Order(StringComparer.Ordinal)];
}
