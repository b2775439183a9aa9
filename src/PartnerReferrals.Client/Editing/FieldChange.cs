using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Editing;

/// <summary>One field of a referral and the value it is to get.</summary>
internal sealed class FieldChange
{
    private const int LongestValue = 40;

    private readonly string? _alias;

    internal FieldChange(FieldPath path, JToken value, bool appends = false, string? alias = null)
    {
        _alias = alias;
        Path = path;
        Value = value;
        Appends = appends;
        Pointer = new FieldPointer(path);
    }

    /// <summary>The field.</summary>
    public FieldPath Path { get; }

    /// <summary>The value is a new element of the list.</summary>
    public bool Appends { get; }

    /// <summary>The element of the list that the value tells of is taken out.</summary>
    public bool Removes { get; init; }

    /// <summary>The value for the wire, as JSON text.</summary>
    public string Json => JsonText.Write(Value);

    /// <summary>What users call the field: the flat name they used or its first one, such as <c>DealValue</c>, else its path.</summary>
    public string Name => _alias ?? (Path.Indexes.Count == 0 && Path.Key is null && (Path.Field.Pair is not null || !Path.Field.IsInList)
        ? Path.Field.FlatColumn
        : Path.Text);

    /// <summary>The value for the wire.</summary>
    internal JToken Value { get; }

    /// <summary>Where it stands in the JSON.</summary>
    internal FieldPointer Pointer { get; }

    /// <summary>The same change with another value.</summary>
    internal FieldChange With(JToken value) => new(Path, value, Appends, _alias) { Removes = Removes };

    /// <summary>The same value for another element of a list.</summary>
    internal FieldChange At(FieldPath path) => new(path, Value, Appends, _alias) { Removes = Removes };

    /// <summary>Such as <c>DealValue to 12000</c>; people are counted, not named.</summary>
    public override string ToString() => Appends ? $"one more in {Name}" : Removes ? $"one less in {Name}" : $"{Name} to {Show(Value)}";

    /// <summary>Such as <c>DealValue from 10000 to 12000</c>.</summary>
    internal string Show(JObject? before) => Appends || Removes ? ToString() : $"{Name} from {Show(before is null ? null : Pointer.Find(before))} to {Show(Value)}";

    /// <summary>A value of the field for a message: short, and never the data of a person.</summary>
    internal string Show(JToken? value) => value switch
    {
        null or JValue { Value: null } => "nothing",
        JArray list when IsAboutPeople => list.Count == 1 ? "1 person" : string.Format(CultureInfo.InvariantCulture, "{0} people", list.Count),
        _ when IsAboutPeople => "(not shown)",
        JArray list => list.Count == 0 ? "none" : string.Join(", ", list.Select(ShowElement)),
        JObject json => ShowElement(json),
        JValue { Value: bool flag } => flag ? "Yes" : "No",
        JValue { Value: string text } => $"'{Shorten(text)}'",
        _ => JsonText.Write(value),
    };

    private bool IsAboutPeople => Path.Field.IsPersonal || Path.Field.Kind == FieldKind.Members
        || Path.Field.Parent is { Kind: FieldKind.Members };

    private static string ShowElement(JToken element) =>
        element is JObject json ? json.Value<string>("id") ?? json.Value<string>("name") ?? "{…}" : Shorten(JsonText.Write(element));

    private static string Shorten(string text)
    {
        var line = text.Replace("\r", "").Replace('\n', ' ');
        return line.Length <= LongestValue ? line : line.Substring(0, LongestValue - 1) + "…";
    }
}

/// <summary>One thing a user asks to change, by the name they use.</summary>
/// <param name="Name">Any name of the <see cref="Mapping.Fields.FieldTable"/>, a dotted path, or a JSON pointer such as <c>/details/dealValue</c>.</param>
/// <param name="Value">The value, as in <see cref="Mapping.Input.InputObject.Fields"/>; null or empty text empties the field.</param>
/// <param name="Appends">Add to the list instead of replacing it; a pointer that ends in <c>/-</c> says the same.</param>
/// <param name="Removes">Take out of the list.</param>
internal readonly record struct NamedValue(string Name, object? Value, bool Appends = false, bool Removes = false);

/// <summary>One field two people wanted to change.</summary>
/// <param name="Field">The field, as users call it.</param>
/// <param name="Was">Its value when it was read, as text; people are counted, not named. Null where that is not known.</param>
/// <param name="Theirs">Its value now.</param>
/// <param name="Yours">The value that was to be set.</param>
public sealed record FieldConflict(string Field, string? Was, string Theirs, string Yours)
{
    /// <summary>The other side changed this very field.</summary>
    public bool IsContested => Was != Theirs;

    /// <inheritdoc/>
    public override string ToString() => $"{Field}: theirs {Theirs}, yours {Yours}" + (Was is null ? "" : $", was {Was}");
}
