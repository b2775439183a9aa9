using System;
using System.Collections.Generic;
using System.Net.Http;

namespace PartnerReferrals.Http;

/// <summary>One logical request, from which each attempt is made afresh.</summary>
internal sealed class OutgoingRequest
{
    internal required HttpMethod Method { get; init; }

    internal required Uri Address { get; init; }

    internal required RetryRule Rule { get; init; }

    internal required RequestKind Kind { get; init; }

    internal byte[]? Body { get; init; }

    internal string MediaType { get; init; } = "application/json";

    internal IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Most bytes an answer may have, beside what it repeats of the request.</summary>
    internal int MaxAnswerBytes { get; init; } = ApiResponseSize.OneReferral;

    /// <summary>Most bytes an answer may have: it may repeat what was sent, at worst with its letters escaped.</summary>
    internal int AnswerLimit => (int)Math.Min(int.MaxValue / 2, MaxAnswerBytes + (2L * (Body?.Length ?? 0)));

    /// <summary>Whether an answer of success has the body it should have.</summary>
    internal Func<ApiResponse, bool> IsUsable { get; init; } = static _ => true;

    /// <summary>The same request to another address.</summary>
    internal OutgoingRequest At(Uri address) => new()
    {
        Method = Method,
        Address = address,
        Rule = Rule,
        Kind = Kind,
        Body = Body,
        MediaType = MediaType,
        Headers = Headers,
        MaxAnswerBytes = MaxAnswerBytes,
        IsUsable = IsUsable,
    };

    /// <summary>The attempt as a message; <paramref name="content"/> tells afterwards whether anything left.</summary>
    internal HttpRequestMessage ToMessage(string userAgent, string token, Guid correlationId, Guid logicalRequestId, out SingleUseContent? content)
    {
        var message = new HttpRequestMessage(Method, Address);
        var headers = message.Headers;
        headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        headers.TryAddWithoutValidation("Accept", "application/json");
        headers.TryAddWithoutValidation("User-Agent", userAgent);
        headers.TryAddWithoutValidation("client-request-id", correlationId.ToString());
        headers.TryAddWithoutValidation("MS-CorrelationId", correlationId.ToString());
        if (Method == HttpMethod.Post)
        {
            headers.TryAddWithoutValidation("MS-RequestId", logicalRequestId.ToString());
        }

        content = Method == HttpMethod.Get ? null : new SingleUseContent(Body ?? [], MediaType);
        message.Content = content;
        foreach (var header in Headers)
        {
            headers.Remove(header.Key);
            headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        return message;
    }
}

/// <summary>What a request is for, as far as it decides what a refusal means to the user.</summary>
internal enum RequestKind
{
    /// <summary>Makes a referral.</summary>
    Create,

    /// <summary>Reads one referral by its id.</summary>
    Read,

    /// <summary>Reads a page of a list.</summary>
    List,

    /// <summary>Changes a referral.</summary>
    Change,

    /// <summary>A request the user wrote.</summary>
    Raw,

    /// <summary>Reads or changes the registration for events, at the other host.</summary>
    Webhook,
}
