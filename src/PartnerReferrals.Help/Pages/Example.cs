using System.Collections.Generic;
using PartnerReferrals.Help.Markdown;

namespace PartnerReferrals.Help.Pages;

/// <summary>An example: its code and what is to be said about it.</summary>
internal sealed record Example(string Title, string Code, IReadOnlyList<Paragraph> Remarks);
