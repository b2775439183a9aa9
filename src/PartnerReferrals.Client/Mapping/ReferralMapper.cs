using System;

namespace PartnerReferrals.Mapping;

/// <summary>
/// Makes a referral of any input, by the names of the <see cref="FieldTable"/>. All faults of an input are reported at once.
/// Safe to use from several threads.
/// </summary>
public sealed class ReferralMapper
{
    /// <summary>Makes a mapper.</summary>
    /// <param name="options">How to read; the defaults where null.</param>
    public ReferralMapper(MapperOptions? options = null) => Options = options ?? new MapperOptions();

    /// <summary>How it reads.</summary>
    public MapperOptions Options { get; }

    /// <summary>Maps one input.</summary>
    /// <param name="input">The row.</param>
    /// <param name="defaults">What holds where the row says nothing: the row wins, field by field.</param>
    public MappedReferral Map(InputObject input, InputObject? defaults = null) => throw new NotImplementedException();

    /// <summary>Reads one value as the field takes it, for a patch or a parameter.</summary>
    /// <param name="path">The field, with its index where it stands in a list.</param>
    /// <param name="value">The value, as in <see cref="InputObject.Fields"/>.</param>
    public MappedValue MapValue(FieldPath path, object? value) => throw new NotImplementedException();
}
