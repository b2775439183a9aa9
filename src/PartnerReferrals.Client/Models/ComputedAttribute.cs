using System;

namespace PartnerReferrals;

/// <summary>A model property that is a short name for one further in: it can be set, and has no place of its own in the JSON.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ComputedAttribute : Attribute
{
}
