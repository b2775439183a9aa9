namespace PartnerReferrals;

/// <summary>A postal address (facts 4.3).</summary>
public sealed class Address : JsonModel
{
    /// <summary>Street and number.</summary>
    public string? AddressLine1 { get => GetText(); set => Set(value); }

    /// <summary>Second address line.</summary>
    public string? AddressLine2 { get => GetText(); set => Set(value); }

    /// <summary>City.</summary>
    public string? City { get => GetText(); set => Set(value); }

    /// <summary>State or province.</summary>
    public string? State { get => GetText(); set => Set(value); }

    /// <summary>Postal code.</summary>
    public string? PostalCode { get => GetText(); set => Set(value); }

    /// <summary>Country, two letters (ISO 3166-1 alpha-2).</summary>
    public string? Country { get => GetText(); set => Set(value); }

    /// <summary>State or province as some answers carry it, with <see cref="State"/> empty.</summary>
    public string? Region { get => GetText(); set => Set(value); }

    /// <inheritdoc/>
    public override string ToString() => ModelText.Join(
        ", ", AddressLine1, AddressLine2, ModelText.Join(" ", PostalCode, City), string.IsNullOrEmpty(State) ? Region : State, Country);
}
