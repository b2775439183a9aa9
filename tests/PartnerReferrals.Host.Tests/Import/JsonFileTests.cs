using System;
using System.IO;
using System.Linq;
using System.Text;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Import;

/// <summary>JSON as a file of deals: an array, one object, or one after the other.</summary>
public sealed class JsonFileTests
{
    [Theory]
    [InlineData("[\n{0},\n{1}\n]\n", "1 2|2 3")]
    [InlineData("{0}\n{1}\n", "1 1|2 2")]
    [InlineData("\uFEFF [{0},{1}]", "1 1|2 1")]
    [InlineData("[]\n[{0}]\n{1}", "1 2|2 3")]
    [InlineData("// two deals\n[\n{0}, /* and */\n{1}]", "1 3|2 4")]
    public void Each_object_is_a_row(string form, string places)
    {
        using var folder = new ImportFolder();
        folder.WriteText("deals.json", form.Replace("{0}", Flat(1), StringComparison.Ordinal).Replace("{1}", Nested(2), StringComparison.Ordinal));

        Assert.Equal(places, string.Join("|", folder.Output("Test-PartnerReferral $folder/deals.json | Where-Object IsValid | ForEach-Object { \"$($_.Row) $($_.Line)\" }")));
        Assert.StartsWith("2 created", folder.Summary("$folder/deals.json").Text, StringComparison.Ordinal);
        Assert.Equal(["CRM-1", "CRM-2"], folder.ExternalIds());
        Assert.StartsWith("0 created, 0 updated, 2 skipped", folder.Summary("$folder/deals.json").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_object_is_one_row()
    {
        using var folder = new ImportFolder();
        folder.WriteText("deal.json", Nested(1));

        Assert.StartsWith("1 created", folder.Summary("$folder/deal.json").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deal_is_known_by_the_same_key_and_hash_wherever_it_comes_from()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Row(1), ImportFolder.Row(2, id: null));
        folder.WriteText("flat.json", $"[{Flat(1)},{Flat(2, id: false)}]");
        folder.WriteText("nested.json", $"[{Nested(1)},{Nested(2, id: false)}]");

        foreach (var name in new[] { "deals.csv", "flat.json", "nested.json" })
        {
            Assert.StartsWith("2 created", folder.Summary($"$folder/{name}").Text, StringComparison.Ordinal);
        }

        var keys = folder.Output("foreach ($name in 'deals.csv', 'flat.json', 'nested.json') { (Get-Content \"$folder/$name.journal.jsonl\" | ForEach-Object { $_ | ConvertFrom-Json } | Where-Object hash | ForEach-Object { $_.key, $_.hash } | Sort-Object -Unique) -join ' ' }").Select(o => o.ToString()).ToList();
        Assert.Equal(3, keys.Count);
        Assert.NotEqual("", keys[0]);
        Assert.Single(keys.Distinct());
    }

    [Fact]
    public void What_was_exported_comes_back_as_changes_of_the_same_referrals()
    {
        using var folder = new ImportFolder();
        folder.Write("deals.csv", ImportFolder.Rows(2));
        folder.Summary("$folder/deals.csv");
        folder.Output("Get-PartnerReferral | Get-PartnerReferral | Export-PartnerReferral $folder/out.json");
        folder.WriteText("out.json", folder.Read("out.json").Replace("\"Deal 1\"", "\"Deal one\"", StringComparison.Ordinal));

        var result = folder.Import("$folder/out.json");

        Assert.Null(result.Terminating);
        Assert.Empty(result.Errors);
        Assert.Single(result.Warnings, warning => warning.EndsWith("are not sent. Only the service sets that.", StringComparison.Ordinal));
        Assert.StartsWith("0 created, 1 updated, 1 skipped", Assert.Single(result.Output).ToString(), StringComparison.Ordinal);
        Assert.Equal(["Deal 2", "Deal one"], folder.Session.Output("Get-PartnerReferral | ForEach-Object Name | Sort-Object").Select(o => o.ToString()));
    }

    [Theory]
    [InlineData("[{0},\n{\"Name\": \"x\" \"City\": 1}]", "InvalidJson", "Line 2")]
    [InlineData("[{0},\n{0}", "InvalidJson", "Line 2: The file ends before its JSON does")]
    [InlineData("[{0},\n{\"Name\": \"x", "InvalidJson", "Line 2")]
    [InlineData("hello", "InvalidJson", "begins with [ or {")]
    [InlineData("", "InvalidJson", "begins with [ or {")]
    public void Broken_json_is_one_error_with_its_line_and_nothing_is_sent(string form, string code, string said)
    {
        using var folder = new ImportFolder();
        folder.WriteText("deals.json", form.Replace("{0}", Flat(1), StringComparison.Ordinal));
        foreach (var command in new[] { "Import-PartnerReferral $folder/deals.json", "Test-PartnerReferral $folder/deals.json" })
        {
            var (end, before) = folder.Ended(command);

            Assert.StartsWith($"PartnerReferral.Validation.{code},", end.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Contains(said, end.ToString(), StringComparison.Ordinal);
            Assert.StartsWith("'deals.json'", end.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("mia@", before.AllText + end, StringComparison.Ordinal);
        }

        Assert.Equal(0, folder.Session.Created());
    }

    [Fact]
    public void A_value_that_is_no_object_is_a_fault_of_its_row()
    {
        using var folder = new ImportFolder();
        folder.WriteText("deals.json", $"[5,\n{Flat(1)},\n[{Flat(2)}],\n\"x\"]");

        var checks = folder.Output("Test-PartnerReferral $folder/deals.json | ForEach-Object { \"$($_.Row) $($_.Line) $($_.Issues | ForEach-Object Code)\" }").Select(o => o.ToString()!.Trim());

        Assert.Equal(["1 1 JsonNotObject", "2 2", "3 3 JsonNotObject", "4 4 JsonNotObject"], checks);
        Assert.StartsWith("1 created, 0 updated, 0 skipped, 3 rejected", folder.Summary("$folder/deals.json -SkipInvalid").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_told_and_an_encoding_helps()
    {
        using var folder = new ImportFolder();
        File.WriteAllBytes(folder.At("deals.json"), Encoding.Latin1.GetBytes(Flat(1).Replace("Seestrasse", "Seestraße", StringComparison.Ordinal)));

        Assert.StartsWith("PartnerReferral.Validation.InvalidEncoding,", folder.Ended("Test-PartnerReferral $folder/deals.json").End.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("1 created", folder.Summary("$folder/deals.json -Encoding latin1").Text, StringComparison.Ordinal);
        Assert.Equal("Seestraße 1", folder.Session.Output("(Get-PartnerReferral | Get-PartnerReferral).CustomerProfile.Address.AddressLine1").Single().ToString());
    }

    [Fact]
    public void Rejected_rows_are_reported_as_json_and_go_in_again()
    {
        using var folder = new ImportFolder();
        folder.WriteText("deals.json", $"[{Flat(1)},{Nested(2).Replace("\"CH\"", "\"XX\"", StringComparison.Ordinal)}]");

        Assert.StartsWith("1 created, 0 updated, 0 skipped, 1 rejected", folder.Summary("$folder/deals.json -SkipInvalid -ReportPath $folder/failed.json, $folder/report.html").Text, StringComparison.Ordinal);
        Assert.Contains("Country", folder.Output("(Get-Content -Raw $folder/failed.json | ConvertFrom-Json).Errors").Single().ToString(), StringComparison.Ordinal);
        folder.WriteText("failed.json", folder.Read("failed.json").Replace("\"XX\"", "\"CH\"", StringComparison.Ordinal));
        var result = folder.Import("$folder/failed.json -ReportPath $folder/again.json");

        Assert.Empty(result.Warnings);
        Assert.StartsWith("1 created", Assert.Single(result.Output).ToString(), StringComparison.Ordinal);
        Assert.Equal("[]", folder.Read("again.json").Trim());
        Assert.Equal(["CRM-1", "CRM-2"], folder.ExternalIds());
    }

    [Fact]
    public void A_report_in_columns_has_no_columns_to_be_in()
    {
        using var folder = new ImportFolder();
        folder.WriteText("deals.json", Flat(1));

        var (end, _) = folder.ImportEnded("$folder/deals.json -ReportPath $folder/failed.csv");

        Assert.StartsWith("PartnerReferral.Import.ReportPath,", end.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(0, folder.Session.Created());
    }

    [Fact]
    public void It_is_told_by_its_content()
    {
        using var folder = new ImportFolder();
        folder.WriteText("deals.csv", $"[{Flat(1)}]");
        folder.WriteText("empty.json", "[]");

        Assert.Equal("'deals.csv': It is JSON, whatever its name says, and is read as such.", Assert.Single(folder.Run("Test-PartnerReferral $folder/deals.csv").Warnings));
        Assert.Equal("'empty.json': There is no object in it, so there is nothing to do.", Assert.Single(folder.Run("Test-PartnerReferral $folder/empty.json").Warnings));
        Assert.StartsWith("PartnerReferral.Validation.NoWorksheet,", folder.Ended("Test-PartnerReferral $folder/deals.csv -WorksheetName Deals").End.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-PartnerReferral | ForEach-Object Name", "Deal 1|Deal 3")]
    [InlineData("Test-PartnerReferral | ForEach-Object { \"$($_.Row) $($_.IsValid)\" }", "1 True|2 True")]
    [InlineData("ForEach-Object { $_ -replace '\"mia', '\"Mia, Keller, +41 44 000 00 00, mia' -replace 'ContactEmail', 'Contact' } | New-PartnerSharedReferral -HelpCode ProofOfConceptOrDemo -InviteNotes x -SolutionId SOL-10001-AAA -WarningAction Ignore | ForEach-Object { $_.Referral.Name }", "Deal 1|Deal 3")]
    public void An_array_as_text_is_its_objects(string command, string expected)
    {
        using var session = ModuleSession.Connected();
        var text = $"\uFEFF[\n{Flat(1, share: true)},\n{Flat(3, share: true)}\n]\n";

        Assert.Equal(expected, string.Join("|", session.Output("$args[0] | " + command, text)));
    }

    [Fact]
    public void A_row_of_an_array_with_a_fault_is_named_by_its_place()
    {
        using var session = ModuleSession.Connected();

        var result = session.Run("New-PartnerReferral $args[0] | ForEach-Object Name", $"[{Flat(1)},{Flat(2).Replace("\"CH\"", "\"XX\"", StringComparison.Ordinal)}]");

        Assert.Equal(["Deal 1"], result.Output.Select(o => o.ToString()));
        Assert.StartsWith("Row 2", result.SingleError.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-PartnerReferral")]
    [InlineData("Test-PartnerReferral")]
    public void Nothing_comes_of_an_array_that_breaks_off(string command)
    {
        using var session = ModuleSession.Connected();

        var result = session.Run($"$args[0] | {command}", $"[{Flat(1)},{Flat(2)}");

        Assert.Contains("is not JSON", command[0] == 'N' ? result.SingleError.ToString() : Assert.Single(result.Output).Properties["Message"].Value.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, session.Created());
    }

    [Fact]
    public void An_empty_array_is_a_warning()
    {
        using var session = ModuleSession.Connected();

        Assert.Equal("The JSON array holds no object, so there is nothing to do.", Assert.Single(session.Run("'[]' | New-PartnerReferral").Warnings));
    }

    [Theory]
    [InlineData("$args[0]")]
    [InlineData("\"[\n$($args[0])\n]\"")]
    [InlineData("'[', $args[0], ']'")]
    [InlineData("'[]'")]
    public void Text_that_is_piped_into_an_import_goes_elsewhere_and_is_not_shown(string input)
    {
        using var session = ModuleSession.Connected();

        var result = session.Run($"{input} | Import-PartnerReferral", Flat(1));

        Assert.StartsWith("PartnerReferral.Import.NotAFile,", result.SingleError.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-Raw | New-PartnerReferral", result.SingleError.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("mia@", result.SingleError + result.SingleError.ErrorDetails.Message + result.SingleError.TargetObject, StringComparison.Ordinal);
    }

    private static string Flat(int number, bool id = true, bool share = false) =>
        $$"""{ {{(id ? $"\"ExternalReferenceId\": \"CRM-{number}\", " : "")}}"Name": "Deal {{number}}", "CustomerName": "Bluewater Bakeries AG", "AddressLine1": "Seestrasse 1", "City": "Zug", "Country": "CH", "ConsentToContact": true, "ConsentToShareInfo": "Yes", "ShareWithMicrosoft": {{(share ? "true" : "false")}}, "DealValue": 1000, "Currency": "CHF", "ClosingDate": "2027-11-30", "ContactEmail": "mia@bluewater.example" }""";

    private static string Nested(int number, bool id = true) =>
        $$"""{ {{(id ? $"\"externalReferenceId\": \"CRM-{number}\", " : "")}}"name": "Deal {{number}}", "customerProfile": { "name": "Bluewater Bakeries AG", "address": { "addressLine1": "Seestrasse 1", "city": "Zug", "country": "CH" }, "team": [ { "email": "mia@bluewater.example" } ] }, "consent": { "consentToContact": true, "consentToToShareInfoWithOthers": true, "consentToShareReferralWithMicrosoftSellers": false }, "details": { "dealValue": 1000.00, "currency": "CHF", "closingDateTime": "2027-11-30T00:00:00Z" } }""";
}
