using System;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using PartnerReferrals.Emulator.Schema;

namespace PartnerReferrals.Emulator.Query;

/// <summary>Lets GUIDs and date-times stand bare or in quotes, and names in any case (facts 7).</summary>
internal sealed class ReferralUriResolver : ODataUriResolver
{
    public ReferralUriResolver() => EnableCaseInsensitive = true;

    public override void PromoteBinaryOperandTypes(
        BinaryOperatorKind binaryOperatorKind, ref SingleValueNode left, ref SingleValueNode right, out IEdmTypeReference typeReference)
    {
        left = Adapt(left, right);
        right = Adapt(right, left);
        base.PromoteBinaryOperandTypes(binaryOperatorKind, ref left, ref right, out typeReference);
    }

    /// <summary>Reads a constant as the type of what it is compared with.</summary>
    private static SingleValueNode Adapt(SingleValueNode node, SingleValueNode other)
    {
        if (node is not ConstantNode { Value: { } value } constant || other is ConstantNode || other.TypeReference?.IsPrimitive() != true)
        {
            return node;
        }

        object adapted = (other.TypeReference.PrimitiveKind(), value) switch
        {
            (EdmPrimitiveTypeKind.Guid, string text) when Guid.TryParse(text, out var guid) => guid,
            (EdmPrimitiveTypeKind.Guid, string text) => throw new ODataException($"'{text}' is not a GUID."),
            (EdmPrimitiveTypeKind.String, Guid guid) => Scalars.Format(guid),
            (EdmPrimitiveTypeKind.DateTimeOffset, string text) when Scalars.TryTime(text, out var time) => time,
            (EdmPrimitiveTypeKind.DateTimeOffset, string text) => throw new ODataException($"'{text}' is not an ISO 8601 date-time."),
            (EdmPrimitiveTypeKind.DateTimeOffset, _) when node.TypeReference.IsDate() && Scalars.TryTime($"{value}", out var day) => day,
            (EdmPrimitiveTypeKind.Decimal, double number) => (decimal)number,
            (EdmPrimitiveTypeKind.Decimal, float number) => (decimal)number,
            _ => value,
        };
        return ReferenceEquals(adapted, value) ? node : new ConstantNode(adapted, constant.LiteralText, other.TypeReference);
    }
}
