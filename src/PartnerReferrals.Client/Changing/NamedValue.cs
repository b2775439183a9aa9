namespace PartnerReferrals.Changing;

/// <summary>One thing a user asks to change, by the name they use.</summary>
/// <param name="Name">Any name of the <see cref="Mapping.FieldTable"/>, a dotted path, or a JSON pointer such as <c>/details/dealValue</c>.</param>
/// <param name="Value">The value, as in <see cref="Mapping.InputObject.Fields"/>; null or empty text empties the field.</param>
/// <param name="Appends">Add to the list instead of replacing it; a pointer that ends in <c>/-</c> says the same.</param>
public readonly record struct NamedValue(string Name, object? Value, bool Appends = false);
