using System;
using System.Management.Automation;
using System.Reflection;
using System.Threading.Tasks;

namespace PartnerReferrals.Host.Tests.SignIn;

/// <summary>Runs that outlast their token.</summary>
public sealed class RenewalTests
{
    private const string Deals = "1..{0} | ForEach-Object {{ $row = $deal.Clone(); $row.ExternalReferenceId = \"CRM-$_\"; $row }}";

    [Theory]
    [InlineData("-DeviceCode")]
    [InlineData(SignInSession.WithSecret)]
    public void A_run_shows_none_of_500_renewals(string way)
    {
        using var session = new SignInSession("TokenLifetime = 120; LogSize = 1");
        session.Output($"Join-Emulator {way}; $rows = 0");

        var result = session.Run(
            """
            . {
                while ($rows -lt 20000 -and (Read-Control identity).renewals -lt 500) {
                    # Only when nothing is under way: a clock that runs on would outlive the new token too.
                    while ((Read-Control statistics).created -lt $rows) { }
                    Step-Clock 121
                    foreach ($n in 1..8) {
                        $rows++
                        $row = $deal.Clone()
                        $row.ExternalReferenceId = "CRM-$rows"
                        $row
                    }
                }
            } | New-PartnerReferral -ThrottleLimit 16
            """);

        Assert.Null(result.Terminating);
        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.True(session.Renewals() >= 500);
        Assert.Equal(session.Number("$rows"), result.Output.Count);
        Assert.Equal(result.Output.Count, session.Number("(Read-Control statistics).created"));
        Assert.InRange(session.Number("((Get-PartnerReferralConnection).TokenExpiresOn - [DateTimeOffset] (Read-Control clock).now).TotalSeconds"), 0, 121);
    }

    [Fact]
    public void All_workers_of_a_run_share_one_renewal()
    {
        using var session = new SignInSession();
        session.Output("Join-Emulator -DeviceCode; Step-Clock 4000");
        session.Fault("operation = 'token'; latencyMs = 300");

        Assert.Equal(64, session.Output(string.Format(null, Deals, 64) + " | New-PartnerReferral -ThrottleLimit 16").Count);
        Assert.Equal(1, session.Renewals());
    }

    [Fact]
    public void Refused_tokens_are_renewed_once_for_all()
    {
        using var session = new SignInSession();
        session.Output("Join-Emulator -DeviceCode");
        session.Fault("operation = 'create'; status = 401; first = 1");
        Assert.Single(session.Output("New-PartnerReferral $deal"));
        Assert.Equal(1, session.Renewals());
    }

    [Fact]
    public void Each_rotated_refresh_token_is_handed_over_on_the_pipeline_thread_and_works()
    {
        using var session = new SignInSession("SingleUseRefreshTokens = $true; TokenLifetime = 120");
        session.Output(
            $$"""
            $vault = @(); $threads = @(); $types = @()
            Join-Emulator {{SignInSession.WithSecret}} -RefreshTokenRotated {
                $script:vault += $_; $script:types += $args[0].GetType().Name; $script:threads += [Environment]::CurrentManagedThreadId
            }
            $here = [Environment]::CurrentManagedThreadId
            """);
        Assert.Equal(1, session.Number("$vault.Count"));

        session.Output("Step-Clock 121; $null = " + string.Format(null, Deals, 40) + " | New-PartnerReferral -ThrottleLimit 16; $running = [Environment]::CurrentManagedThreadId");

        Assert.Equal(2, session.Number("$vault.Count"));
        Assert.Equal("SecureString SecureString", session.Text("[string] $types"));
        Assert.Equal(session.Text("\"$here $running\""), session.Text("[string] $threads"));
        Assert.NotEqual(session.Text("Expose $vault[0]"), session.Text("Expose $vault[1]"));
        session.Output($"Join-Emulator -ClientId $clientId -ClientSecret (Protect '{SignInSession.ClientSecret}') -RefreshToken $vault[1]; $null = Get-PartnerReferral -First 1");
    }

