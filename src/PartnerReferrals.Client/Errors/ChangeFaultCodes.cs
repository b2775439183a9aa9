using System.Collections.Generic;

namespace PartnerReferrals.Errors;

/// <summary>Why a change is refused before it is sent (facts 6, 9): public API like all fault codes.</summary>
internal static class ChangeFaultCodes
{
    /// <summary>The input names no existing referral.</summary>
    public static FaultCode NoReferralId { get; } = new(nameof(NoReferralId), "The input names no existing referral.", "Pipe a referral from Get-PartnerReferral, an id, or an object with an Id; New-PartnerReferral creates.");

    /// <summary>The beginning of an id fits no or several referrals that were shown lately.</summary>
    public static FaultCode ShortenedId { get; } = new(nameof(ShortenedId), "The beginning of an id fits no or several referrals that were shown lately.", "Give the whole id, or pipe the referral: Get-PartnerReferral finds it by name or by the beginning of its id.");

    /// <summary>The change names no field of a referral.</summary>
    public static FaultCode UnknownField { get; } = new(nameof(UnknownField), "The change names no field of a referral.", "Use a name of the table; Tab completes it.");

    /// <summary>The name stands for a list element without saying which.</summary>
    public static FaultCode MissingIndex { get; } = new(nameof(MissingIndex), "The name stands for a list element without saying which.", "Give the index, as in Team[0].Email, or the whole list.");

    /// <summary>The list has no element of that index.</summary>
    public static FaultCode NoSuchElement { get; } = new(nameof(NoSuchElement), "The list has no element of that index.", "Use an index the list has, or add an element.");

    /// <summary>Something is to be appended to what is not a list.</summary>
    public static FaultCode NotAList { get; } = new(nameof(NotAList), "Something is to be appended to what is not a list.", "Set the field instead.");

    /// <summary>A field that must have a value is to be emptied.</summary>
    public static FaultCode RequiredField { get; } = new(nameof(RequiredField), "A field that must have a value is to be emptied.", "Give a value.");

    /// <summary>The service sets the field itself.</summary>
    public static FaultCode ReadOnlyField { get; } = new(nameof(ReadOnlyField), "The service sets the field itself.", "Leave it out.");

    /// <summary>The referral cannot go from its state to that one.</summary>
    public static FaultCode IllegalMove { get; } = new(nameof(IllegalMove), "The referral cannot go from its state to that one.", "Use one of the states listed.");

    /// <summary>The field cannot change once the referral exists.</summary>
    public static FaultCode FrozenField { get; } = new(nameof(FrozenField), "The field cannot change once the referral exists.", "Create a new referral, or leave it as it is.");

    /// <summary>The field cannot change once Microsoft's help was asked for.</summary>
    public static FaultCode FrozenByHelpRequest { get; } = new(nameof(FrozenByHelpRequest), "The field cannot change once Microsoft's help was asked for.", "Leave it as it is.");

    /// <summary>No source says that the field can be changed. (Warning.)</summary>
    public static FaultCode UndocumentedChange { get; } = new(nameof(UndocumentedChange), "No source says that the field can be changed; it is sent as it is. (Warning.)", "Leave it out if the service refuses.");

    /// <summary>The referral has ended.</summary>
    public static FaultCode TerminalReferral { get; } = new(nameof(TerminalReferral), "The referral has ended and takes no more changes.", "Create a new referral; a won deal can still be registered with Register-PartnerReferral.");

    /// <summary>The share with Microsoft's sellers is to be taken back.</summary>
    public static FaultCode ShareTakenBack { get; } = new(nameof(ShareTakenBack), "What Microsoft's sellers may see cannot be hidden again.", "Leave ShareWithMicrosoft as it is.");

    /// <summary>Registrations are not changed as fields.</summary>
    public static FaultCode RegistrationField { get; } = new(nameof(RegistrationField), "Registrations have a cmdlet of their own.", "Use Register-PartnerReferral.");

    /// <summary>It is not clear which element of a list is to be taken out.</summary>
    public static FaultCode UnclearElement { get; } = new(nameof(UnclearElement), "It is not clear which element of the list is meant.", "Name a person by e-mail address, a solution by id or name, or give a hashtable.");

    /// <summary>Several elements fit what is to be taken out.</summary>
    public static FaultCode AmbiguousElement { get; } = new(nameof(AmbiguousElement), "Several elements of the list fit.", "Name a person by e-mail address, a solution by id.");

    /// <summary>The list has no such element. (Warning.)</summary>
    public static FaultCode NothingToRemove { get; } = new(nameof(NothingToRemove), "The list has no such element, so that there is nothing to take out. (Warning.)", "Look at the list with Get-PartnerReferral.");

    /// <summary>All codes, in the order of this page.</summary>
    public static IReadOnlyList<FaultCode> All { get; } =
    [
        NoReferralId, ShortenedId, IllegalMove, UnknownField, MissingIndex, NoSuchElement, NotAList, RequiredField, ReadOnlyField, FrozenField, FrozenByHelpRequest,
        UndocumentedChange, TerminalReferral, ShareTakenBack, RegistrationField, UnclearElement, AmbiguousElement, NothingToRemove,
    ];
}
