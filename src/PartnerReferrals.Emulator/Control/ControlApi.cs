using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.State;

namespace PartnerReferrals.Emulator.Control;

/// <summary>The control API, <c>/_emulator/…</c>: not part of the API, not counted, never hit by faults.</summary>
internal sealed class ControlApi
{
    private const string Root = "/_emulator";

    private static readonly JsonSerializerOptions Writing = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly List<ControlCall> _calls;

    public ControlApi(EmulatorState state)
    {
        _calls =
        [
            new("GET", "", "lists these calls", (_, _) => _calls!.Select(c => new { c.Method, Path = Root + c.Path, c.Does })),
            .. new ServiceControl(state).Calls,
            .. new ClockControl(state).Calls,
            .. new FaultControl(state).Calls,
            .. new ObservationControl(state).Calls,
            .. new ReferralControl(state).Calls,
            .. new IdentityControl(state).Calls,
            .. new WebhookControl(state).Calls,
        ];
    }

    public static bool IsFor(EmulatorRequest request) =>
        request.Path.StartsWith(Root, StringComparison.OrdinalIgnoreCase)
        && (request.Path.Length == Root.Length || request.Path[Root.Length] == '/');

    public EmulatorResponse Answer(EmulatorRequest request)
    {
        try
        {
            var path = request.Path[Root.Length..].TrimEnd('/');
            foreach (var call in _calls.Where(c => c.Method == request.Method))
            {
                if (call.Matches(path, out var argument))
                {
                    return Write(call.Answer(request, argument));
                }
            }

            throw new ControlError(404, $"There is no control call {request.Method} {request.Path}. GET {Root} lists them.");
        }
        catch (ControlError error)
        {
            return Refuse(error.Status, error.Message);
        }
        catch (ApiError error)
        {
            return Refuse(error.Status, error.Message);
        }
        catch (ArgumentException error)
        {
            return Refuse(400, error.Message);
        }
    }

    private static EmulatorResponse Refuse(int status, string message) =>
        EmulatorResponse.FromJson(status, ErrorBody.Write("control", message, null, null, null, "innerError"));

    private static EmulatorResponse Write(object? answer) => answer switch
    {
        null => new EmulatorResponse(204),
        ReadOnlyMemory<byte> json => EmulatorResponse.FromJson(200, json),
        _ => EmulatorResponse.FromJson(200, JsonSerializer.SerializeToUtf8Bytes(answer, Writing)),
    };
}
