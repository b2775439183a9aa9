using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.SignIn;

/// <summary>Looks for tokens and secrets wherever they could come out.</summary>
public sealed partial class SecretTests
{
    private const string Everything = "-Verbose -Debug";

    [Theory]
    [MemberData(nameof(SignInSession.Ways), MemberType = typeof(SignInSession))]
    public void No_stream_journal_or_error_of_any_way_holds_one(string flow, string way)
    {
        using var session = new SignInSession("TokenLifetime = 120; ");
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var journal = Path.Combine(folder.FullName, "run.journal");
            var connected = session.Run($"$VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'; Join-Emulator {way} {Everything} -PassThru");
            session.Fault("operation = 'create'; status = 401; first = 1; body = 'oauth'; code = 'invalid_grant'");
            var created = session.Run($"1..3 | ForEach-Object {{ $deal.ExternalReferenceId = \"CRM-$_\"; $deal.Clone() }} | New-PartnerReferral -JournalPath '{journal}' {Everything}");
            session.Output("Step-Clock 121; $null = Control identity/revoke; $null = Control settings @{ deviceApproval = 'true' }");
            var ended = session.Run($"New-PartnerReferral $deal {Everything}; Get-PartnerReferralConnection; Disconnect-PartnerReferralApi {Everything}; Get-PartnerReferral {Everything}");

            Assert.NotEmpty(connected.Output);
            Assert.NotEmpty(created.Verbose);
            Assert.NotEmpty(ended.AllText);
            AssertClean(session, connected.AllText, created.AllText, ended.AllText, File.ReadAllText(journal), flow);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("-RefreshToken 'planted-refresh-token' -ClientId $clientId -ClientSecret (Protect 'planted-client-secret')", 1)]
    [InlineData("-RefreshToken (Protect 'planted-refresh-token') -ClientId $clientId -ClientSecret 'planted-client-secret'", 1)]
    public void Plain_text_is_taken_after_a_warning_and_shown_nowhere(string way, int warnings)
    {
        using var session = new SignInSession();
        var result = session.Run($"Join-Emulator {way} {Everything}");
        Assert.Equal(warnings, result.Warnings.Count(w => w.Contains("SecureString", StringComparison.Ordinal)));
        Assert.NotNull(result.SingleError);
        Assert.DoesNotContain("planted-", result.AllText.Replace(way, "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-RefreshToken @{ token = 'planted-refresh-token' } -ClientId x")]
    [InlineData("-AccessToken @('planted-access-token')")]
    public void What_is_no_secret_is_refused_without_being_repeated(string way)
    {
        using var session = new SignInSession();
        var error = session.Run($"Join-Emulator {way}").SingleError;
        Assert.Contains("SecureString", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("planted", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_search_finds_what_it_looks_for()
    {
        using var session = new SignInSession();
        session.Output("$null = New-AccessToken");
        Assert.ThrowsAny<Exception>(() => AssertClean(session, session.Text("$planted[0]")));
        Assert.ThrowsAny<Exception>(() => AssertClean(session, "R" + new string('a', 64)));
        Assert.ThrowsAny<Exception>(() => AssertClean(session, "x " + SignInSession.ClientSecret));
    }

    /// <summary>None of the planted secrets, no token and no code is in the texts or in <c>$Error</c>.</summary>
    internal static void AssertClean(SignInSession session, params string[] texts)
    {
        var errors = session.Output("foreach ($e in $Error) { [string] $e; [string] $e.Exception; [string] $e.ErrorDetails; [string] $e.ScriptStackTrace }");
        var planted = session.Output("$planted").Select(p => p.ToString()).Append(SignInSession.ClientSecret).ToList();
        foreach (var text in texts.Concat(errors.Select(e => e?.ToString() ?? "")))
        {
            Assert.DoesNotMatch(Token(), text);
            Assert.All(planted, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        }
    }

    /// <summary>Access and id tokens; refresh tokens, device codes and authorization codes of the emulator.</summary>
    [GeneratedRegex(@"eyJ|(R|D|1\.)[0-9a-f]{64}")]
    private static partial Regex Token();
}
