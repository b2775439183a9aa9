using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Input;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Tables;

/// <summary>A file of JSON objects: an array, one object, or one after the other (JSON Lines). Each object is a row, and one is in memory at a time.</summary>
internal sealed class JsonTable : ITable
{
    private const int HeadLength = 1 << 10;

    private readonly Stream _stream;
    private readonly long _length;
    private readonly JsonSequence _values;

    private JsonTable(Stream stream, Encoding? encoding)
    {
        _stream = stream;
        _length = stream.Length;

        // Whoever saves in another encoding hears of it, instead of sending signs that nobody wrote.
        var strict = (Encoding)(encoding ?? Encoding.UTF8).Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        _values = new JsonSequence(new StreamReader(stream, strict, detectEncodingFromByteOrderMarks: true, 1 << 15, leaveOpen: true));
    }

    /// <inheritdoc/>
    public TableKind Kind => TableKind.Json;

    /// <summary>None: each object has names of its own.</summary>
    public IReadOnlyList<string> Columns => [];

    /// <inheritdoc/>
    public long HeaderLine => 0;

    /// <inheritdoc/>
    public char? Delimiter => null;

    /// <inheritdoc/>
    public string? WorksheetName => null;

    /// <inheritdoc/>
    public IReadOnlyList<Fault> Faults => [];

    /// <inheritdoc/>
    public double Progress => _length == 0 ? 1 : Math.Min(1, (double)_stream.Position / _length);

    /// <inheritdoc/>
    public IReadOnlyList<string> Remarks => [];

    /// <summary>Opens a file.</summary>
    /// <param name="stream">The file from its beginning; it stays open.</param>
    /// <param name="reading">How it is read.</param>
    /// <exception cref="ReferralValidationException">A worksheet was asked for.</exception>
    public static JsonTable Open(Stream stream, TableReading reading) =>
        reading.WorksheetName is null ? new JsonTable(stream, reading.Encoding) : throw new ReferralValidationException(JsonFault.NoWorksheets());

    /// <summary>Whether a file begins as JSON does; leaves it at its beginning.</summary>
    /// <param name="stream">The file from its beginning.</param>
    /// <param name="encoding">How it is written where it has no byte order mark; null for UTF-8.</param>
    /// <param name="isNamedSo">Its name says that it is JSON. Other files may begin with a column called [Name], or be RTF.</param>
    public static bool IsJson(Stream stream, Encoding? encoding, bool isNamedSo)
    {
        var head = new byte[HeadLength];
        var length = stream.Read(head, 0, HeadLength);
        stream.Position = 0;
        using var reader = new StreamReader(new MemoryStream(head, 0, length), encoding ?? Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var text = JsonText.TrimStart(reader.ReadToEnd());

        return text switch
        {
            ['{', '\\', ..] => false,
            ['{', ..] => true,
            ['[', ..] => isNamedSo || text.Substring(1).TrimStart() is ['{' or ']', ..],
            ['/', ..] => isNamedSo,
            _ => false,
        };
    }

    /// <inheritdoc/>
    /// <exception cref="ReferralValidationException">The file is not JSON from some place on.</exception>
    public IEnumerable<TableRow> ReadRows()
    {
        for (var row = 1L; TryRead(out var value); row++)
        {
            yield return value is JObject json
                ? new TableRow { Input = InputObject.FromJson(json, row, _values.Line) }
                : new TableRow { Input = new InputObject { Row = row, Line = _values.Line, Origin = InputOrigin.Json }, Fault = JsonFault.NotAnObject(row, _values.Line) };
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _values.Dispose();

    private bool TryRead(out JToken? value)
    {
        try
        {
            value = _values.MoveNext() ? _values.Read() : null;
            return value is not null;
        }
        catch (JsonReaderException e)
        {
            throw new ReferralValidationException(JsonFault.OfFile(e));
        }
        catch (DecoderFallbackException)
        {
            throw new ReferralValidationException(JsonFault.InvalidEncoding());
        }
    }
}
