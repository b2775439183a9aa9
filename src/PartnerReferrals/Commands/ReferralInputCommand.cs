using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text;
using PartnerReferrals.Binding;
using PartnerReferrals.Completion;
using PartnerReferrals.Creating;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Files;
using PartnerReferrals.KnownValues;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;
using PartnerReferrals.Maps;
using PartnerReferrals.Tables;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Commands;

/// <summary>
/// What the cmdlets that take referrals as input share: the field parameters, the column map, and the way from an
/// input object to a checked referral.
/// </summary>
public abstract partial class ReferralInputCommand : PartnerReferralCommand
{
    private readonly HashSet<string> _warnedNames = new(StringComparer.OrdinalIgnoreCase);
    private ColumnMap? _columns;
    private ReferralMapper? _mapper;
    private ReferralMapper? _fileMapper;
    private WrittenCulture? _culture;
    private InputObject? _defaults;
    private readonly ContentLines _lines = new();
    private FaultTable? _faultTable;

    /// <summary>
    /// Your column names to the module's names: <c>@{ 'Deal' = 'Name'; 'DealValue' = { $_.Amount / 100 } }</c>, the path of a .psd1 file that holds such a
    /// hashtable without script blocks, or the name of a map that comes with the module. Of several, a later one goes over an earlier one.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(PropertyMapCompleter))]
    [NoRowTransformation("a hashtable, the path of a map or its name")]
    public object[]? PropertyMap { get; set; }

    /// <summary>
    /// How numbers and dates are written in texts: the name of a culture such as de-DE, or a CultureInfo. Without it, what reads in one way only is taken.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(CultureCompleter))]
    [AllowEmptyString]
    public string? Culture { get; set; }

    /// <summary>Reads the parameters; called before the first row.</summary>
    protected override void BeginProcessing()
    {
        object? given = PropertyMap;
        try
        {
            _columns = ColumnMap.Read([.. (PropertyMap ?? []).Select(given => MapSource.Find(this, given))]);
            var defaults = new List<KeyValuePair<string, object?>>();
            foreach (var parameter in MyInvocation.BoundParameters.Where(p => FieldParameters.Contains(p.Key)))
            {
                given = parameter.Value;
                defaults.Add(new(parameter.Key, InputReader.ReadValue(parameter.Value)));
            }

            _defaults = new InputObject { Fields = defaults };
        }
        catch (ReferralValidationException e)
        {
            ThrowTerminatingError(ErrorRecordFactory.From(e, given));
        }

        // What is said at the prompt is stronger than what a map says.
        _culture = CultureParameter.Read(this, Culture ?? Columns.Names.Culture);
        _mapper = NewMapper(dates: null);
    }

    private ReferralMapper NewMapper(DateColumns? dates) =>
        new(new MapperOptions { PropertyMap = _columns!.Names, Culture = _culture, DateColumns = dates is null ? null : dates.Find, DefaultType = DefaultType });

    /// <summary>What -PropertyMap says.</summary>
    private protected ColumnMap Columns => _columns!;

    /// <summary>The fields given as parameters: defaults of every row.</summary>
    private protected InputObject Defaults => _defaults!;

    /// <summary>The files that a path names; one that names none ends the command.</summary>
    private protected IReadOnlyList<string> Expand(string path, string errorId, string action)
    {
        try
        {
            return FilePath.ResolveAll(this, path, errorId, action);
        }
        catch (ItemNotFoundException e)
        {
            ThrowTerminatingError(ErrorRecordFactory.Unreadable(e, path));
            return [];
        }
    }

    /// <summary>Rows of a file follow: what is wrong with them is told in a table of its own, and a date may be understood by the others of its column.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reading">How it is read.</param>
    /// <param name="isOneOfMany">It has to be named.</param>
    private protected void BeginFile(string path, TableReading reading, bool isOneOfMany)
    {
        _faultTable = new FaultTable(this, isOneOfMany ? path : null);
        _fileMapper = NewMapper(new DateColumns(path, reading, StopToken));
    }

    /// <summary>What follows comes from the pipeline.</summary>
    private protected void EndFile() => _fileMapper = null;

    /// <summary>How a file is read: by these parameters, and by the columns that are known here.</summary>
    private protected TableReading NewReading(char? delimiter, Encoding? encoding, string? worksheetName) => new()
    {
        Delimiter = delimiter,
        Encoding = encoding,
        WorksheetName = worksheetName,
        IsKnown = _mapper!.Knows,
        NeedsKnownColumn = !_columns!.HasScripts,
    };

    /// <summary>The objects of a JSON array that came as text; any other input is one.</summary>
    private protected IEnumerable<object?> Each(object? value)
    {
        if ((value is PSObject wrapped ? wrapped.BaseObject : value) is not string text || JsonArrayText.Elements(text) is not { } elements)
        {
            yield return value;
            yield break;
        }

        var isEmpty = true;
        foreach (var element in elements)
        {
            isEmpty = false;
            yield return element;
        }

        if (isEmpty)
        {
            WriteWarning("The JSON array holds no object, so there is nothing to do.");
        }
    }

