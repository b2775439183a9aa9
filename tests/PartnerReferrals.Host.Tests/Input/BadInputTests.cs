using System;
using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Input;

/// <summary>Whatever is piped in: a clear record, or a referral; never a stack trace, a hang or silence.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("$null", "NotAReferral", "null")]
    [InlineData("''", "NotAReferral", "empty string")]
    [InlineData("@{}", "EmptyInput", "nothing")]
    [InlineData("5", "NotAReferral", "5")]
    [InlineData(",@(1, @(2))", "NotAReferral", "array")]
    [InlineData("(& { $c = @{ Name = 'x' }; $c.Team = @($c); $c })", "TooDeep", "contains itself")]
    [InlineData("(& { $d = @{ a = 1 }; foreach ($i in 1..200) { $d = @{ x = $d } }; $d })", "TooDeep", "nests")]
    [InlineData("'{ \"name\": '", "InvalidJson", "not JSON")]
    [InlineData("'[1]'", "JsonNotObject", "object")]
    [InlineData("([datetime]'2026-01-01')", "NotAReferral", "DateTime")]
    [InlineData("([PSCustomObject].Assembly)", "NotAReferral", "Assembly")]
    public void Input_that_is_no_referral_is_one_clear_record(string input, string code, string says)
    {
        using var session = ModuleSession.Connected();
        var result = session.Run($"{input} | New-PartnerReferral");
        var error = result.SingleError;
        Assert.Empty(result.Output);
        Assert.StartsWith($"PartnerReferral.Validation.{code},", error.FullyQualifiedErrorId);
        Assert.Contains(says, error.ToString());
        Assert.False(string.IsNullOrWhiteSpace(error.ErrorDetails.RecommendedAction));
        Assert.DoesNotContain("   at ", error.ToString());
        Assert.Equal(0, session.Requests());
    }

    [Theory]
    [InlineData("$bad.psobject.Properties.Remove('DealValue'); $bad.psobject.Properties.Add([psscriptproperty]::new('DealValue', { throw 'no rate' }))", "DealValue: It cannot be read: no rate")]
    [InlineData("$bad.psobject.Properties.Add([psscriptproperty]::new('Rate', { throw 'no rate' }))", "Rate: It cannot be read: no rate")]
    [InlineData("$bad.DealValue = { 5 }", "DealValue: It is a script block")]
    [InlineData("$bad.City = @{ A = 1; B = { 'x' } }", "City.B: It is a script block")]
    [InlineData("$bad.City = [ThrowingList]::new()", "City: It cannot be read: not today")]
    [InlineData("$bad = [ThrowingDeal]::new(); $bad.psobject.Properties.Add([psscriptproperty]::new('DealValue', { throw 'not today' }))", "DealValue: It cannot be read: not today")]
    [InlineData("$bad = { 5 }", "The input is a script block")]
    public void What_fails_when_it_is_read_is_the_fault_of_its_row_alone(string spoil, string says)
    {
        using var session = ModuleSession.Connected();
        session.Output(
            """
            class ThrowingList : System.Collections.IEnumerable { [System.Collections.IEnumerator] GetEnumerator() { throw 'not today' } }
            class ThrowingDeal { [string] $Name = 'Deal' }
            """);

        var result = session.Run($"{Deals.Flat} $rows = 1..5 | ForEach-Object {{ $deal.ExternalReferenceId = \"B-$_\"; [pscustomobject]$deal }}; $bad = $rows[2]; {spoil}; $rows[2] = $bad; $rows | New-PartnerReferral");

        Assert.Equal(["B-1", "B-2", "B-4", "B-5"], result.Output.Select(referral => referral.Properties["ExternalReferenceId"].Value));
        var error = Assert.Single(result.Errors);
        Assert.StartsWith("PartnerReferral.Validation.", error.FullyQualifiedErrorId);
        Assert.StartsWith("Row 3: " + says, error.ToString());
        Assert.False(string.IsNullOrWhiteSpace(error.ErrorDetails.RecommendedAction));
    }

    [Theory]
    [InlineData("-ConsentToContact $true", ":$true")]
    [InlineData("-ShareWithMicrosoft $false", ":$false")]
    public void A_value_behind_a_switch_is_told_how_a_switch_takes_it(string arguments, string written)
    {
        using var session = ModuleSession.Connected();

        var error = session.Run("New-PartnerReferral " + arguments).SingleError;

        Assert.Contains(written, error.ErrorDetails.RecommendedAction);
        Assert.DoesNotContain("type Boolean", error.ToString());
    }

    [Theory]
    [InlineData("DealValue", "'50,000'", "50000")]
    [InlineData("DealValue", "'1.234'", "1234 or 1.2340")]
    [InlineData("DealValue", "-1", "zero")]
    [InlineData("DealValue", "@(1, 2)", "DealValue")]
    [InlineData("ClosingDate", "'31/12/2026'", "2026-12-31")]
    [InlineData("ClosingDate", "$true", "ClosingDate")]
    [InlineData("Country", "'Germny'", "DE")]
    [InlineData("Country", "'Swizerland'", "CH")]
    [InlineData("Currency", "'Eurro'", "EUR")]
    [InlineData("Type", "'Sharred'", "Shared")]
    [InlineData("Qualification", "'Sales'", "SalesQualified")]
    [InlineData("ConsentToContact", "'perhaps'", "Yes")]
    [InlineData("CustomerProfile", "@{ Name = 'x'; Adress = @{ City = 'Zug' } }", "Address")]
    [InlineData("Duns", "'12'", "nine")]
    public void A_value_that_cannot_be_understood_names_field_value_and_what_would_be_accepted(string field, string value, string accepted)
    {
        using var session = ModuleSession.Connected();
        var result = session.Run($"{Deals.Flat}; $deal.{field} = {value}; $deal | New-PartnerReferral");
        var error = result.SingleError;
        var text = error + " " + error.ErrorDetails?.RecommendedAction;
        Assert.StartsWith("PartnerReferral.Validation.", error.FullyQualifiedErrorId);
        Assert.Contains(field, text);
        Assert.Contains(accepted, text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, session.Requests());
    }

    [Theory]
    [InlineData("'🚀 Ünïcode \u202Eתירבע\u202C deal'")]
    [InlineData("'<script>alert(1)</script> & \"quotes\"'")]
    public void Any_text_passes_exactly(string name)
    {
        using var session = ModuleSession.Connected();
        var same = session.Output($"{Deals.Flat}; $deal.Name = {name}; (New-PartnerReferral $deal).Name -ceq $deal.Name").Single();
        Assert.Equal(true, same.BaseObject);
    }

    [Fact]
    public void A_ten_megabyte_note_is_sent_or_refused_by_the_service_in_its_own_words()
    {
        using var session = ModuleSession.Connected("-EmulatorSettings @{ maxBodyBytes = '33554432' }");
        var length = session.Output($"{Deals.Flat}; $deal.Notes = 'n' * 10MB; (New-PartnerReferral $deal).Details.Notes.Length").Single();
        Assert.Equal(10 * 1024 * 1024, length.BaseObject);

        using var small = ModuleSession.Connected("-EmulatorSettings @{ maxBodyBytes = '4096' }");
        var error = small.Run($"{Deals.Flat}; $deal.Notes = 'n' * 10MB; New-PartnerReferral $deal").SingleError;
        Assert.StartsWith("PartnerReferral.Api.", error.FullyQualifiedErrorId);
        Assert.True(error.ToString().Length < 2000);
    }

    [Fact]
    public void Fifty_one_solutions_are_refused_and_fifty_are_not()
    {
        using var session = ModuleSession.Connected();
        var error = session.Run($"{Deals.Flat}; $deal.Solution = 1..51 | ForEach-Object {{ \"SOL-$_\" }}; New-PartnerReferral $deal").SingleError;
        Assert.Contains("50", error + error.ErrorDetails.RecommendedAction);
        Assert.Equal(0, session.Requests());
        Assert.Single(session.Output($"{Deals.Flat}; $deal.Solution = 1..50 | ForEach-Object {{ \"SOL-$_\" }}; New-PartnerReferral $deal"));
    }

    [Fact]
    public void Contact_data_is_in_no_error()
    {
        using var session = ModuleSession.Connected();
        var result = session.Run($"{Deals.Flat}; $deal.Contact = 'Planted, Person, +41000, planted@secret.example, too, many'; $deal.Country = 'X'; $deal | New-PartnerReferral -Verbose -Debug");
        Assert.DoesNotContain("planted@secret.example", result.AllText, StringComparison.OrdinalIgnoreCase);
    }
}
