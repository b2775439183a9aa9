using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using PartnerReferrals.Auth;
using PartnerReferrals.Errors;
using PartnerReferrals.SignIn;

namespace PartnerReferrals.Contract.Tests.SignIn;

public sealed class SignInCacheTests : SignInTest, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("signin-").FullName;
    private readonly MsalSignIn _signIn = new(encryptionAvailable: false);

    private string CacheFile => Path.Combine(_folder, "signin.unprotected.cache");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Kept_in_an_owner_only_file_after_a_warning()
    {
        await ConnectAsync();

        Assert.Contains(CacheFile, Assert.Single(Warnings));
        Assert.Contains("not encrypted", Warnings[0]);
        Assert.True(File.Exists(CacheFile));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(CacheFile));
    }

    [Fact]
    public async Task File_that_others_could_read_is_closed_to_them()
    {
        if (OperatingSystem.IsWindows())
            return;
        await File.WriteAllTextAsync(CacheFile, "", Stop);
        File.SetUnixFileMode(CacheFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        await ConnectAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(CacheFile));
    }

    [Fact]
    public async Task Later_session_signs_in_without_asking()
    {
        await ConnectAsync();
        var session = await ConnectAsync();

        Assert.Single(Prompts);
        Assert.True(session.Info.Persisted);
        Assert.Equal(ScriptedIdentity.Account, session.Info.Account);
        Assert.True(Identity.IsGood(await session.GetTokenAsync(null, Stop)));
    }

    [Fact]
    public async Task Session_renews_through_the_file()
    {
        var session = await ConnectAsync();
        var first = await session.GetTokenAsync(null, Stop);

        Assert.NotEqual(first, await session.GetTokenAsync(first, Stop));
        Assert.Equal(2, Identity.TokensIssued);
    }

    [Fact]
    public async Task Renewal_by_another_process_is_taken_over()
    {
        var ours = await ConnectAsync();
        var other = await ConnectAsync();
        var old = await ours.GetTokenAsync(null, Stop);
        var renewed = await other.GetTokenAsync(old, Stop);

        Assert.Equal(renewed, await ours.GetTokenAsync(old, Stop));
        Assert.Equal(2, Identity.TokensIssued);
    }

    [Fact]
    public async Task Kept_sign_in_that_no_longer_works_asks_again()
    {
        await ConnectAsync();
        Identity.RevokeRefreshTokens();
        Identity.LifetimeInSeconds = 1;
        await _signIn.SignInAsync(Request(SignInFlow.DeviceCode, persist: true, cacheDirectory: _folder, claims: "{}"), Stop);
        Identity.RevokeRefreshTokens();
        await ConnectAsync();

        Assert.Equal(3, Prompts.Count);
    }

    [Fact]
    public async Task Account_picks_among_several()
    {
        await ConnectAsync();
        Identity.SignedInAccount = "leads@partner.example";
        await ConnectAsync("leads@partner.example");
        Assert.Equal(2, Prompts.Count);

        Assert.Equal(ScriptedIdentity.Account, (await ConnectAsync(ScriptedIdentity.Account)).Info.Account);
        Assert.Equal("leads@partner.example", (await ConnectAsync("LEADS@partner.example")).Info.Account);
        Assert.Equal(2, Prompts.Count);

        // None named and several there: the user decides.
        await ConnectAsync();
        Assert.Equal(3, Prompts.Count);
    }

    [Fact]
    public async Task Signing_out_forgets_the_account_on_disk()
    {
        var session = await ConnectAsync();
        await session.SignOutAsync(Stop);
        await ConnectAsync();

        Assert.Equal(2, Prompts.Count);
    }

    [Fact]
    public async Task Clearing_removes_the_file_and_can_be_repeated()
    {
        await ConnectAsync();
        _signIn.ClearCache(_folder);
        _signIn.ClearCache(_folder);

        Assert.False(File.Exists(CacheFile));
        await ConnectAsync();
        Assert.Equal(2, Prompts.Count);
    }

    [Fact]
    public void Clearing_where_nothing_was_kept_is_fine() => _signIn.ClearCache(Path.Combine(_folder, "none"));

    [Fact]
    public async Task Refresh_token_given_by_the_user_is_not_kept()
    {
        await _signIn.SignInAsync(Request(SignInFlow.RefreshToken, Identity.NewRefreshToken(), persist: true, cacheDirectory: _folder), Stop);

        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task Nothing_is_kept_unless_asked()
    {
        await _signIn.SignInAsync(Request(SignInFlow.DeviceCode, cacheDirectory: _folder), Stop);

        Assert.Empty(Directory.GetFiles(_folder));
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task Folder_that_cannot_be_used_is_said_plainly()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "", Encoding.UTF8, Stop);
        var error = await Assert.ThrowsAsync<AuthenticationException>(
            () => _signIn.SignInAsync(Request(SignInFlow.DeviceCode, persist: true, cacheDirectory: Path.Combine(file, "below")), Stop));

        Assert.Equal("PartnerReferral.Auth.CacheUnavailable", error.ErrorId);
    }

    private Task<ISignInSession> ConnectAsync(string? account = null) =>
        _signIn.SignInAsync(Request(SignInFlow.DeviceCode, account: account, persist: true, cacheDirectory: _folder), Stop);
}
