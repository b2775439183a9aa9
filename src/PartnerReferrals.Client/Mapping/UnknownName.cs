using PartnerReferrals.Errors;

namespace PartnerReferrals.Mapping;

/// <summary>A column or key that is not sent. Worth one warning a run, not one a row.</summary>
/// <param name="Name">The name as the input wrote it.</param>
/// <param name="Nearest">The known name it resembles most; null when none comes near.</param>
/// <param name="Reason">Why a known name is not sent; null for a name nobody knows.</param>
public sealed record UnknownName(string Name, string? Nearest, string? Reason = null)
{
    /// <summary>The warning's text. In a file without a header the name is a person's data, so it is masked like a value.</summary>
    public string Message =>
        Reason is not null ? $"'{Shown}' is not sent. {Reason}"
        : Nearest is not null ? $"'{Shown}' is not a known name and is not sent. Did you mean '{Nearest}'?"
        : $"'{Shown}' is not a known name and is not sent.";

    private string Shown => Redactor.Text(Name);
}
