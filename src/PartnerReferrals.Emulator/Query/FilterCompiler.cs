using System;
using System.Linq;
using System.Text.Json;
using Microsoft.OData.UriParser;

namespace PartnerReferrals.Emulator.Query;

/// <summary>Turns a parsed filter or order expression into a function over one referral.</summary>
internal static class FilterCompiler
{
    private static readonly JsonElement NoElement = JsonDocument.Parse("null").RootElement;

    /// <exception cref="UnsupportedQueryException">The expression uses something this service does not answer.</exception>
    public static Func<EvaluationScope, bool> Condition(QueryNode node)
    {
        switch (node)
        {
            case ConvertNode convert:
                return Condition(convert.Source);
            case BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And } and:
                var (andLeft, andRight) = (Condition(and.Left), Condition(and.Right));
                return scope => andLeft(scope) && andRight(scope);
            case BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Or } or:
                var (orLeft, orRight) = (Condition(or.Left), Condition(or.Right));
                return scope => orLeft(scope) || orRight(scope);
            case UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not:
                var operand = Condition(not.Operand);
                return scope => !operand(scope);
            case BinaryOperatorNode comparison:
                return Comparison(comparison);
            case SingleValueFunctionCallNode call:
                return TextFunction(call);
            case AnyNode any:
                return Any(any);
            default:
                var value = Value(node);
                return scope => value(scope) is true;
        }
    }

    /// <exception cref="UnsupportedQueryException">The expression uses something this service does not answer.</exception>
    public static Func<EvaluationScope, object?> Value(QueryNode node)
    {
        switch (node)
        {
            case ConvertNode convert:
                return Value(convert.Source);
            case ConstantNode constant:
                var fixedValue = ScalarValue.OfConstant(constant.Value);
                return _ => fixedValue;
            case NonResourceRangeVariableReferenceNode variable:
                return scope => ScalarValue.Of(scope.Find(variable.Name), variable.TypeReference);
            case SingleValuePropertyAccessNode { Source: ResourceRangeVariableReferenceNode { Name: "$it" } } top
                when ScalarValue.Known(top.Property.Name) is { } known:
                return scope => known(scope.Referral);
            case SingleValuePropertyAccessNode access:
                var owner = Element(access.Source);
                return scope => ScalarValue.Of(Member(owner(scope), access.Property.Name), access.TypeReference);
            case SingleValueFunctionCallNode call:
                var function = TextFunction(call);
                return scope => function(scope);
            case SingleComplexNode complex:
                // Only "customerProfile/address eq null" and the like get here: an object is something, null is nothing.
                var element = Element(complex);
                return scope => element(scope).ValueKind == JsonValueKind.Object ? new object() : null;
            default:
                throw new UnsupportedQueryException(Describe(node));
        }
    }

    private static Func<EvaluationScope, JsonElement> Element(QueryNode node)
    {
        switch (node)
        {
            case ResourceRangeVariableReferenceNode variable:
                return scope => scope.Find(variable.Name);
            case SingleComplexNode complex:
                var owner = Element(complex.Source);
                return scope => Member(owner(scope), complex.Property.Name);
            case CollectionComplexNode complexes:
                var complexOwner = Element(complexes.Source);
                return scope => Member(complexOwner(scope), complexes.Property.Name);
            case CollectionPropertyAccessNode values:
                var valuesOwner = Element(values.Source);
                return scope => Member(valuesOwner(scope), values.Property.Name);
            default:
                throw new UnsupportedQueryException(Describe(node));
        }
    }

    private static Func<EvaluationScope, bool> Comparison(BinaryOperatorNode node)
    {
        var (left, right) = (Value(node.Left), Value(node.Right));
        return node.OperatorKind switch
        {
            BinaryOperatorKind.Equal => scope => ScalarValue.AreEqual(left(scope), right(scope)),
            BinaryOperatorKind.NotEqual => scope => !ScalarValue.AreEqual(left(scope), right(scope)),
            BinaryOperatorKind.GreaterThan => Ordered(static order => order > 0),
            BinaryOperatorKind.GreaterThanOrEqual => Ordered(static order => order >= 0),
            BinaryOperatorKind.LessThan => Ordered(static order => order < 0),
            BinaryOperatorKind.LessThanOrEqual => Ordered(static order => order <= 0),
            _ => throw new UnsupportedQueryException(Describe(node)),
        };

        // OData: an order comparison with null is false.
        Func<EvaluationScope, bool> Ordered(Func<int, bool> wanted) => scope =>
            left(scope) is { } a && right(scope) is { } b && wanted(ScalarValue.Compare(a, b));
    }

    private static Func<EvaluationScope, bool> TextFunction(SingleValueFunctionCallNode call)
    {
        Func<string, string, bool> test = call.Name switch
        {
            "contains" => static (text, part) => text.Contains(part, StringComparison.Ordinal),
            "startswith" => static (text, part) => text.StartsWith(part, StringComparison.Ordinal),
            "endswith" => static (text, part) => text.EndsWith(part, StringComparison.Ordinal),
            _ => throw new UnsupportedQueryException($"The function {call.Name}"),
        };
        var arguments = call.Parameters.Select(Value).ToArray();
        return scope => arguments[0](scope) is string text && arguments[1](scope) is string part && test(text, part);
    }

    private static Func<EvaluationScope, bool> Any(AnyNode node)
    {
        var items = Element(node.Source);
        if (node.CurrentRangeVariable is null)
        {
            return scope => items(scope) is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0;
        }

        var (name, body) = (node.CurrentRangeVariable.Name, Condition(node.Body));
        return scope => items(scope) is { ValueKind: JsonValueKind.Array } list
            && list.EnumerateArray().Any(item => body(scope.With(name, item)));
    }

    private static JsonElement Member(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var member) ? member : NoElement;

    private static string Describe(QueryNode node) => node switch
    {
        BinaryOperatorNode binary => $"The operator {binary.OperatorKind}",
        UnaryOperatorNode unary => $"The operator {unary.OperatorKind}",
        SingleValueFunctionCallNode call => $"The function {call.Name}",
        _ => $"The expression ({node.Kind})",
    };
}

/// <summary>Valid OData that this service does not answer.</summary>
internal sealed class UnsupportedQueryException(string what) : Exception($"{what} is not supported.");
