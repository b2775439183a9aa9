namespace PartnerReferrals.Changing;

/// <summary>One field two people wanted to change.</summary>
/// <param name="Field">The field, as users call it.</param>
/// <param name="Was">Its value when it was read, as text; people are counted, not named.</param>
/// <param name="Theirs">Its value now.</param>
/// <param name="Yours">The value that was to be set.</param>
public sealed record FieldConflict(string Field, string Was, string Theirs, string Yours)
{
    /// <summary>The other side changed this very field.</summary>
    public bool IsContested => Was != Theirs;

    /// <inheritdoc/>
    public override string ToString() => $"{Field}: theirs {Theirs}, yours {Yours}, was {Was}";
}
