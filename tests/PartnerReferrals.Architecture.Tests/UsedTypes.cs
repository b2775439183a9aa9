using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace PartnerReferrals.Architecture.Tests;

/// <summary>Every type that a type of an assembly names: in its bases, members, attributes and method bodies, its nested types included.</summary>
internal static class UsedTypes
{
    internal static IEnumerable<TypeReference> Of(TypeDefinition type) =>
        Direct(type).Concat(type.NestedTypes.SelectMany(Of)).SelectMany(Parts);

    private static IEnumerable<TypeReference?> Direct(TypeDefinition type) =>
        [
            type.BaseType,
            .. type.Interfaces.Select(i => i.InterfaceType),
            .. type.Fields.Select(f => f.FieldType),
            .. type.Methods.SelectMany(OfMethod),
            .. type.GenericParameters.SelectMany(g => g.Constraints.Select(c => c.ConstraintType)),
            .. OfAttributes(type),
            .. type.Properties.SelectMany(OfAttributes),
            .. type.Fields.SelectMany(OfAttributes),
        ];

    private static IEnumerable<TypeReference?> OfMethod(MethodDefinition method) =>
        [
            method.ReturnType,
            .. method.Parameters.Select(p => p.ParameterType),
            .. method.GenericParameters.SelectMany(g => g.Constraints.Select(c => c.ConstraintType)),
            .. OfAttributes(method),
            .. method.HasBody ? OfBody(method.Body) : [],
        ];

    private static IEnumerable<TypeReference?> OfBody(MethodBody body) =>
        [
            .. body.Variables.Select(v => v.VariableType),
            .. body.ExceptionHandlers.Select(h => h.CatchType),
            .. body.Instructions.SelectMany(i => OfOperand(i.Operand)),
        ];

    private static IEnumerable<TypeReference?> OfOperand(object? operand) => operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        MethodReference method =>
        [
            method.DeclaringType,
            method.ReturnType,
            .. method.Parameters.Select(p => p.ParameterType),
            .. method is GenericInstanceMethod generic ? generic.GenericArguments : [],
        ],
        _ => [],
    };

    private static IEnumerable<TypeReference?> OfAttributes(ICustomAttributeProvider provider) =>
        provider.CustomAttributes.SelectMany(a => a.ConstructorArguments.Select(v => v.Value as TypeReference).Append(a.AttributeType));

    /// <summary>A generic type, array or reference, taken apart.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null => [],
        GenericInstanceType generic => Parts(generic.ElementType).Concat(generic.GenericArguments.SelectMany(Parts)),
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };
}
