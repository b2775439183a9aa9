using System;
using System.Collections.Generic;
using System.Net;
using Newtonsoft.Json;

namespace PartnerReferrals.Http;

/// <summary>A successful answer as it came.</summary>
public sealed class ServiceResponse
{
    /// <summary>HTTP status.</summary>
    public required HttpStatusCode StatusCode { get; init; }

    /// <summary>Headers by name, without regard to case; several values are joined by a comma.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Body as text; empty where there was none.</summary>
    public required string Body { get; init; }

    /// <summary>Media type of the body.</summary>
    public string? ContentType { get; init; }

    /// <summary>The service's id of the call.</summary>
    public string? RequestId { get; init; }

    /// <summary>The id this client gave to the call.</summary>
    public Guid CorrelationId { get; init; }

    /// <summary>How often the request was sent.</summary>
    public int Attempts { get; init; }

    /// <summary>The body as plain .NET values (dictionaries, arrays, texts, numbers); the text itself where it is not JSON.</summary>
    public object? ReadJson()
    {
        try
        {
            return JsonText.ToPlainValue(JsonText.Parse(Body));
        }
        catch (JsonException)
        {
            return Body;
        }
    }
}
