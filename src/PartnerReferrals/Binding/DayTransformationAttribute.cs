using System;
using System.Globalization;
using System.Management.Automation;

namespace PartnerReferrals.Binding;

/// <summary>Takes a <c>[DateOnly]</c> where a time belongs, as the engine takes a date in text: from midnight on, where the machine stands.</summary>
internal sealed class DayTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        InputReader.DayOf(inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is { } day
            ? new DateTimeOffset(DateTime.Parse(day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal))
            : inputData;
}
