using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Http;
using PartnerReferrals.Validation;

namespace PartnerReferrals.Changing;

/// <summary>What is to be sent for one referral, or why nothing can be.</summary>
public sealed class EditPlan
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

    /// <summary>The referral as it would be; null where the present one is not known.</summary>
    internal JObject? After { get; init; }
}
