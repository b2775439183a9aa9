using System.Management.Automation;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Binding;

/// <summary>
/// A file that Get-Content gives line by line. Where its first line only begins a JSON text, none of its lines is an input: that
/// is said once, for the whole file. A file with one JSON object a line is sound.
/// </summary>
internal sealed class ContentLines
{
    private string? _split;

    /// <summary>Whether the line belongs to a file of which it was said already.</summary>
    /// <param name="value">The object as the engine hands it over.</param>
    /// <param name="row">1-based position in the pipeline.</param>
    /// <exception cref="ReferralValidationException">It is the first line of a JSON text of several lines.</exception>
    internal bool IsRest(object? value, long row)
    {
        if (value is not PSObject { BaseObject: string text } line || line.Properties["PSPath"]?.Value is not string path || line.Properties["ReadCount"]?.Value is not long number)
        {
            return false;
        }

        if (path == _split && number > 1)
        {
            return true;
        }

        if (number != 1 || text.TrimStart('\uFEFF', ' ', '\t') is not ['{' or '[', ..] || InputObject.TryFromJson(text, row, out _, out var fault) || fault!.Code != FaultCodes.InvalidJson.Code)
        {
            return false;
        }

        _split = path;
        throw new ReferralValidationException(new Fault
        {
            Code = FaultCodes.InvalidJson.Code,
            Field = "InputObject",
            Row = row,
            Message = "The JSON text came line by line, and no line is an object by itself.",
            Hint = "Read it in one piece: Get-Content -Raw.",
        });
    }
}
