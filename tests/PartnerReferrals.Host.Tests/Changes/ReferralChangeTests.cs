using System;
using System.Globalization;
using System.IO;
using System.Linq;

namespace PartnerReferrals.Host.Tests.Changes;

/// <summary>Get-PartnerReferralChange: what is new or changed since the last time, each once and none lost.</summary>
public sealed class ReferralChangeTests
{
    private const string Us = "Contoso Partner";

    [Fact]
    public void The_first_run_gives_all_and_each_further_one_what_changed_since()
    {
        using var session = new ChangeSession();
        session.Output("$null = New-Deal One; Step-Clock 1; $null = New-Deal Two");

        Assert.Equal([$"New One {Us}", $"New Two {Us}"], session.Changes());
        Assert.Empty(session.Changes());
        session.Output("Step-Clock 1; $null = New-Deal Three; Get-PartnerReferral One | Set-PartnerReferral -DealValue 4711 -ClosingDate 2027-01-31");
        Assert.Equal([$"New Three {Us}", $"Changed One {Us}"], session.Changes());
        Assert.Empty(session.Changes());
        session.Output("Step-Clock 60; $null = New-Deal Four");
        Assert.Equal([$"New Four {Us}"], session.Changes());
    }

    [Fact]
    public void A_change_says_what_was_and_what_is()
    {
        using var session = new ChangeSession();
        session.Output("$null = New-Deal One; $null = Get-Change; Get-PartnerReferral One | Set-PartnerReferral -DealValue 4711 -ClosingDate 2027-01-31; Get-PartnerReferral One | Close-PartnerReferral -As Lost -Reason 'Others' -Confirm:$false");

        var change = Assert.Single(session.Output("Get-Change"));

        Assert.Equal(["State", "DealValue", "ClosingDate"], (System.Collections.Generic.IEnumerable<string>)change.Properties["ChangedFields"].Value);
        Assert.Equal(
            ["Active/Accepted", "Closed/Lost", 42000m, 4711m],
            new[] { "PreviousState", "CurrentState", "PreviousDealValue", "DealValue" }.Select(name => change.Properties[name].Value));
        Assert.Equal(new DateTimeOffset(2027, 1, 31, 0, 0, 0, TimeSpan.Zero), change.Properties["ClosingDate"].Value);
        Assert.Equal(new DateTimeOffset(2027, 11, 30, 0, 0, 0, TimeSpan.Zero), change.Properties["PreviousClosingDate"].Value);
    }

    [Fact]
    public void Something_else_that_changed_is_a_change_without_fields()
    {
        using var session = new ChangeSession();
        session.Output("$null = New-Deal One; $null = Get-Change; Get-PartnerReferral One | Set-PartnerReferral -Notes new");

        Assert.Equal("0", session.Output("$c = Get-Change; [string]$c.ChangedFields.Count").Single().ToString());
    }

    [Fact]
    public void What_Microsoft_answers_comes_with_its_leg_and_only_when_it_is_asked_for()
    {
        using var session = new ChangeSession();
        session.Output("$a = New-CoSellDeal One; $b = New-CoSellDeal Two; $null = New-Deal Three");
        Assert.Equal(5, session.Changes("-IncludeConnected").Length);
        session.Output("Send-Answer accept $a");

        Assert.Empty(session.Changes());
        Assert.Equal(["Changed One Microsoft"], session.Changes("-IncludeConnected"));
        Assert.Empty(session.Changes("-IncludeConnected"));

        // Fourteen days and one later the other invitation has lapsed.
        session.Output("Step-Clock (15 * 1440)");
        Assert.Equal("New/Pending Closed/Expired", session.Output("$c = Get-Change -IncludeConnected; \"$($c.PreviousState) $($c.CurrentState)\"").Single().ToString());

        // One may still win or lose what it accepted, although the own leg has ended.
        session.Output("$a.Referral | Get-PartnerReferral -ErrorAction Stop | Where-Object Owner -ne Microsoft | Close-PartnerReferral -As Won -Confirm:$false; Send-Answer win $a");
        Assert.Equal([$"Changed One {Us}", "Changed One Microsoft"], session.Changes("-IncludeConnected"));
        session.Session.Output("$null = Invoke-PartnerReferralRequest /_emulator/statistics -Method DELETE");
        Assert.Empty(session.Changes("-IncludeConnected"));
        Assert.Equal(2, Engine.EmulatorExtensions.Requests(session.Session));
    }

