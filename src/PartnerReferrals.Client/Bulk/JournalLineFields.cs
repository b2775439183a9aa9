using System;
using System.Globalization;
using System.IO;
using Newtonsoft.Json;

namespace PartnerReferrals.Bulk;

/// <summary>What a line of a journal says, field by field, before it is known to be a whole one.</summary>
internal sealed class JournalLineFields
{
    private static readonly (string Word, JournalState State)[] States =
        [.. Array.ConvertAll((JournalState[])Enum.GetValues(typeof(JournalState)), s => (s.ToString().ToLowerInvariant(), s))];

    private long? _batch;
    private long? _row;
    private bool _endsBatch;
    private JournalState? _state;
    private string? _key;
    private string? _hash;
    private string? _sentAt;
    private string? _requestId;
    private string? _leg;
    private string? _answer;
    private string? _id;
    private string? _engagementId;
    private string? _connectedId;
    private string? _error;

    /// <summary>Reads a line; null where it is no whole JSON object.</summary>
    internal static JournalLineFields? Read(string text)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
            var fields = new JournalLineFields();
            if (!reader.Read() || reader.TokenType != JsonToken.StartObject)
            {
                return null;
            }

            while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
            {
                var name = (string)reader.Value!;
                reader.Read();
                if (reader.Value is string value)
                {
                    fields.Set(name, value);
                }
                else
                {
                    fields.Set(name, reader.Value as long?, reader.Value is true);
                    reader.Skip();
                }
            }

            return reader.TokenType == JsonToken.EndObject && !reader.Read() ? fields : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The line; null where something is missing or is not what it should be.</summary>
    internal JournalLine? ToLine()
    {
        if (_batch is not { } batch || _row is not { } row || _state is not { } state || _key is null || _hash is null)
        {
            return null;
        }

        var requestId = Guid.Empty;
        var sentAt = default(DateTimeOffset);
        return (_requestId is not null && !Guid.TryParse(_requestId, out requestId))
            || (_sentAt is not null && !DateTimeOffset.TryParse(_sentAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out sentAt))
            ? null
            : new JournalLine
            {
                Batch = batch,
                EndsBatch = _endsBatch,
                State = state,
                Row = row,
                Key = _key,
                Hash = _hash,
                SentAt = _sentAt is null ? null : sentAt,
                RequestId = requestId,
                IsConnecting = _leg == "microsoft",
                IsAccepted = _answer == "success",
                Id = _id,
                EngagementId = _engagementId,
                ConnectedId = _connectedId,
                Error = _error,
            };
    }

    private static JournalState? StateOf(string word)
    {
        foreach (var (known, state) in States)
        {
            if (known == word)
            {
                return state;
            }
        }

        return null;
    }

    private void Set(string name, long? number, bool flag)
    {
        switch (name)
        {
            case "batch":
                _batch = number;
                break;
            case "row":
                _row = number;
                break;
            case "end":
                _endsBatch = flag;
                break;
        }
    }

    private void Set(string name, string value)
    {
        switch (name)
        {
            case "state":
                _state = StateOf(value);
                break;
            case "key":
                _key = value;
                break;
            case "hash":
                _hash = value;
                break;
            case "sentAt":
                _sentAt = value;
                break;
            case "requestId":
                _requestId = value;
                break;
            case "leg":
                _leg = value;
                break;
            case "answer":
                _answer = value;
                break;
            case "id":
                _id = value;
                break;
            case "engagementId":
                _engagementId = value;
                break;
            case "connectedId":
                _connectedId = value;
                break;
            case "error":
                _error = value;
                break;
        }
    }
}
