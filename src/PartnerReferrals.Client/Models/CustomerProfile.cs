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
