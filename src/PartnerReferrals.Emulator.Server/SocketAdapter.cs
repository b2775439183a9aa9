using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PartnerReferrals.Emulator.Http;

namespace PartnerReferrals.Emulator.Server;

/// <summary>Adapts the emulator to a socket: translates requests and responses and kills connections when it is told to.</summary>
internal static class SocketAdapter
{
    public static string AddressOf(WebApplication app) => app.Urls.Single() + "/";

    public static async Task AnswerAsync(HttpContext context, EmulatorService emulator)
    {
        EmulatorResponse response;
        try
        {
            response = await emulator.HandleAsync(await ReadAsync(context), context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller is gone: there is nobody to answer.
            return;
        }

        if (response.Fate == ConnectionFate.Dropped)
        {
            context.Abort();
            return;
        }

        await WriteAsync(context, response);
    }

    private static async Task<EmulatorRequest> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, context.RequestAborted);
        return new EmulatorRequest
        {
            Method = request.Method.ToUpperInvariant(),
            Origin = $"{request.Scheme}://{request.Host}",
            Path = request.Path.Value ?? "/",
            Query = request.QueryString.HasValue ? request.QueryString.Value![1..] : string.Empty,
            Headers = [.. request.Headers.Select(header => new KeyValuePair<string, string>(header.Key, header.Value.ToString()))],
            Body = body.ToArray(),
        };
    }

    private static async Task WriteAsync(HttpContext context, EmulatorResponse response)
    {
        context.Response.StatusCode = response.Status;
        context.Response.ContentType = response.ContentType;
        foreach (var (name, value) in response.Headers)
        {
            context.Response.Headers.Append(name, value);
        }

        var truncated = response.Fate == ConnectionFate.Truncated;
        if (response.Status != StatusCodes.Status204NoContent)
        {
            context.Response.ContentLength = response.Body.Length;
            await context.Response.Body.WriteAsync(
                truncated ? response.Body[..response.DeliveredBytes] : response.Body, context.RequestAborted);
        }

        if (truncated)
        {
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
        }
    }
}