    [Fact]
    public void Microsofts_legs_that_the_list_holds_come_only_when_they_are_asked_for()
    {
        using var session = new ChangeSession("listConnectedReferrals = $true");
        session.Output("$a = New-CoSellDeal One");

        Assert.Equal([$"New One {Us}"], session.Changes());
        Assert.Equal(["New One Microsoft"], session.Changes("-IncludeConnected"));
        Assert.Empty(session.Changes("-IncludeConnected"));
    }

    [Fact]
    public void Since_counts_for_the_first_run_only()
    {
        using var session = new ChangeSession();
        session.Output("$null = New-Deal One; $null = New-Deal Two; Step-Clock 120; $null = New-Deal Three; Get-PartnerReferral Two | Set-PartnerReferral -Notes new");

        Assert.Equal([$"New Three {Us}", $"Changed Two {Us}"], session.Changes("-Since 2026-06-01T13:00Z"));
        Assert.Empty(session.Changes("-Since 2026-06-01T00:00Z"));
    }

    [Fact]
    public void Any_number_of_equal_time_stamps_is_no_matter()
    {
        using var session = new ChangeSession("clockFrozen = $true; pageSize = 7");
        session.Output("$null = 1..30 | ForEach-Object { New-Deal \"Deal $_\" }");
        Assert.Equal(30, session.Changes().Length);

        session.Output("$null = 31..45 | ForEach-Object { New-Deal \"Deal $_\" }; Get-PartnerReferral 'Deal 3' | Set-PartnerReferral -Notes new");

        Assert.Equal(16, session.Changes().Length);
        Assert.Empty(session.Changes());
    }

    [Theory]
    [InlineData("clockFrozen = $true;")]
    [InlineData("ignoreOrder = $true;")]
    [InlineData("")]
    public void Nothing_slips_by_when_deals_change_while_the_pages_are_read(string clock)
    {
        using var session = new ChangeSession(clock + " pageSize = 10");
        session.Output("$null = 1..60 | ForEach-Object { New-Deal \"Deal $_\"; Step-Clock 0.1 }");

        // Each page that was read loses some deals to the end of the list.
        session.Output(
            """
            $seen = [System.Collections.Generic.List[object]]::new()
            Get-Change | ForEach-Object {
                $seen.Add($_)
                if ($seen.Count % 10 -eq 5 -and $seen.Count -lt 60) {
                    Step-Clock 0.1
                    $seen[($seen.Count - 5)..($seen.Count - 2)].ReferralId | ForEach-Object { Set-PartnerReferral -Id $_ -Notes "after $($seen.Count)" }
                }
            }
            $later = Get-Change
            """);

        Assert.Equal(60, session.Output("$seen.Name | Sort-Object -Unique").Count);
        Assert.Equal(
            "0",
            session.Output("[string]@(Get-PartnerReferral | Where-Object { $_.ETag -notin $seen.Referral.ETag -and $_.ETag -notin $later.Referral.ETag }).Count").Single().ToString());
    }

