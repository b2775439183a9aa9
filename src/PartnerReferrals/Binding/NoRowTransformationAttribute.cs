using System.Linq;
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
        IsRow(inputData) || (inputData is object[] several && several.Any(IsRow))
            ? throw new ArgumentTransformationMetadataException($"An object was given where {accepted} belongs.")
            : inputData;

    private static bool IsRow(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) is PSCustomObject or JsonModel or SharedReferral;
}