    [Fact]
    public void A_warning_of_a_renewal_is_written_by_the_command_that_runs()
    {
        using var session = new SignInSession("TokenLifetime = 120");
        session.Output($"$sealed = $false; Join-Emulator {SignInSession.WithSecret} -RefreshTokenRotated {{ if ($sealed) {{ throw 'The vault is sealed.' }} }}");

        var result = session.Run("$sealed = $true; Step-Clock 121; New-PartnerReferral $deal");

        Assert.Single(result.Output);
        Assert.Contains("The vault is sealed.", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_warning_while_nothing_runs_is_kept_for_the_next_command()
    {
        using var session = new SignInSession();
        var connection = session.One("Join-Emulator -DeviceCode -PassThru").BaseObject;
        var gate = connection.GetType().GetProperty("Pipeline", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(connection)!;
        var post = gate.GetType().GetMethod("Post", BindingFlags.NonPublic | BindingFlags.Instance)!;
        post.Invoke(gate, [new Action<Cmdlet>(c => c.WriteWarning("kept"))]);

        Assert.Equal(["kept"], session.Run("$null = Get-PartnerReferral -First 1").Warnings);
        Assert.Empty(session.Run("$null = Get-PartnerReferral -First 1").Warnings);
    }

    [Fact]
    public void The_provider_is_asked_again_on_the_pipeline_thread_whatever_the_throttle_limit()
    {
        using var session = new SignInSession("TokenLifetime = 120");
        session.Output(
            """
            $threads = @()
            Join-Emulator -AccessTokenProvider { $script:threads += [Environment]::CurrentManagedThreadId; New-AccessToken }
            $threads = @()
            """);

        var created = session.Output(
            "$here = [Environment]::CurrentManagedThreadId; " + string.Format(null, Deals, 60) + " | ForEach-Object { Step-Clock 61; $_ } | New-PartnerReferral -ThrottleLimit 16");

        Assert.Equal(60, created.Count);
        Assert.InRange(session.Number("$threads.Count"), 2, 60);
        Assert.Equal(0, session.Number("@($threads | Where-Object { $_ -ne $here }).Count"));
    }

    [Fact]
    public void The_provider_is_asked_again_after_a_refusal()
    {
        using var session = new SignInSession();
        session.Output("$asked = 0; Join-Emulator -AccessTokenProvider { $script:asked++; New-AccessToken }");
        session.Fault("operation = 'create'; status = 401; first = 1");
        Assert.Single(session.Output("New-PartnerReferral $deal"));
        Assert.Equal(2, session.Number("$asked"));
    }

    [Fact]
    public async Task The_provider_is_asked_in_a_pipeline_of_several_commands()
    {
        using var session = new SignInSession("TokenLifetime = 120; PageSize = 2");
        session.Output("Join-Emulator -AccessTokenProvider { New-AccessToken }; $null = " + string.Format(null, Deals, 6) + " | New-PartnerReferral");

        var changed = Task.Run(() => session.Output("Get-PartnerReferral | ForEach-Object { Step-Clock 121; $_ } | Set-PartnerReferral -CampaignId C-7 -PassThru"), TestContext.Current.CancellationToken);

        Assert.Equal(6, (await changed.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken)).Count);
    }

    [Theory]
    [InlineData("-DeviceCode", "Revoked")]
    [InlineData(SignInSession.WithSecret, "Revoked")]
    [InlineData("-AccessToken (New-AccessToken)", "Expired")]
    [InlineData("-AccessTokenProvider { if ($gone) { throw 'The vault is gone.' }; New-AccessToken }", "ProviderFailed")]
    public void A_sign_in_that_ends_stops_the_run_and_the_rest_is_not_sent(string way, string error)
    {
        using var session = new SignInSession("TokenLifetime = 120");
        session.Output($"Join-Emulator {way}");

        var result = session.Run(
            "$made = @(); " + string.Format(null, Deals, 60)
            + " | ForEach-Object { if ($_.ExternalReferenceId -eq 'CRM-31') { $global:gone = $true; $null = Control identity/revoke; Step-Clock 121 }; $_ } | New-PartnerReferral -ThrottleLimit 2 -OutVariable made");

        // One error, which ends the run: not another for each row that was under way.
        var end = result.SingleError;
        Assert.Equal(1, result.Errors.Count + (result.Terminating is null ? 0 : 1));
        Assert.StartsWith($"PartnerReferral.Auth.{error},", end.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("rows were not sent", end.ToString(), StringComparison.Ordinal);
        var created = session.Number("(Read-Control statistics).created");
        Assert.InRange(created, 1, 59);
        Assert.Equal(created, session.Number("$made.Count"));
    }

    [Fact]
    public void A_single_deal_says_no_more_than_what_is_wrong_with_the_sign_in()
    {
        using var session = new SignInSession("TokenLifetime = 120");
        session.Output("Join-Emulator -AccessToken (New-AccessToken); Step-Clock 121");

        var end = session.Run("New-PartnerReferral $deal").SingleError;

        Assert.StartsWith("PartnerReferral.Auth.Expired,", end.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain("not sent", end.ToString(), StringComparison.Ordinal);
        Assert.NotNull(end.TargetObject);
    }

    [Fact]
    public void An_identity_service_that_is_away_for_a_moment_is_waited_for()
    {
        using var session = new SignInSession();
        session.Output("Join-Emulator -DeviceCode; Step-Clock 4000");
        session.Fault("operation = 'token'; drop = $true; first = 1");

        var result = session.Run(string.Format(null, Deals, 8) + " | New-PartnerReferral -ThrottleLimit 4 -Verbose");

        Assert.Equal(8, result.Output.Count);
        Assert.Empty(result.Errors);
        Assert.Contains(result.Verbose, v => v.Contains("PartnerReferral.Auth.Network", StringComparison.Ordinal));
        Assert.Equal(1, session.Number("(Read-Control statistics).byOperation.token.dropped"));
    }

    [Fact]
    public void One_that_stays_away_fails_the_row_and_not_the_run()
    {
        using var session = new SignInSession();
        session.Output("Join-Emulator -DeviceCode -MaximumRetryCount 0; Step-Clock 4000");
        session.Fault("operation = 'token'; drop = $true; first = 1");

        var result = session.Run(string.Format(null, Deals, 3) + " | New-PartnerReferral -ThrottleLimit 1");

        Assert.Null(result.Terminating);
        Assert.NotEmpty(result.Errors);
        Assert.All(result.Errors, e => Assert.StartsWith("PartnerReferral.Auth.Network,", e.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.NotEmpty(result.Output);
        Assert.Equal(3, result.Errors.Count + result.Output.Count);
    }
}
