using System.Linq;
using System.Threading.Tasks;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.SignIn;

public sealed class DeviceCodeTests
{
    private const string Waiting = "DeviceApproval = $false; DeviceInterval = 1";

    [Fact]
    public void Address_and_code_are_on_the_screen_to_be_copied()
    {
        using var session = new SignInSession();

        var screen = session.Engine.Screen("Join-Emulator -DeviceCode");

        Assert.Matches("https://login\\.emulator\\.invalid/devicelogin", screen);
        Assert.Matches("enter the code [0-9A-F]{9} ", screen);
    }

    [Fact]
    public void They_are_not_in_the_output()
    {
        using var session = new SignInSession();
        Assert.Single(session.Output("Join-Emulator -DeviceCode -PassThru"));
    }

    [Fact]
    public async Task Ctrl_C_while_it_waits_ends_it_at_once()
    {
        using var session = new SignInSession(Waiting);
        var script = session.Engine.Start("Join-Emulator -DeviceCode");
        await PromptOf(script);

        Assert.False(script.Completion.IsCompleted);
        Assert.InRange((await script.StopAsync()).TotalSeconds, 0, 4);
        Assert.Equal("Emulator", session.Text("(Get-PartnerReferralConnection).Flow"));
    }

    [Theory]
    [InlineData("decline", "PartnerReferral.Auth.Declined")]
    [InlineData("approve", null)]
    public async Task What_the_user_does_elsewhere_ends_the_wait(string answer, string? error)
    {
        using var session = new SignInSession(Waiting);
        using var other = new ModuleSession();
        var admin = session.One("$admin").BaseObject;
        var script = session.Engine.Start("Join-Emulator -DeviceCode");
        await PromptOf(script);

        other.Output($"param($c) Invoke-PartnerReferralRequest /_emulator/identity/{answer} -Method POST -Body @{{}} -Connection $c", admin);

        await script.Completion;
        Assert.Equal(error, script.Streams.Error.SingleOrDefault()?.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(error is null ? "DeviceCode" : "Emulator", session.Text("(Get-PartnerReferralConnection).Flow"));
    }

    private static async Task PromptOf(RunningScript script)
    {
        for (var i = 0; i < 500 && script.Streams.Information.Count == 0; i++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.NotEmpty(script.Streams.Information);
    }
}
