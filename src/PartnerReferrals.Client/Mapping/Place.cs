namespace PartnerReferrals.Mapping;

/// <summary>What a fault calls the place a value belongs to.</summary>
/// <param name="Path">Clean path with indexes.</param>
/// <param name="Column">The name the user wrote, where it differs.</param>
internal readonly record struct Place(string Path, string? Column)
{
    internal Place Property(Field field) => new($"{Path}.{field.Name}", Column);

    internal Place Item(int index) => new($"{Path}[{index.ToString(System.Globalization.CultureInfo.InvariantCulture)}]", Column);
}
