using System.Xml.Linq;

namespace PartnerReferrals.Help.Maml;

/// <summary>The namespaces of a MAML help file.</summary>
internal static class MamlNames
{
    internal static readonly XNamespace MshNs = "http://msh";
    internal static readonly XNamespace MamlNs = "http://schemas.microsoft.com/maml/2004/10";
    internal static readonly XNamespace CommandNs = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    internal static readonly XNamespace DevNs = "http://schemas.microsoft.com/maml/dev/2004/10";
}
