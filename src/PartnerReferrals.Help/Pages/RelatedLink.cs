using System;

namespace PartnerReferrals.Help.Pages;

/// <summary>Where to read on: another page, or a web address.</summary>
internal sealed record RelatedLink(string Text, string Address, int Line)
{
    public bool IsWebAddress => Uri.TryCreate(Address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps;
}
