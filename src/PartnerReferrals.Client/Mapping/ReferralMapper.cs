using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping.Conversion;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Mapping;

/// <summary>
/// Makes a referral of any input, by the names of the <see cref="FieldTable"/>. All faults of an input are reported at once.
/// Safe to use from several threads.
/// </summary>
internal sealed class ReferralMapper
{
    private const int MostNamesRemembered = 4096;

    private readonly ConcurrentDictionary<string, ResolvedName> _names = new(StringComparer.Ordinal);
    private readonly ReadingContext _written;
    private readonly ReadingContext _writtenAsJson;
    private volatile HeaderCheck? _header;

    /// <summary>Makes a mapper.</summary>
    /// <param name="options">How to read; the defaults where null.</param>
    public ReferralMapper(MapperOptions? options = null)
    {
        Options = options ?? new MapperOptions();
        _written = new ReadingContext { Culture = Options.Culture, CanSayCulture = Options.CanSayCulture, DateColumns = Options.DateColumns };
        _writtenAsJson = _written.ForJson();
    }

    /// <summary>How it reads.</summary>
    public MapperOptions Options { get; }

    /// <summary>Maps one input.</summary>
    /// <param name="input">The row.</param>
    /// <param name="defaults">What holds where the row says nothing: the row wins, field by field.</param>
    public MappedReferral Map(InputObject input, InputObject? defaults = null)
    {
        if (input is null)
            throw new ArgumentNullException(nameof(input));

        var draft = Draft(input, Options.PropertyMap);
        if (input.Faults.Count == 0 && input.Fields.All(f => FieldWriter.IsEmpty(f.Value) || Options.PropertyMap?.Ignores(f.Key) == true))
        {
            draft.Report(FaultCodes.EmptyInput, FaultSeverity.Error, new FieldLocation("InputObject", null), null, FaultCodes.EmptyInput.Meaning, FaultCodes.EmptyInput.RecommendedAction);
        }
        else
        {
            Fill(draft, defaults);
            Fill(draft, Options.PropertyMap?.Defaults);
        }

        DraftCompletion.Apply(draft);
        if (draft.HasCurrencyMarks)
            AmountCurrency.Check(draft);

        if (draft.HasFractions && input.Origin != InputOrigin.Model)
            Money.Round(draft);

        var dealType = DealTypeRule.Apply(draft);
        if (Options.DefaultType is not null && draft.Json["type"] is null && !draft.Faults.Any(f => f.Field == ReferralRows.Type.Path))
            draft.Json["type"] = Options.DefaultType;

        return new MappedReferral
        {
            Referral = JsonModel.View<Referral>(draft.Json),
            Faults = draft.Faults,
            UnknownNames = draft.UnknownNames,
            DealType = dealType,
            ReferralId = draft.ReferralId,
            Cleared = draft.Cleared,
            Row = input.Row,
            Line = input.Line,
            CellOf = field => input.CellOf(input.ColumnLetters?.Keys.FirstOrDefault(name => Resolve(name, Options.PropertyMap).Path?.Text == field)),
        };
    }

    /// <summary>Reads one value as the field takes it, for a patch or a parameter.</summary>
    /// <param name="path">The field, with its index where it stands in a list.</param>
    /// <param name="value">The value, as in <see cref="InputObject.Fields"/>.</param>
    public MappedValue MapValue(FieldPath path, object? value)
    {
        if (path is null)
            throw new ArgumentNullException(nameof(path));

        var draft = new ReferralDraft(0, null, _written) { IsChange = true };
        var writer = new FieldWriter(draft, InputOrigin.Row);
        var holder = new JObject();
        var place = new FieldLocation(path.Text, null);
        JToken? token;
        if (path.Field.IsList && path.Indexes.Count > 0)
        {
            token = FieldWriter.IsEmpty(value) ? null : writer.Element(path.Field, value, place);
        }
        else
        {
            writer.WriteProperty(holder, path.Field, value, place);
            token = holder[path.Field.WireName];
        }

        return new MappedValue { Path = path, Token = token, Faults = draft.Faults };
    }

