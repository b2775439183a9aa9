using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Help.Commands;
using PartnerReferrals.Help.Markdown;

namespace PartnerReferrals.Help.Pages;

/// <summary>Compares a page with the cmdlet it describes: nothing may lack its help, and nothing may be described that does not exist.</summary>
internal sealed class PageCheck(IReadOnlySet<string> pageNames, SharedParameters shared, PageFaults faults)
{
    private const string Nothing = "None";

    public void Check(CmdletPage page, CommandFacts command)
    {
        CheckParameters(page, command);
        CheckTypes(page, command);
        CheckLinks(page);
    }

    private void CheckParameters(CmdletPage page, CommandFacts command)
    {
        foreach (var parameter in command.Parameters.Where(p => !page.Parameters.ContainsKey(p.Name)))
        {
            faults.Add(page.File, 1, PageFaultCode.UndescribedParameter, $"-{parameter.Name} of {command.Name} is not described.");
        }

        foreach (var text in page.Parameters.Values)
        {
            if (command.Parameters.Any(p => p.Name == text.Name))
            {
                shared.Use(text);
            }
            else if (text.File == page.File)
            {
                faults.Add(text.File, text.Line, PageFaultCode.UnknownParameter, $"{command.Name} has no parameter -{text.Name}.");
            }
        }
    }

    private void CheckTypes(CmdletPage page, CommandFacts command)
    {
        var declared = command.OutputTypes.DefaultIfEmpty(Nothing).ToHashSet(StringComparer.Ordinal);
        foreach (var type in page.Outputs.Where(t => !declared.Contains(t.TypeName)))
        {
            faults.Add(page.File, type.Line, PageFaultCode.WrongType, $"{command.Name} does not declare {type.TypeName} as its output, but {string.Join(", ", declared)}.");
        }

        foreach (var type in declared.Where(d => page.Outputs.All(t => t.TypeName != d)))
        {
            faults.Add(page.File, 1, PageFaultCode.WrongType, $"OUTPUTS says nothing about {type}.");
        }

        var isPiped = command.Parameters.Any(p => p.Pipeline != "False");
        if (page.Inputs.Count == 0 || page.Inputs.Any(t => t.TypeName == Nothing) == isPiped)
        {
            faults.Add(page.File, 1, PageFaultCode.WrongType, isPiped
                ? $"{command.Name} takes pipeline input: INPUTS has to say which types."
                : $"{command.Name} takes no pipeline input: INPUTS has to be '### {Nothing}'.");
        }
    }

    private void CheckLinks(CmdletPage page)
    {
        foreach (var link in page.Links.Where(l => !l.IsWebAddress && !(pageNames.Contains(l.Text) && l.Address == l.Text + ".md")))
        {
            faults.Add(page.File, link.Line, PageFaultCode.BadLink, $"There is no page behind the related link [{link.Text}]({link.Address}).");
        }
    }
}
