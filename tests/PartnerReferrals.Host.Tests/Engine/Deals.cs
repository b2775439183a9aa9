namespace PartnerReferrals.Host.Tests.Engine;

/// <summary>Scripts that make a sound deal, for tests that are about something else.</summary>
internal static class Deals
{
    /// <summary>Fills <c>$deal</c> with a flat hashtable of a private deal.</summary>
    public const string Flat =
        """
        $deal = @{
            Name = 'Bluewater data platform'; ExternalReferenceId = 'CRM-1'; CustomerName = 'Bluewater Bakeries AG'
            AddressLine1 = 'Seestrasse 1'; City = 'Zug'; Country = 'CH'; ConsentToContact = $true; ConsentToShareInfo = $true
            ShareWithMicrosoft = $false; DealValue = 42000; Currency = 'CHF'; ClosingDate = '2027-11-30'
        }

        """;

    /// <summary>Fills <c>$deal</c> with all a co-sell deal needs.</summary>
    public const string CoSell = Flat +
        """
        $deal.ShareWithMicrosoft = $true
        $deal.SolutionId = 'SOL-10001-AAA'
        $deal.Contact = 'Mia, Keller, +41410000001, mia@bluewater.example'
        $deal.SolutionArea = 'Cloud and AI Platforms'
        $deal.SolutionPlay = 'Innovate with Azure AI Apps and Agents'
        $deal.HelpCode = 'ProofOfConceptOrDemo'
        $deal.InviteNotes = 'Please join.'

        """;

    /// <summary>Returns what the emulator counted.</summary>
    public const string Statistics = "Invoke-PartnerReferralRequest /_emulator/statistics";
}
