using System;
using System.Collections;
using System.Collections.Generic;
using System.Data;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Binding;

/// <summary>
/// The existing referral somebody pipes in: a referral, a shared deal (its own leg is meant), an id, or anything with an
/// id such as a CSV row or an object from another session. Objects are taken whole: the engine would bind nothing by
/// property name beside a parameter that takes any object.
/// </summary>
internal sealed class ReferralTarget
{
    private ReferralTarget(string id, object? input)
    {
        Id = id;
        Input = input;
    }

    /// <summary>Referral id.</summary>
    internal string Id { get; }

    /// <summary>Nothing but the id was given.</summary>
    internal bool IsIdAlone { get; private init; }

    /// <summary>The object as the engine handed it over.</summary>
    internal object? Input { get; }

    /// <summary>The referral as the service gave it; null where only its id is known.</summary>
    internal Referral? Referral { get; private init; }

    /// <summary>The referral with what was set on it since; null where nothing was.</summary>
    internal Referral? Edited { get; private init; }

    /// <summary>The fields of a row; null for a referral, an id, or an object of this module that only names one.</summary>
    internal InputObject? Row { get; private init; }

    /// <summary>Microsoft's leg, where it is known.</summary>
    internal Referral? Connected { get; private init; }

    /// <summary>Concurrency stamp that came with the id; null where none did.</summary>
    internal string? ETag { get; private init; }

    /// <summary>The id, also where only its beginning was given, as tables show it.</summary>
    /// <param name="recent">What was shown lately.</param>
    /// <exception cref="ReferralValidationException">It is the beginning of no or of several ids shown lately.</exception>
    internal string IdAmong(RecentReferrals recent) => RecentReferrals.BeginningOfId(Id) is null ? Id : recent.WholeId(Id)
        ?? throw new ReferralValidationException(new Fault
        {
            Code = ChangeFaultCodes.ShortenedId.Code,
            Field = "InputObject",
            Value = Id,
            Message = $"'{Id}' is the beginning of an id only, and not one referral alone that was shown lately begins so.",
            Hint = ChangeFaultCodes.ShortenedId.RecommendedAction,
        });

    /// <summary>A referral that was read by its id.</summary>
    internal static ReferralTarget OfReferral(Referral referral) => Of(referral, null, referral, 0);

    /// <summary>Reads one pipeline object.</summary>
    /// <param name="value">The object as the engine hands it over.</param>
    /// <param name="row">1-based position in the pipeline; 0 where there is none.</param>
    /// <exception cref="ReferralValidationException">It names no existing referral.</exception>
    internal static ReferralTarget Read(object? value, long row)
    {
        switch (value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value)
        {
            case Referral referral:
                return Of(referral, null, value, row);
            case ReferralChange change:
                return Of(change.Referral, null, value, row);
            case SharedReferral shared:
                return shared.Referral is { } own ? Of(own, shared.ConnectedReferral, value, row) : throw NoId("It is a shared deal whose own leg was not created", row);
            case ReferralEvent about:
                return about.ReferralId is { } changed
                    ? new(changed, value) { IsIdAlone = true }
                    : throw NoId($"The event {about.EventName} is about no referral", row);
            case Guid id:
                return new(id.ToString(), value) { IsIdAlone = true };
            case string text when text.TrimStart('\uFEFF').TrimStart() is { Length: > 0 } start && start[0] != '{':
                return new(text.Trim(), value) { IsIdAlone = true };
            default:
                return OfFields(FieldsOf(value, row), value, row);
        }
    }

    /// <summary>The engagement that an object names which names no referral: a shared deal, a row with an EngagementId; null where it names none.</summary>
    /// <param name="value">The object as the engine hands it over.</param>
    internal static string? EngagementOf(object? value)
    {
        if (value is PSObject { BaseObject: SharedReferral shared })
        {
            return shared.EngagementId;
        }

        try
        {
            return Text(InputReader.Read(value, row: 0).Fields, "engagementId");
        }
        catch (ReferralValidationException)
        {
            return null;
        }
    }

    private static ReferralTarget Of(Referral referral, Referral? connected, object? input, long row) =>
        string.IsNullOrEmpty(referral.Id)
            ? throw NoId("The referral has no id, so it was not created yet", row)
            : referral.AsRead is { } read
            ? new(referral.Id!, input) { Referral = read, Edited = referral, Connected = connected, ETag = read.ETag }
            : new(referral.Id!, input) { Referral = referral, Connected = connected, ETag = referral.ETag };

    private static ReferralTarget OfFields(InputObject row, object? input, long number) =>
        Text(row.Fields, "id") is { } id
            ? new(id, input) { ETag = Text(row.Fields, "eTag"), Row = IsRow(input) ? row : null }
            : throw NoId("The object has neither Id nor ReferralId", number);

    // What became of an import's row, and the like, names a referral and has words of its own, such as State.
    private static bool IsRow(object? input) =>
        input is not PSObject { BaseObject: not (PSCustomObject or IDictionary or string or DataRow or DataRowView) }
        && (input is not PSObject typed || typed.TypeNames[0] is not { } name || name.EndsWith(".Referral", StringComparison.Ordinal) || name.IndexOf("PartnerReferrals.", StringComparison.Ordinal) < 0);

    private static InputObject FieldsOf(object? value, long row)
    {
        try
        {
            return InputReader.Read(value, row);
        }
        catch (ReferralValidationException e) when (e.Faults[0] is { Code: InputReader.NotAReferral } fault)
        {
            // What would do here is another thing than what a new referral can be made of.
            throw new ReferralValidationException(new Fault
            {
                Code = fault.Code, Field = fault.Field, Row = fault.Row, Message = fault.Message, Hint = ChangeFaultCodes.NoReferralId.RecommendedAction,
            });
        }
    }

    private static string? Text(IReadOnlyList<KeyValuePair<string, object?>> fields, string wirePath) => fields
        .Where(f => FieldTable.Find(f.Key)?.Field.WirePath == wirePath)
        .Select(f => Convert.ToString(f.Value, CultureInfo.InvariantCulture)?.Trim())
        .FirstOrDefault(text => !string.IsNullOrEmpty(text));

    private static ReferralValidationException NoId(string what, long row) => new(new Fault
    {
        Code = ChangeFaultCodes.NoReferralId.Code,
        Field = "InputObject",
        Row = row,
        Message = what + ".",
        Hint = ChangeFaultCodes.NoReferralId.RecommendedAction,
    });
}