    /// <summary>Maps one input. Null when it has faults: they were written as one error record.</summary>
    /// <param name="value">The object as the engine hands it over; null for "the parameters alone".</param>
    /// <param name="hasInput">Whether there was an object at all.</param>
    /// <param name="row">1-based position.</param>
    private protected MappedReferral? Map(object? value, bool hasInput, long row)
    {
        try
        {
            return IsRestOfSplitText(value, row) ? null : Map(Read(value, hasInput, row), value);
        }
        catch (ReferralValidationException e)
        {
            WriteRowError(ErrorRecordFactory.From(e, value), row, e.Faults);
            return null;
        }
    }

    /// <summary>Whether an input is one more line of a JSON text that came line by line, of which the first line was refused.</summary>
    /// <exception cref="ReferralValidationException">It is that first line.</exception>
    private protected bool IsRestOfSplitText(object? value, long row) => _lines.IsRest(value, row);

    /// <summary>Reads one input and applies the column map.</summary>
    /// <exception cref="ReferralValidationException">It cannot be an input.</exception>
    private protected InputObject Read(object? value, bool hasInput, long row) =>
        hasInput ? ApplyColumns(InputReader.Read(value, row), value) : Defaults;

    /// <summary>Applies the column map to a row; script blocks see <paramref name="value"/> as <c>$_</c>, or the row's own cells.</summary>
    private protected InputObject ApplyColumns(InputObject input, object? value) => _columns!.Apply(input, value);

    /// <summary>Maps one input that has been read already. Null when it has faults: they were written as one error record.</summary>
    private protected MappedReferral? Map(InputObject input, object? target)
    {
        var (mapped, faults) = MapAndCheck(input, target);
        if (Redirect(mapped, target) is { } elsewhere)
        {
            WriteRowError(elsewhere.Record, input.Row, [elsewhere.AsFault()]);
            return null;
        }

        var errors = faults.Where(f => f.Severity == FaultSeverity.Error).ToList();
        foreach (var warning in faults.Where(f => f.Severity == FaultSeverity.Warning && _warnedNames.Add(KeyOf(f))))
        {
            WriteWarning(warning.ToString());
        }

        if (errors.Count == 0)
        {
            return mapped;
        }

        WriteRowError(ErrorRecordFactory.From(new ReferralValidationException(errors), target), input.Row, errors);
        return null;
    }

    // How a column is written is said once, whatever its other values are.
    private static string KeyOf(Fault warning) =>
        warning.Code is nameof(FaultCodes.SerialDate) or nameof(FaultCodes.Placeholder) or nameof(FaultCodes.WrongEncoding) or nameof(FaultCodes.WrittenAsNumber) or nameof(FaultCodes.PastClosingDate)
            ? warning.Code + warning.Field
            : warning.ToString();

    /// <summary>Maps and validates; faults are in the result. Columns nobody knows are warned about once a run.</summary>
    private protected (MappedReferral Referral, IReadOnlyList<Fault> Faults) MapAndCheck(InputObject input, object? target = null)
    {
        SayWhoseColumns(input);
        var mapped = MapInput(_fileMapper ?? _mapper!, input, target);
        if (mapped.UnknownNames.Count > 0)
        {
            foreach (var message in UnknownName.Messages([.. mapped.UnknownNames.Where(name => _warnedNames.Add(name.Name))]))
            {
                WriteWarning(message);
            }
        }

        return (mapped, ReferralValidator.Validate(mapped, ValidationFor(mapped)));
    }

    // The first row speaks for all of its file.
    private void SayWhoseColumns(InputObject input)
    {
        if (input.Row <= 1 && input.Origin == InputOrigin.Row && PortalTemplate.Describe(input.Fields.Select(f => f.Key)) is { } description && _warnedNames.Add(description))
        {
            WriteVerbose(description);
        }
    }

    /// <summary>Writes the error of a row that failed its check and is not sent.</summary>
    /// <param name="record">The error.</param>
    /// <param name="row">1-based row; 0 where there is but one input.</param>
    /// <param name="faults">What is wrong with the row; null where only the record says it.</param>
    private protected virtual void WriteRowError(ErrorRecord record, long row, IReadOnlyList<Fault>? faults) =>
        WriteError((_faultTable ??= new FaultTable(this, path: null)).Take(record, row, faults));

    /// <summary>The type of a referral that says nothing about it.</summary>
    private protected virtual string DefaultType => ReferralType.Independent;

    /// <summary>Maps one input over the defaults.</summary>
    private protected virtual MappedReferral MapInput(ReferralMapper mapper, InputObject input, object? target) => mapper.Map(input, Defaults);

    /// <summary>Maps what describes the deal of an existing referral; the parameters say what is new of it, so they win.</summary>
    private protected MappedReferral MapCopy(ReferralMapper mapper, Referral existing, long row, Action<Referral>? change = null)
    {
        var copy = ReferralCopy.Of(existing);
        change?.Invoke(copy);
        var input = InputObject.FromModel(copy, row);
        return Defaults.Fields.Count > 0 ? mapper.Map(new InputObject { Fields = Defaults.Fields, Row = row }, input) : mapper.Map(input);
    }

    /// <summary>Which other cmdlet the input is for; null when it is for this one.</summary>
    private protected virtual Redirection? Redirect(MappedReferral mapped, object? target) => null;

    /// <summary>What the whole referral is checked against.</summary>
    private protected virtual ValidationOptions ValidationFor(MappedReferral mapped) => new() { DealType = mapped.DealType };
}
