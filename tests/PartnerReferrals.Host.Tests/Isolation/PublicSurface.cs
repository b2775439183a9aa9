using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace PartnerReferrals.Host.Tests.Isolation;

/// <summary>Which types a caller of an assembly meets: bases, interfaces, attributes, and the types of all public members.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Lines "member: type" for every type that is neither the framework's nor from an allowed assembly.</summary>
    public static IReadOnlyList<string> ForeignTypes(Assembly assembly, IReadOnlyCollection<string> allowed) =>
    [
        .. from type in assembly.GetExportedTypes()
           from use in Uses(type)
           from met in Parts(use.Type)
           let home = met.Assembly.GetName().Name!
           where !allowed.Contains(home) && !IsFramework(home)
           select $"{type.Name}.{use.Member}: {met.FullName}, {home}",
    ];

    private static IEnumerable<(string Member, Type Type)> Uses(Type type)
    {
        if (type.BaseType is { } baseType)
        {
            yield return ("base", baseType);
        }

        foreach (var contract in type.GetInterfaces())
        {
            yield return ("interface", contract);
        }

        foreach (var attribute in type.CustomAttributes)
        {
            yield return ("attribute", attribute.AttributeType);
        }

        foreach (var field in type.GetFields(Declared).Where(f => f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly))
        {
            yield return (field.Name, field.FieldType);
        }

        foreach (var method in type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared)).Where(m => m.IsPublic || m.IsFamily || m.IsFamilyOrAssembly))
        {
            if (method is MethodInfo { ReturnType: var returned })
            {
                yield return (method.Name, returned);
            }

            foreach (var parameter in method.GetParameters())
            {
                yield return (method.Name, parameter.ParameterType);
            }
        }
    }

    // List<Foo[]> is made of List and Foo.
    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericParameter ? type.GetGenericParameterConstraints().SelectMany(Parts)
        : type.IsConstructedGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
        : [type];

    private static bool IsFramework(string assembly) =>
        assembly is "netstandard" or "mscorlib" || assembly.StartsWith("System.", StringComparison.Ordinal) && assembly != "System.Management.Automation";
}
