using System;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.Security;
using PartnerReferrals.Emulator.State;

namespace PartnerReferrals.Emulator.Operations;

/// <summary>The API's addresses (facts 1, "Operations").</summary>
internal sealed class ReferralApi(EmulatorState state)
{
    private readonly InvitationExpiry _expiry = new(state);
    private readonly CreateReferral _create = new(state);
    private readonly GetReferral _get = new(state);
    private readonly ListReferrals _list = new(state);
    private readonly PatchReferral _patch = new(state);
    private readonly ReplaceReferral _replace = new(state);

    /// <summary>Names the operation of a request: the name it is counted and its faults are aimed under.</summary>
    public static string NameOf(EmulatorRequest request) => (request.Method, IdIn(request.Path)) switch
    {
        ("POST", "") => Operation.Create,
        ("GET", "") => Operation.List,
        ("GET", not null) => Operation.Get,
        ("PATCH", not null and not "") => Operation.Patch,
        ("PUT", not null and not "") => Operation.Put,
        _ => Operation.Other,
    };

    public EmulatorResponse Answer(EmulatorRequest request, string operation)
    {
        _expiry.Run();
        var id = IdIn(request.Path) ?? throw ApiError.NotFound("url", $"There is nothing at {request.Path}.");
        var caller = state.Tokens.Check(request.Header("Authorization"));
        if (operation == Operation.Other)
        {
            throw ApiError.MethodNotAllowed(id.Length == 0 ? "GET, POST" : "GET, PATCH, PUT");
        }

        CheckAccept(request.Header("Accept"));
        Permissions.Demand(caller, state.Settings, write: operation is not (Operation.Get or Operation.List));
        return operation switch
        {
            Operation.Create => _create.Answer(request, caller),
            Operation.List => _list.Answer(request, caller),
            Operation.Patch => _patch.Answer(request, caller, id),
            Operation.Put => _replace.Answer(request, caller, id),
            _ => _get.Answer(request, caller, id),
        };
    }

    /// <summary>The id in the path, empty for the collection, <see langword="null"/> elsewhere. Trailing slashes do no harm.</summary>
    private static string? IdIn(string path)
    {
        var trimmed = path.TrimEnd('/');
        if (!trimmed.StartsWith(ReferralLinks.Path, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var rest = trimmed[ReferralLinks.Path.Length..];
        return rest.Length == 0 ? string.Empty : rest[0] == '/' && rest.IndexOf('/', 1) < 0 ? rest[1..] : null;
    }

    private static void CheckAccept(string? accept)
    {
        if (accept is { Length: > 0 }
            && !accept.Contains("json", StringComparison.OrdinalIgnoreCase)
            && !accept.Contains("*/*", StringComparison.Ordinal)
            && !accept.Contains("application/*", StringComparison.OrdinalIgnoreCase))
        {
            throw new ApiError(406, "invalidRequest", "Answers are application/json; the Accept header allows no such type.");
        }
    }
}
