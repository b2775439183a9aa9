using System;
using System.Globalization;
using System.Management.Automation;
using System.Text;

namespace PartnerReferrals.Binding;

/// <summary>Takes an encoding as Import-Csv does: by the shell's own words, by name, or by the number of a code page.</summary>
internal sealed class EncodingTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            int page => OfName(page.ToString(CultureInfo.InvariantCulture)),
            string name => OfName(name.Trim()),
            _ => value,
        };
    }

    private static Encoding OfName(string name)
    {
        var culture = CultureInfo.CurrentCulture.TextInfo;
        return name.ToUpperInvariant() switch
        {
            "ASCII" => Encoding.ASCII,
            "ANSI" or "DEFAULT" => OfPage(culture.ANSICodePage is > 1 and var ansi ? ansi : 1252),
            "OEM" => OfPage(culture.OEMCodePage is > 1 and var oem ? oem : 437),
            "UNICODE" => Encoding.Unicode,
            "BIGENDIANUNICODE" => Encoding.BigEndianUnicode,
            "BIGENDIANUTF32" => new UTF32Encoding(bigEndian: true, byteOrderMark: true),
            "UTF32" => Encoding.UTF32,
            "UTF8" or "UTF8BOM" or "UTF8NOBOM" => Encoding.UTF8,
            _ when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var page) => OfPage(page),
            _ => Find(provider => provider.GetEncoding(name), () => Encoding.GetEncoding(name), name),
        };
    }

    private static Encoding OfPage(int page) =>
        Find(provider => provider.GetEncoding(page), () => Encoding.GetEncoding(page), page.ToString(CultureInfo.InvariantCulture));

    private static Encoding Find(Func<EncodingProvider, Encoding?> ofCodePages, Func<Encoding> ofFramework, string name)
    {
        try
        {
            // .NET keeps the code pages of Windows apart; .NET Framework has them, and no such provider.
            return (CodePages is null ? null : ofCodePages(CodePages)) ?? ofFramework();
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new ArgumentTransformationMetadataException($"'{name}' is no encoding that is known here. Use a name such as utf8, unicode, ansi or windows-1252, or the number of a code page.");
        }
    }

    private static EncodingProvider? CodePages { get; } =
        Type.GetType("System.Text.CodePagesEncodingProvider, System.Text.Encoding.CodePages")?.GetProperty("Instance")?.GetValue(null) as EncodingProvider;
}
