using PartnerReferrals.SignIn;

namespace PartnerReferrals.Client.Tests.SignIn;

public class DesktopSessionTests
{
    [Theory]
    [InlineData(true, true, null, false)]
    [InlineData(true, true, "DISPLAY", true)]
    [InlineData(true, true, "WAYLAND_DISPLAY", true)]
    [InlineData(true, true, "WSL_DISTRO_NAME", true)]
    [InlineData(true, true, "SSH_CONNECTION", false)]
    [InlineData(false, true, null, true)]
    [InlineData(false, false, null, false)]
    [InlineData(false, true, "SSH_CONNECTION", false)]
    public void Desktop_is_where_a_browser_would_show(bool linux, bool userInteractive, string? set, bool expected) =>
        Assert.Equal(expected, DesktopSession.Detect(linux, userInteractive, name => name == set ? "1" : null));
}