    /// <summary>Whether a column of that name means something here, be it that it is known and not sent.</summary>
    public bool Knows(string name) => ResolvedName.IsKnown(name, Options.PropertyMap);

    private void Fill(ReferralDraft draft, InputObject? defaults)
    {
        if (defaults is { Fields.Count: > 0 })
            DefaultsMerge.Apply(draft, Draft(defaults, null));
    }

    private ReferralDraft Draft(InputObject input, PropertyMap? map)
    {
        var draft = new ReferralDraft(input.Row, input.Line, input.Origin == InputOrigin.Json ? _writtenAsJson : _written) { Input = input };
        draft.Faults.AddRange(input.Faults);
        if (input.Origin == InputOrigin.Model)
        {
            new FieldWriter(draft, input.Origin).WriteObject(draft.Json, FieldTable.Top, input, null);
            draft.ReferralId = IdOf(input);
            return draft;
        }

        var cells = new CellWriter(draft, input.Origin);
        for (var i = 0; i < input.Fields.Count; i++)
        {
            var field = input.Fields[i];
            var name = Resolve(field.Key, map);
            if (name.Path is not null && ClearWord.Is(field.Value))
            {
                draft.Cleared.Add(name.Path);
            }
            else if (name.Path is not null)
            {
                draft.HasSolutionTypes |= name.Path.Field == DetailsRows.SolutionType;
                cells.Write(name.Path, field.Key, field.Value);
            }
            else if (name.Unknown is not null && (name.Unknown.Reason is null || !FieldWriter.IsEmpty(field.Value)))
            {
                draft.UnknownNames.Add(name.Unknown);
            }
        }

        if (map is not null)
            ApplyMap(draft, cells, input, map);

        if (draft.HasCurrencyMarks)
            AmountCurrency.Fill(draft);

        return draft;
    }

    private void ApplyMap(ReferralDraft draft, CellWriter cells, InputObject input, PropertyMap map)
    {
        var header = _header;
        if (header is null || !header.IsOf(input))
            _header = header = new HeaderCheck(input, map);

        draft.UnknownNames.AddRange(header.Missing);
        if (map.Sources.Count == 0)
            return;

        var row = new Dictionary<string, object?>(input.Fields.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var field in input.Fields)
            row[field.Key.Trim()] = field.Value;

        foreach (var source in map.Sources)
            Write(draft, cells, source, row);
    }

    private static void Write(ReferralDraft draft, CellWriter cells, FieldSource source, Dictionary<string, object?> row)
    {
        try
        {
            var (column, value, isUnlisted, word) = source.Read(row);
            draft.HasSolutionTypes |= source.Path.Field == DetailsRows.SolutionType;
            if (ClearWord.Is(value))
                draft.Cleared.Add(source.Path);
            else
                cells.Write(source.Path, column, value);

            if (isUnlisted)
                draft.Report(source.Path.Field, new FieldLocation(source.Path.Text, column), word, FaultCodes.ValueNotInMap);
        }
        catch (RegexMatchTimeoutException)
        {
            draft.Report(FaultCodes.InvalidPropertyMapEntry, FaultSeverity.Error, new FieldLocation(source.Path.Text, source.Name), null, "The pattern of the map takes too long on this cell.", "Write a simpler pattern.");
        }
    }

    private ResolvedName Resolve(string name, PropertyMap? map)
    {
        // Defaults come by parameter names, which the user's own columns must not capture.
        if (map != Options.PropertyMap)
            return ResolvedName.Of(name, map);

        if (_names.TryGetValue(name, out var known))
            return known;

        var resolved = ResolvedName.Of(name, map);
        if (_names.Count < MostNamesRemembered)
            _names[name] = resolved;

        return resolved;
    }

    private static string? IdOf(InputObject input) =>
        input.Fields.Where(f => string.Equals(f.Key, "id", StringComparison.OrdinalIgnoreCase)).Select(f => f.Value as string).FirstOrDefault();
}
