namespace PartnerReferrals;

/// <summary>What the invited party is told (facts 4.8).</summary>
public sealed class InviteContext : JsonModel
{
    /// <summary>Message to the invited party.</summary>
    public string? Notes { get => GetText(); set => Set(value); }

    /// <summary>Kind of help asked for, such as <c>ProofOfConceptOrDemo</c>.</summary>
    public string? AssistanceRequestCode { get => GetText(); set => Set(value); }

    /// <summary>PartnerID of the invited location.</summary>
    public string? InvitedMpnId { get => GetText(); set => Set(value); }

    /// <summary>Who invites.</summary>
    public InvitedBy? InvitedBy { get => GetModel<InvitedBy>(); set => Set(value); }

    /// <inheritdoc/>
    public override string ToString() => ModelText.Join(
        "; ",
        ModelText.Labelled("help", AssistanceRequestCode),
        ModelText.Labelled("invited by", InvitedBy?.ToString()),
        ModelText.Labelled("invited location", InvitedMpnId),
        Notes);
}
