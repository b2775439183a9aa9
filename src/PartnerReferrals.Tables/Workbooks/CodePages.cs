using System.Text;

namespace PartnerReferrals.Tables.Workbooks;

/// <summary>The code pages of Windows, which .NET Framework knows by itself.</summary>
internal static class CodePages
{
    public static void Register()
    {
#if !NETFRAMEWORK
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
#endif
    }
}
