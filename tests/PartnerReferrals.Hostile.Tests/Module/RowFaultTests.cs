using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace PartnerReferrals.Hostile.Tests.Module;

/// <summary>What is wrong with one row is that row's fault: nothing of it is sent, and the others arrive.</summary>
public sealed class RowFaultTests : IDisposable
{
    // Rows as objects; the bare engine has no Import-Csv.
    private const string Rows =
        """
        function New-Row([int] $Number, [string] $Amount = '4200000') {
            [pscustomobject]@{
                Name = "Deal $Number"; ExternalReferenceId = "CRM-$Number"; CustomerName = "Customer $Number"; AddressLine1 = 'Seestrasse 1'; City = 'Zug'; Country = 'CH'
                ConsentToContact = 'Yes'; ConsentToShareInfo = 'Yes'; ShareWithMicrosoft = 'No'; Amount = $Amount; Currency = 'CHF'; ClosingDate = '2031-11-30'
            }
        }

        """;

    private const string Send =
        """
        $out = @($rows | New-PartnerReferral -PropertyMap @{ DealValue = { [decimal]$_.Amount / 100 } } -ErrorAction SilentlyContinue -ErrorVariable failures)
        "out=$($out.Count)"
        foreach ($failure in $failures) { "error=$($failure.FullyQualifiedErrorId)" }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hostile-rows");
    private readonly ReferralService _service = new(TimeProvider.System);
    private readonly HostileListener _listener;

    public RowFaultTests() => _listener = new HostileListener(_service);

    public void Dispose()
    {
        _listener.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(200, 100)]
    public async Task A_row_whose_map_fails_is_not_sent_without_the_field(int rows, int bad)
    {
        var outcome = await ModuleProcess.RunAsync(
            _listener,
            Rows + $"$rows = foreach ($n in 0..{rows - 1}) {{ New-Row $n -Amount $(if ($n -eq {bad}) {{ 'abc' }} else {{ '4200000' }}) }}\n" + Send);
        Assert.DoesNotContain(_service.Store.Made, r => r.SentName == $"Deal {bad}");
        Assert.Equal((rows - 1, $"{rows - 1}"), (_service.Store.Made.Count, outcome.One("out")));
        Assert.StartsWith("PartnerReferral.", outcome.One("error"), StringComparison.Ordinal);
        Assert.All(_service.Store.Made, r => Assert.Equal(42000m, Details(r)["dealValue"]!.GetValue<decimal>()));
    }

    [Fact]
    public async Task An_import_does_not_send_a_row_whose_map_fails_either()
    {
        var path = Path.Combine(_folder.FullName, "deals.csv");
        await File.WriteAllLinesAsync(
            path,
            Enumerable.Range(0, 20).Select(n => $"Deal {n},CRM-{n},Customer {n},Seestrasse 1,Zug,CH,Yes,Yes,No,{(n == 7 ? "abc" : "4200000")},CHF,2031-11-30")
                .Prepend("Name,ExternalReferenceId,CustomerName,AddressLine1,City,Country,ConsentToContact,ConsentToShareInfo,ShareWithMicrosoft,Amount,Currency,ClosingDate"),
            TestContext.Current.CancellationToken);
        var outcome = await ModuleProcess.RunAsync(
            _listener,
            $$"""
            $summary = Import-PartnerReferral '{{path}}' -SkipInvalid -PropertyMap @{ DealValue = { [decimal]$_.Amount / 100 } } -ErrorAction SilentlyContinue
            "created=$($summary.Created)"
            "rejected=$($summary.Rejected)"
            """);
        Assert.DoesNotContain(_service.Store.Made, r => r.SentName == "Deal 7");
        Assert.Equal(("19", "1"), (outcome.One("created"), outcome.One("rejected")));
    }

    [Theory]
    [InlineData("[psscriptproperty]::new('City', { throw 'boom' })")]
    [InlineData("[psnoteproperty]::new('City', { Get-Nothing })")]
    public async Task One_bad_object_ends_no_pipeline(string property)
    {
        var outcome = await ModuleProcess.RunAsync(
            _listener,
            Rows + $$"""
            $rows = foreach ($n in 0..29) { New-Row $n }
            $rows[15].psobject.Properties.Remove('City')
            $rows[15].psobject.Properties.Add({{property}})

            """ + Send);
        Assert.Equal(("29", 29), (outcome.One("out"), _service.Store.Made.Count));
        Assert.StartsWith("PartnerReferral.", outcome.One("error"), StringComparison.Ordinal);
        Assert.DoesNotContain(_service.Store.Made, r => r.SentName == "Deal 15");
    }

    [Fact]
    public async Task A_file_that_is_edited_while_it_is_imported_is_not_sent_unchecked()
    {
        const int Count = 2000;
        var path = Path.Combine(_folder.FullName, "deals.csv");
        await File.WriteAllLinesAsync(path, Lines("CH"), TestContext.Current.CancellationToken);
        var posts = 0;
        _listener.Arrived = request =>
        {
            if (request.Method == "POST" && System.Threading.Interlocked.Increment(ref posts) == 10)
            {
                // In place and of the same length.
                using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
                file.Write(System.Text.Encoding.UTF8.GetBytes(string.Join(Environment.NewLine, Lines("  ")) + Environment.NewLine));
            }
        };
        await ModuleProcess.RunAsync(_listener, $"$null = Import-PartnerReferral '{path}' -ErrorAction SilentlyContinue");
        Assert.True(posts >= 10);
        Assert.All(_service.Store.Made, r => Assert.Equal("CH", JsonNode.Parse(r.Sent)!["customerProfile"]!["address"]!["country"]?.ToString()));

        System.Collections.Generic.IEnumerable<string> Lines(string country) =>
            Enumerable.Range(0, Count).Select(n => $"Deal {n},CRM-{n},Customer {n},Seestrasse 1,Zug,{country},Yes,Yes,No,42000,CHF,2031-11-30")
                .Prepend("Name,ExternalReferenceId,CustomerName,AddressLine1,City,Country,ConsentToContact,ConsentToShareInfo,ShareWithMicrosoft,DealValue,Currency,ClosingDate");
    }

    [Fact]
    public async Task A_row_without_external_id_whose_content_changed_is_not_made_again_without_a_word()
    {
        var journal = Path.Combine(_folder.FullName, "run.jsonl");
        var script = Rows + $$"""
            $rows = foreach ($n in 0..4) { New-Row $n }
            foreach ($row in $rows) { $row.psobject.Properties.Remove('ExternalReferenceId') }
            $null = $rows | New-PartnerReferral -PropertyMap @{ Amount = 'DealValue' } -JournalPath '{{journal}}'
            $rows[3].City = 'Baar'
            $null = $rows | New-PartnerReferral -PropertyMap @{ Amount = 'DealValue' } -JournalPath '{{journal}}' -WarningVariable warnings -WarningAction SilentlyContinue
            foreach ($warning in $warnings) { "warning=$warning" }
            """;
        var outcome = await ModuleProcess.RunAsync(_listener, script);
        Assert.InRange(_service.Store.Made.Count, 5, 6);
        Assert.True(_service.Store.Made.Count == 5 || outcome.Of("warning").Count > 0, $"{_service.Store.Made.Count} made, no warning. {outcome}");
    }

    private static JsonNode Details(StoredReferral referral) => JsonNode.Parse(referral.Sent)!["details"]!;
}