    [Theory]
    [InlineData("listingDelay = 600")]
    [InlineData("stampSkew = 600")]
    [InlineData("stampSkew = -600")]
    [InlineData("dateSkew = -7200")]
    [InlineData("dateSkew = 7200")]
    [InlineData("staleLists = 2; staleBy = 600")]
    public void Lists_that_lag_and_clocks_that_are_off_lose_nothing(string settings)
    {
        using var session = new ChangeSession(settings);
        session.Output("$null = New-Deal First; Step-Clock 30; $null = Get-Change");
        session.Output(
            """
            $found = foreach ($round in 1..12) {
                $null = New-Deal "Deal $round"
                Get-PartnerReferral First | Set-PartnerReferral -Notes "round $round"
                Get-Change
                Step-Clock 4
            }
            $found += foreach ($round in 1..3) { Step-Clock 11; Get-Change }
            """);

        var names = session.Output("$found | Where-Object Kind -eq New | ForEach-Object Name | Sort-Object").Select(n => n.ToString());
        Assert.Equal(Enumerable.Range(1, 12).Select(n => $"Deal {n}").Order(StringComparer.OrdinalIgnoreCase), names.Order(StringComparer.OrdinalIgnoreCase));
        Assert.Equal("12", session.Output("[string]@($found | Where-Object Name -eq First).Count").Single().ToString());
    }

    [Fact]
    public void A_stamp_that_is_far_ahead_hides_nothing_that_comes_before_it()
    {
        using var session = new ChangeSession("stampSkew = 86400");
        session.Output("$null = New-Deal First; $null = Get-Change; $null = Invoke-PartnerReferralRequest /_emulator/settings -Method POST -Body @{ stampSkew = 0 }; Step-Clock 60; $null = New-Deal Second");

        Assert.Equal([$"New Second {Us}"], session.Changes());
    }

    // The last of the first page changed last: that page looks sorted, and its end is the latest stamp of all.
    [Theory]
    [InlineData(5, "5")]
    [InlineData(5, "10")]
    [InlineData(5, "1, 22, 7, 15")]
    [InlineData(1, "1, 12")]
    [InlineData(7, "23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1")]
    public void A_service_that_does_not_sort_hides_nothing(int pageSize, string changed)
    {
        using var session = new ChangeSession($"ignoreOrder = $true; pageSize = {pageSize}");
        session.Output($"$null = 1..23 | ForEach-Object {{ New-Deal \"Deal $_\"; Step-Clock 1 }}; {changed} | ForEach-Object {{ Set-PartnerReferral -Id (Get-PartnerReferral -ExternalReferenceId \"Deal $_\").Id -Notes x; Step-Clock 1 }}");

        Assert.Equal(23, session.Changes().Length);
        Assert.Empty(session.Changes());
        session.Output("1..23 | ForEach-Object { Set-PartnerReferral -Id (Get-PartnerReferral -ExternalReferenceId \"Deal $_\").Id -Notes y }; $null = New-Deal 'Deal 24'");
        Assert.Equal(24, session.Changes().Length);
    }

    [Fact]
    public void A_sorted_list_costs_two_calls_a_page()
    {
        using var session = new ChangeSession("pageSize = 5");
        session.Output("$null = 1..23 | ForEach-Object { New-Deal \"Deal $_\"; Step-Clock 1 }; $null = Invoke-PartnerReferralRequest /_emulator/statistics -Method DELETE");

        Assert.Equal(23, session.Changes().Length);
        Assert.InRange(Engine.EmulatorExtensions.Requests(session.Session), 10, 12);
    }

    [Fact]
    public void A_change_that_the_pipeline_did_not_take_comes_again()
    {
        using var session = new ChangeSession();
        session.Output("$null = 1..4 | ForEach-Object { New-Deal \"Deal $_\"; Step-Clock 1 }");

        session.Output("$n = 0; try { Get-Change | ForEach-Object { if (++$n -eq 3) { throw 'the CRM is away' } } } catch { }");

        Assert.Equal([$"New Deal 3 {Us}", $"New Deal 4 {Us}"], session.Changes());
    }

