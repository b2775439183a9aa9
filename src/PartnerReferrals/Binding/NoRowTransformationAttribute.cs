using System.Management.Automation;

namespace PartnerReferrals.Binding;

/// <summary>
/// Refuses a row or a referral where something else belongs. Without it the engine would make text of the row to say that it does not fit, contact data
/// included.
/// </summary>
/// <param name="accepted">What is taken, such as <c>a hashtable</c>.</param>
internal sealed class NoRowTransformationAttribute(string accepted) : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is PSCustomObject or JsonModel or SharedReferral
            ? throw new ArgumentTransformationMetadataException($"An object was given where {accepted} belongs.")
            : inputData;
}
