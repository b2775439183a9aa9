using System.Management.Automation;
using PartnerReferrals.Completion;

namespace PartnerReferrals.Commands;

/// <summary>
/// The fields of a referral as parameters. Alone they are the referral; with a piped object they are defaults for every
/// row, and the row wins. None is bound from the pipeline: rows are taken whole and mapped by the one table.
/// </summary>
public abstract partial class ReferralInputCommand
{
    /// <summary>Deal name.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Name { get; set; }

    /// <summary>Your own id of the deal, such as the CRM's. The key by which a repeated run recognizes it.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? ExternalReferenceId { get; set; }

    /// <summary>Independent (the default) or Shared.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FieldValueCompleter))]
    [AllowEmptyString]
    public string? Type { get; set; }

    /// <summary>Direct, MarketingQualified or SalesQualified.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FieldValueCompleter))]
    [AllowEmptyString]
    public string? Qualification { get; set; }

    /// <summary>Private (Microsoft sees nothing) or PartnerLed (Microsoft's sellers may look). CoSell deals are made by New-PartnerSharedReferral.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FieldValueCompleter))]
    [AllowEmptyString]
    public string? DealType { get; set; }

    /// <summary>Status to send; the service sets it itself for deals you create.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FieldValueCompleter))]
    [AllowEmptyString]
    public string? Status { get; set; }

    /// <summary>Substatus to send; legal only together with its status.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(LegalSubstatusCompleter))]
    [AllowEmptyString]
    public string? Substatus { get; set; }

    /// <summary>Reason that belongs to the status, free text.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FieldValueCompleter))]
    [AllowEmptyString]
    public string? StatusReason { get; set; }

    /// <summary>Legal name of the customer.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? CustomerName { get; set; }

    /// <summary>Number of employees as one of the service's ranges, such as 51to250employees.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FieldValueCompleter))]
    [AllowEmptyString]
    public string? CustomerSize { get; set; }

    /// <summary>Customer's street and number.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? AddressLine1 { get; set; }

    /// <summary>Second address line.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? AddressLine2 { get; set; }

    /// <summary>Customer's city.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? City { get; set; }

    /// <summary>Customer's state or province.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? State { get; set; }

    /// <summary>Customer's postal code.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? PostalCode { get; set; }

    /// <summary>Customer's country: two or three letters (ISO 3166-1), or a name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FieldValueCompleter))]
    [AllowEmptyString]
    public string? Country { get; set; }

    /// <summary>Customer's D-U-N-S number, nine digits.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Duns { get; set; }

    /// <summary>Contacts at the customer: hashtables, or texts like 'First, Last, Phone, Email'.</summary>
    [Parameter]
    public object[]? Contact { get; set; }

    /// <summary>First name of the contact at the customer.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? ContactFirstName { get; set; }

    /// <summary>Last name of the contact at the customer.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? ContactLastName { get; set; }

    /// <summary>Phone number of the contact at the customer.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? ContactPhone { get; set; }

    /// <summary>E-mail address of the contact at the customer.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? ContactEmail { get; set; }

    /// <summary>The customer may be contacted. Consent is never assumed: give it, or :$false.</summary>
    [Parameter]
    public SwitchParameter ConsentToContact { get; set; }

    /// <summary>Personal data may be shared with others. Consent is never assumed: give it, or :$false.</summary>
    [Parameter]
    public SwitchParameter ConsentToShareInfo { get; set; }

    /// <summary>Microsoft's sellers may see the deal. Cannot be taken back later.</summary>
    [Parameter]
    public SwitchParameter ShareWithMicrosoft { get; set; }

    /// <summary>Estimated value: a number such as 50000 or 1234.56, or text as -Culture writes it.</summary>
    [Parameter]
    public object? DealValue { get; set; }

    /// <summary>Currency of the value: three letters (ISO 4217), or a name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FieldValueCompleter))]
    [AllowEmptyString]
    public string? Currency { get; set; }

    /// <summary>Estimated closing date: a date, or text that means one day, such as 2026-12-31 or M/D/YYYY. A date alone means midnight UTC.</summary>
    [Parameter]
    public object? ClosingDate { get; set; }

    /// <summary>Notes.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Notes { get; set; }

    /// <summary>Industries, by id.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FieldValueCompleter))]
    public string[]? Industry { get; set; }

    /// <summary>Products, by id.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FieldValueCompleter))]
    public string[]? Product { get; set; }

    /// <summary>Services, by id.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FieldValueCompleter))]
    public string[]? Service { get; set; }

    /// <summary>Solutions: hashtables, ids, or texts like 'SOL-1234-PQRS, USD, 10, 100'.</summary>
    [Parameter]
    public object[]? Solution { get; set; }

    /// <summary>Id of the solution (SOL-… or a GUID).</summary>
    [Parameter]
    [AllowEmptyString]
    public string? SolutionId { get; set; }

    /// <summary>Name of the solution.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? SolutionName { get; set; }

    /// <summary>Your own sales team: hashtables, or texts like 'First, Last, Phone, Email'.</summary>
    [Parameter]
    public object[]? Team { get; set; }

    /// <summary>First name of your seller.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? TeamFirstName { get; set; }

    /// <summary>Last name of your seller.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? TeamLastName { get; set; }

    /// <summary>Phone number of your seller.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? TeamPhone { get; set; }

    /// <summary>E-mail address of your seller.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? TeamEmail { get; set; }

    /// <summary>Marketing campaign id.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? CampaignId { get; set; }

    /// <summary>Sales stage: a word, or the portal's percentage.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FieldValueCompleter))]
    [AllowEmptyString]
    public string? SalesStage { get; set; }

    /// <summary>Go-to-market programme name.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? ReferralProgram { get; set; }

    /// <summary>PartnerID (formerly MPN id) of your location.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? MpnId { get; set; }

    /// <summary>Whether the customer intends to buy through the marketplace: Yes, No or HaveNotDecided.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FieldValueCompleter))]
    [AllowEmptyString]
    public string? MarketplaceIntent { get; set; }

    /// <summary>Your role in the deal; for Services co-sell.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FieldValueCompleter))]
    [AllowEmptyString]
    public string? PartnerRole { get; set; }

    /// <summary>Solution area; for Services co-sell. The list is Microsoft's and changes each fiscal year.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FieldValueCompleter))]
    [AllowEmptyString]
    public string? SolutionArea { get; set; }

    /// <summary>Solution play; for Services co-sell. The list is Microsoft's and changes each fiscal year.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FieldValueCompleter))]
    [AllowEmptyString]
    public string? SolutionPlay { get; set; }

    /// <summary>Kind of help asked of Microsoft, such as ProofOfConceptOrDemo, or the portal's number 1 to 6.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FieldValueCompleter))]
    [AllowEmptyString]
    public string? HelpCode { get; set; }

    /// <summary>Message to the invited party.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? InviteNotes { get; set; }

    /// <summary>Engagement to attach the referral to; leave it out to start a new one.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? EngagementId { get; set; }

    /// <summary>Whom the referral addresses: hashtables with Type and Id.</summary>
    [Parameter]
    public object[]? Target { get; set; }
}