    [Fact]
    public void The_state_holds_no_names_and_shrinks_when_deals_end()
    {
        using var session = new ChangeSession();
        session.Output("$null = New-Deal One; $null = New-Deal Two; $null = Get-Change");
        var text = File.ReadAllText(session.StatePath);
        Assert.DoesNotContain("Bluewater", text);
        Assert.DoesNotContain("One", text);
        Assert.DoesNotContain("@", text);
        Assert.Contains("\"version\":1", text);

        session.Output("Get-PartnerReferral One | Close-PartnerReferral -As Won -Confirm:$false; $null = Get-Change; Step-Clock 120; $null = New-Deal Three; $null = Get-Change");

        Assert.Equal(2, File.ReadAllText(session.StatePath).Split("\"eTag\"").Length - 1);
        Assert.Equal([Path.GetFileName(session.StatePath)], Directory.GetFiles(Path.GetDirectoryName(session.StatePath)!).Select(Path.GetFileName));
        Assert.Empty(session.Changes());
    }

    [Fact]
    public void One_command_at_a_time_uses_a_state()
    {
        using var session = new ChangeSession();
        session.Output("$null = New-Deal One");

        var result = session.Session.Run("Get-Change | ForEach-Object { try { Get-PartnerReferralChange $state } catch { $_ } }");

        Assert.StartsWith("PartnerReferral.ChangeState.InUse,", ((System.Management.Automation.ErrorRecord)result.Output.Single().BaseObject).FullyQualifiedErrorId);
    }

    [Fact]
    public void A_state_of_another_service_is_refused()
    {
        using var session = new ChangeSession();
        session.Output("$null = New-Deal One; $null = Get-Change; Connect-PartnerReferralApi -Emulator");

        var error = session.Session.Run("Get-Change").SingleError;

        Assert.StartsWith("PartnerReferral.ChangeState.OtherService,", error.FullyQualifiedErrorId);
    }

    [Theory]
    [InlineData("my own notes", "NotAStateFile")]
    [InlineData("{\"changes\":\"PartnerReferrals\",\"version\":9}", "UnknownVersion")]
    public void A_file_that_is_something_else_is_left_alone(string text, string id)
    {
        using var session = new ChangeSession();
        File.WriteAllText(session.StatePath, text);

        var error = session.Session.Run("Get-Change").SingleError;

        Assert.StartsWith($"PartnerReferral.ChangeState.{id},", error.FullyQualifiedErrorId);
        Assert.Equal(text, File.ReadAllText(session.StatePath));
    }

    [Fact]
    public void A_service_that_is_away_is_one_error_and_the_next_run_goes_on()
    {
        using var session = new ChangeSession();
        session.Output("$null = New-Deal One; $null = Get-Change; $null = New-Deal Two");
        Engine.EmulatorExtensions.Fault(session.Session, "@{ operation = 'list'; status = 500; times = 9 }");

        Assert.StartsWith("PartnerReferral.Api.", session.Session.Run("Get-Change").SingleError.FullyQualifiedErrorId);
        session.Output("$null = Invoke-PartnerReferralRequest /_emulator/faults -Method DELETE");
        Assert.Equal([$"New Two {Us}"], session.Changes());
    }

    [Fact]
    public void A_change_can_be_piped_on()
    {
        using var session = new ChangeSession();
        session.Output("$null = New-CoSellDeal One");

        Assert.Equal("One", session.Output("(Get-Change | Get-PartnerReferral).Name").Single().ToString());
        Assert.Equal("One", session.Output("Remove-Item $state; (Get-Change | Get-PartnerSharedReferral).Name").Single().ToString());
        Assert.Equal("x", session.Output("Remove-Item $state; (Get-Change | Set-PartnerReferral -Notes x -PassThru).Notes").Single().ToString());
    }

    [Fact]
    public void The_table_is_whole_at_80_columns()
    {
        using var session = new ChangeSession();
        session.Output("$null = New-Deal One; $null = Get-Change; Get-PartnerReferral One | Close-PartnerReferral -As Won -Confirm:$false");

        var lines = session.Session.Screen("Get-Change | Format-Table | Out-String -Width 80").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(["Kind", "Owner", "Name", "PreviousState", "CurrentState", "DealValue", "Currency"], lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(" Active/Accepted Closed/Won ", lines[2]);
        Assert.Contains(42000.ToString("N0", CultureInfo.InvariantCulture), lines[2]);
    }
}
