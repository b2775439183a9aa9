namespace PartnerReferrals;

/// <summary>The customer of a referral (facts 4.2).</summary>
public sealed class CustomerProfile : JsonModel
{
    /// <summary>Legal name of the customer. Required.</summary>
    public string? Name { get => GetText(); set => Set(value); }

    /// <summary>Number of employees, as one of the service's ranges, such as <c>51to250employees</c>.</summary>
    public string? Size { get => GetText(); set => Set(value); }

    /// <summary>The service has matched the customer account. Set by the service.</summary>
    public bool? IsMatchingComplete { get => GetBoolean(); set => Set(value); }

    /// <summary>Address of the customer. Required.</summary>
    public Address? Address { get => GetModel<Address>(); set => Set(value); }

    /// <summary>Contacts at the customer. Required when Microsoft's help is asked for.</summary>
    public Member[]? Team { get => GetArray<Member>(); set => Set(value); }

    /// <summary>Ids of the customer elsewhere, such as its D-U-N-S number.</summary>
    public CustomerProfileId[]? Ids { get => GetArray<CustomerProfileId>(); set => Set(value); }

    /// <inheritdoc/>
    public override string ToString() => ModelText.Join(
        "; ", ModelText.Join(", ", Name, Address?.ToString()), Size, ModelText.List(Ids), ModelText.List(Team));
}

/// <summary>An id of the customer in another directory (facts 4.2).</summary>
public sealed class CustomerProfileId : JsonModel
{
    /// <summary><c>Duns</c> or <c>External</c>.</summary>
    public string? ProfileType { get => GetText(); set => Set(value); }

    /// <summary>The id.</summary>
    public string? Id { get => GetText(); set => Set(value); }

    /// <inheritdoc/>
    public override string ToString() => ModelText.Join(" ", ProfileType, Id);
}

/// <summary>Known values of <see cref="CustomerProfileId.ProfileType"/> (facts 5.8). An open set: the service may add values.</summary>
public static class CustomerProfileIdType
{
    /// <summary>D-U-N-S number.</summary>
    public const string Duns = "Duns";

    /// <summary>Any other id.</summary>
    public const string External = "External";
}

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
