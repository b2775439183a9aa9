using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;
using PartnerReferrals.Mapping;

namespace PartnerReferrals.Editing;

/// <summary>One referral to change.</summary>
internal sealed class EditRequest
{
    /// <summary>Referral id.</summary>
    public required string Id { get; init; }

    /// <summary>The referral as it was read; null where only the id is known, so that it is read first.</summary>
    public Referral? Current { get; init; }

    /// <summary>Microsoft's leg of the engagement, where it is known.</summary>
    public Referral? Connected { get; init; }

    /// <summary>Concurrency stamp the change is made against; null for that of <see cref="Current"/>, or of the referral as it is read.</summary>
    public string? ETag { get; init; }

    /// <summary>When the referral was last changed, as far as the caller knows; null where that is not known. What was changed later is a conflict.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>What to do.</summary>
    public required IReferralEdit Edit { get; init; }

    /// <summary>
    /// Change it whatever is there: no <c>If-Match</c> but for what is added to a list, which is added to whatever version there is; and by id alone nothing is read
    /// first unless the change cannot be made otherwise.
    /// </summary>
    public bool Force { get; init; }

    /// <summary>Ask for the new state.</summary>
    public bool ReturnRepresentation { get; init; }

    /// <summary>The caller knows a state of the referral, and a newer one is a conflict.</summary>
    internal bool KnowsState => KnownETag is not null || UpdatedAt is not null;

    private string? _leftBefore;

    private string? KnownETag => ETag ?? Current?.ETag;

    /// <summary>A change that makes of a referral what a row says.</summary>
    /// <param name="row">The row.</param>
    /// <param name="id">Id of the referral.</param>
    /// <param name="version">The state of the referral that the row was written from.</param>
    /// <param name="force">Whatever is there.</param>
    internal static EditRequest OfRow(MappedReferral row, string id, RowVersion version = default, bool force = false) => new()
    {
        Id = id,
        Edit = FieldEdit.OfRow(row),
        ETag = version.ETag,
        UpdatedAt = version.UpdatedAt,
        Force = force,
        ReturnRepresentation = true,
    };

    /// <summary>The same after an earlier change of the same row: the state that it left is no news.</summary>
    /// <param name="eTag">The stamp that it left; null where there was none.</param>
    internal EditRequest After(string? eTag) => eTag is null ? this : new()
    {
        Id = Id,
        Edit = Edit,
        ETag = ETag,
        UpdatedAt = UpdatedAt,
        Force = Force,
        ReturnRepresentation = ReturnRepresentation,
        _leftBefore = eTag,
    };

    /// <summary>Whether the referral was changed after the state that the caller knows.</summary>
    internal bool IsOlderThan(Referral now) =>
        (_leftBefore is null || _leftBefore != now.ETag)
        && (KnownETag is { } eTag ? eTag != now.ETag : UpdatedAt is { } then && now.UpdatedDateTime is { } updated && Cut(updated, then) > then);

    // A spreadsheet keeps no fractions of a second, and often no seconds.
    private static DateTimeOffset Cut(DateTimeOffset time, DateTimeOffset model)
    {
        var unit = model.Ticks % TimeSpan.TicksPerMinute == 0 ? TimeSpan.TicksPerMinute : model.Ticks % TimeSpan.TicksPerSecond == 0 ? TimeSpan.TicksPerSecond : 1;
        return time.AddTicks(-(time.Ticks % unit));
    }

    /// <summary>How messages call the referral.</summary>
    public string DisplayName => Current?.Name is { Length: > 0 } name ? $"{name} ({Id})" : Id;
}

/// <summary>What became of an <see cref="EditRequest"/>.</summary>
internal sealed class EditResult
{
    /// <summary>Something was sent and made; false when nothing differed.</summary>
    public required bool IsChanged { get; init; }

    /// <summary>The referral: its new state where that was asked for, or as it is where nothing differed; else null.</summary>
    public Referral? Referral { get; init; }

    /// <summary>The fields that were changed, in words; no contact data.</summary>
    public required string Summary { get; init; }

    /// <summary>Warnings found while it was checked.</summary>
    public IReadOnlyList<Fault> Warnings { get; init; } = [];
}

/// <summary>What is known about a referral when a change to it is checked.</summary>
internal sealed class EditContext
{
    /// <summary>The referral; null where only its id is known.</summary>
    public Referral? Current { get; init; }

    /// <summary>
    /// It was read just now and whole. An object somebody piped may hold only what was selected, so that what is absent
    /// from it may well exist.
    /// </summary>
    public bool IsFresh { get; init; }

    /// <summary>Microsoft's leg of the engagement; null where there is none or it is not known.</summary>
    public Referral? Connected { get; init; }

    /// <summary>The time to check dates against.</summary>
    public DateTimeOffset Now { get; init; }
}

/// <summary>What is to be sent for one referral, or why nothing can be.</summary>
internal sealed class EditPlan
{
    /// <summary>The document; empty when nothing differs.</summary>
    public required JsonPatchDocument Patch { get; init; }

    /// <summary>The fields that differ, in the order asked for.</summary>
    public required IReadOnlyList<FieldChange> Changes { get; init; }

    /// <summary>Everything that speaks against it, errors and warnings.</summary>
    public required IReadOnlyList<Fault> Faults { get; init; }

    /// <summary>It cannot be planned well from what is known: the referral has to be read first.</summary>
    public bool NeedsRead { get; init; }

    /// <summary>At least one fault is an error: nothing may be sent.</summary>
    public bool IsRefused => Faults.Any(f => f.Severity == FaultSeverity.Error);

    /// <summary>Such as <c>DealValue to 12000, SalesStage to 'Propose'</c>; no contact data.</summary>
    public string Summary => string.Join(", ", Changes);

    /// <summary>Such as <c>DealValue from 10000 to 12000</c>.</summary>
    internal string Describe() => string.Join(", ", Changes.Select(c => c.Show(Before)));

    /// <summary>The referral as it is; null where that is not known.</summary>
    internal JObject? Before { get; init; }

    /// <summary>The referral as it would be; null where the present one is not known.</summary>
    internal JObject? After { get; init; }
}

/// <summary>Something to do to a referral by patch. Safe to use for many referrals and from several threads.</summary>
internal interface IReferralEdit
{
    /// <summary>Works out what has to be sent. Nothing is sent, and the referral is not changed.</summary>
    /// <param name="context">What is known.</param>
    EditPlan Plan(EditContext context);

    /// <summary>Whether Microsoft's leg has to be known to check it.</summary>
    /// <param name="current">The referral.</param>
    bool NeedsConnected(Referral current);
}
