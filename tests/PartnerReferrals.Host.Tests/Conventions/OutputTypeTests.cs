using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using PartnerReferrals.Host.Tests.Isolation;

namespace PartnerReferrals.Host.Tests.Conventions;

/// <summary>What the types of our output have to keep so that other cmdlets make something sensible of them.</summary>
public sealed class OutputTypeTests
{
    [Fact]
    public void ConvertTo_Json_writes_every_enum_as_its_word()
    {
        using var module = ModuleAssemblies.ForCore();
        var types = new HashSet<Type>();
        foreach (var output in module.Cmdlets().Values.SelectMany(OutputTypes))
        {
            Collect(output, types);
        }

        var enums = types.Where(t => t.IsEnum && t.Namespace!.StartsWith("PartnerReferrals", StringComparison.Ordinal)).ToList();
        Assert.Contains(enums, t => t.Name == "DealType");
        Assert.Contains(enums, t => t.Name == "FaultSeverity");

        // Of all integers the engine writes 64-bit enums alone as text, in both editions.
        Assert.All(enums, t => Assert.Equal("System.Int64", t.GetEnumUnderlyingType().FullName));
    }

    private static IEnumerable<Type> OutputTypes(Type cmdlet) => cmdlet.CustomAttributes
        .Where(a => a.AttributeType.Name == "OutputTypeAttribute")
        .SelectMany(a => a.ConstructorArguments)
        .SelectMany(a => a.Value switch
        {
            Type type => [type],
            IEnumerable<CustomAttributeTypedArgument> several => several.Select(s => s.Value).OfType<Type>(),
            _ => [],
        });

    private static void Collect(Type type, HashSet<Type> seen)
    {
        var parts = type.IsGenericType ? type.GetGenericArguments() : type.IsArray ? [type.GetElementType()!] : [type];
        foreach (var part in parts.Where(p => p.Namespace?.StartsWith("PartnerReferrals", StringComparison.Ordinal) == true && seen.Add(p)))
        {
            foreach (var property in part.GetProperties())
            {
                Collect(property.PropertyType, seen);
            }
        }
    }
}
