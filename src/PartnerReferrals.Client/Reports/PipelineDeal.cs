using System;

namespace PartnerReferrals.Reports;

/// <summary>What the pipeline page keeps of a deal: its own leg, and what Microsoft's said.</summary>
internal sealed class PipelineDeal
{
    private readonly string? _status;

    /// <param name="own">The own leg.</param>
    internal PipelineDeal(Referral own)
    {
        _status = own.Status;
        Name = ReportText.Foreign(own.Name);
        Customer = ReportText.Foreign(own.CustomerName);
        Id = own.Id ?? "";
        State = own.CurrentState ?? "No state";
        Substatus = own.Substatus;
        IsOpen = !own.IsTerminal;
        IsCoSell = own.DealType == DealType.CoSell;
        Value = own.DealValue;
        Currency = own.Currency is { Length: > 0 } currency ? currency.ToUpperInvariant() : null;
        ClosingDate = own.ClosingDate?.UtcDateTime.Date;
        RegistrationDue = own.RegistrationDueDate;
        IsRegistered = own.Registrations is { Length: > 0 };
        InvitationEnds = Is(_status, ReferralStatus.New) ? own.ExpirationDateTime : null;
    }

    internal string Id { get; }

    internal string Name { get; }

    internal string Customer { get; }

    /// <summary>Status and substatus.</summary>
    internal string State { get; }

    internal string? Substatus { get; }

    internal bool IsOpen { get; }

    internal bool IsCoSell { get; }

    internal decimal? Value { get; }

    /// <summary>ISO 4217, upper case; null where none is given.</summary>
    internal string? Currency { get; }

    /// <summary>Calendar date.</summary>
    internal DateTime? ClosingDate { get; }

    /// <summary>Until when a won deal has to be registered, or its registration corrected.</summary>
    internal DateTimeOffset? RegistrationDue { get; }

    /// <summary>It has a registration, in whatever state.</summary>
    internal bool IsRegistered { get; }

    /// <summary>When an invitation to us that nobody answered lapses.</summary>
    internal DateTimeOffset? InvitationEnds { get; }

    /// <summary>What Microsoft's leg says; null where it did not come along.</summary>
    internal MicrosoftAnswer? Microsoft { get; set; }

    internal string ValueText => Value is { } value ? ReportText.Money(value, Currency) : "";

    internal string ClosingText => ClosingDate is { } date ? ReportText.Date(date) : "";

    internal bool IsOverdueOn(DateTime today) => IsOpen && ClosingDate < today;

    internal static bool Is(string? text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>How Microsoft answered an invitation, from its leg.</summary>
internal sealed class MicrosoftAnswer
{
    /// <param name="leg">Microsoft's leg.</param>
    internal MicrosoftAnswer(Referral leg)
    {
        State = leg.CurrentState ?? "";
        Reason = ReportText.Foreign(leg.StatusReason);
        Asked = leg.CreatedDateTime;
        Ends = leg.ExpirationDateTime;
        CrmId = leg.TrackingInfo?.MicrosoftMsxId;
        Kind = PipelineDeal.Is(leg.Substatus, ReferralSubstatus.Declined) ? MicrosoftAnswerKind.Declined
            : PipelineDeal.Is(leg.Substatus, ReferralSubstatus.Expired) ? MicrosoftAnswerKind.Expired
            : PipelineDeal.Is(leg.Status, ReferralStatus.New) ? MicrosoftAnswerKind.Waiting
            : MicrosoftAnswerKind.Accepted;
    }

    internal MicrosoftAnswerKind Kind { get; }

    internal string State { get; }

    internal string Reason { get; }

    internal DateTimeOffset? Asked { get; }

    /// <summary>When the invitation lapses.</summary>
    internal DateTimeOffset? Ends { get; }

    /// <summary>The deal in Microsoft's CRM.</summary>
    internal string? CrmId { get; }
}

/// <summary>The four ends of an invitation.</summary>
internal enum MicrosoftAnswerKind
{
    /// <summary>Nobody has answered yet.</summary>
    Waiting,

    /// <summary>Microsoft takes part, or took part until the deal ended.</summary>
    Accepted,

    /// <summary>Microsoft does not take part.</summary>
    Declined,

    /// <summary>Nobody answered in time.</summary>
    Expired,
}
