using System;
using System.IO;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PartnerReferrals.Serialization;

/// <summary>The values of a JSON text one by one: the elements of an array, or what stands one after the other, as in JSON Lines.</summary>
internal sealed class JsonSequence : IDisposable
{
    private readonly JsonTextReader _reader;
    private bool _isInArray;

    /// <param name="text">The text; closed with this.</param>
    internal JsonSequence(TextReader text)
    {
        // The array itself is a level.
        _reader = JsonText.NewReader(text, JsonText.MaxDepth + 1);
        _reader.SupportMultipleContent = true;
    }

    /// <summary>1-based line where the present value begins.</summary>
    internal long Line { get; private set; }

    /// <summary>Goes to the next value; it has to be read or skipped.</summary>
    /// <exception cref="JsonReaderException">The text is not JSON, or ends too early.</exception>
    internal bool MoveNext()
    {
        while (_reader.Read())
        {
            switch (_reader.TokenType)
            {
                case JsonToken.Comment:
                    break;
                case JsonToken.StartArray when !_isInArray:
                    _isInArray = true;
                    break;
                case JsonToken.EndArray:
                    _isInArray = false;
                    break;
                default:
                    Line = _reader.LineNumber;
                    return true;
            }
        }

        return !_isInArray ? false : throw new JsonReaderException("Unexpected end of the array.", _reader.Path, _reader.LineNumber, _reader.LinePosition, null);
    }

    /// <summary>Reads the present value.</summary>
    /// <exception cref="JsonReaderException">The text is not JSON, or ends too early.</exception>
    internal JToken Read() => JsonText.ReadFrom(_reader);

    /// <summary>Reads the text to its end for nothing but to see whether it is JSON.</summary>
    /// <exception cref="JsonReaderException">It is not.</exception>
    internal void ReadToEnd()
    {
        while (MoveNext())
            _reader.Skip();
    }

    public void Dispose() => ((IDisposable)_reader).Dispose();
}
