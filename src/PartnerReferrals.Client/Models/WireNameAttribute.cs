using System;

namespace PartnerReferrals;

/// <summary>The JSON name of a model property where it is not simply the property's name in camel case.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WireNameAttribute(string name) : Attribute
{
    /// <summary>The name on the wire.</summary>
    internal string Name { get; } = name;
}
