using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PartnerReferrals.Reports;
using PartnerReferrals.Runs;

namespace PartnerReferrals.Client.Tests.Reports;

public sealed class HtmlReportSafetyTests
{
    public static TheoryData<string> Hostile => new(
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</title></style></script><svg onload=alert(1)>",
        "]]><!-- & &lt; &#60;",
        "javascript:alert(1)");

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_value_stays_text_wherever_it_stands(string text)
    {
        var page = Everywhere(text);

        Assert.Single(page.Elements("script"));
        Assert.Single(page.Elements("style"));
        Assert.Empty(page.Elements("img"));
        Assert.Equal($"{text} · {text}", page.Elements("title").First().Value);
        Assert.Equal(text, page.Elements("h1").Single().Value);
        Assert.Contains($"The run ended early: {text}", page.Elements("section").First().Value);
        var cells = page.ById("failures").Descendants("tbody").First().Descendants("bdi").Select(cell => cell.Value);
        Assert.Equal([text, text, text], cells);
        Assert.Equal([text, text], page.ById("failures").Descendants("tbody").First().Descendants("code").Select(cell => cell.Value));
        Assert.DoesNotContain(page.Document.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Control_characters_and_broken_pairs_are_replaced()
    {
        var page = Everywhere("a\0b\u001b[31m\ud800c\udc00\uffff \U0001F600");

        Assert.Equal("a\uFFFDb\uFFFD[31m\uFFFDc\uFFFD\uFFFD \U0001F600", page.Elements("h1").Single().Value);
    }

    [Fact]
    public void Contact_data_in_a_services_words_is_hidden()
    {
        var page = Everywhere("The value 'jonas.devries@coho.example' or +41 55 500-00 01 is not valid at 2024-05-17T09:30:00+02:00.");

        Assert.DoesNotContain("jonas", page.Text);
        Assert.DoesNotContain("500-00", page.Text);
        Assert.Contains("The value '***' or *** is not valid at 2024-05-17T09:30:00+02:00.", page.Section("failures-heading"));
    }

    [Fact]
    public void An_address_at_the_cut_is_not_shown_in_half()
    {
        var text = new string('x', 490) + " jonas.devries@coho.example";

        Assert.DoesNotContain("jonas", ReportText.Foreign(text));
        Assert.Equal(ReportText.MaxLength, ReportText.Foreign(new string('x', 1_000_000)).Length);
    }

    [Fact]
    public void The_policy_allows_its_own_style_and_script_and_nothing_else()
    {
        var page = Everywhere("plain");

        var policy = (string)page.Elements("meta").Single(meta => (string?)meta.Attribute("http-equiv") == "Content-Security-Policy").Attribute("content")!;
        Assert.Equal($"default-src 'none'; style-src {Hash("style")}; script-src {Hash("script")}; base-uri 'none'; form-action 'none'", policy);

        string Hash(string element)
        {
            var text = Regex.Match(page.Text, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline).Groups[1].Value;
            Assert.NotEmpty(text);
            return $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
        }
    }

    [Fact]
    public void Asks_for_nothing_from_outside()
    {
        var page = Everywhere("plain");

        string[] loading = ["src", "href", "srcset", "data", "action", "style", "background", "poster"];
        Assert.DoesNotContain(page.Document.Descendants().Attributes(), attribute => loading.Contains(attribute.Name.LocalName));
        Assert.DoesNotContain("url(", page.Text);
        Assert.DoesNotContain("@import", page.Text);
        Assert.DoesNotContain("fetch(", page.Text);
        Assert.DoesNotContain(page.Document.Descendants(), element => element.Name.LocalName is "link" or "iframe" or "object" or "embed" or "a" or "base");
    }

    [Fact]
    public void Tables_pictures_and_fields_have_names()
    {
        var page = Everywhere("plain");

        Assert.All(page.Elements("th"), header => Assert.NotNull(header.Attribute("scope")));
        Assert.All(page.Elements("svg"), svg => Assert.True(svg.Attribute("aria-label") is not null || svg.Attribute("aria-hidden") is not null));
        Assert.All(page.Elements("input"), input => Assert.Contains(page.Elements("label"), label => (string?)label.Attribute("for") == (string?)input.Attribute("id")));
        Assert.All(page.Document.Descendants().Attributes("aria-labelledby"), name => Assert.NotEmpty(page.ById(name.Value).Value));
        Assert.Equal("en", (string?)page.Document.Root!.Attribute("lang"));
        var ids = page.Document.Descendants().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void Without_script_the_search_is_not_there_and_the_rows_are()
    {
        var page = Everywhere("plain");

        Assert.NotNull(page.ById("search-box").Attribute("hidden"));
        Assert.DoesNotContain(page.ById("failures").DescendantsAndSelf(), element => element.Attribute("hidden") is not null);
    }

    private static ReportPage Everywhere(string text) => ReportPage.Write(
        [
            new ReportRow
            {
                Row = 1,
                Line = 2,
                Key = text,
                Name = text,
                State = RowState.Rejected,
                Faults = [new ReportFault { ErrorId = text, Reason = text, Action = text }],
                ResolvedAfter = TimeSpan.FromSeconds(1),
            },
            ReportPage.Failed(2),
        ],
        header: new ReportHeader { Title = text, FileName = text, StartedAt = DateTimeOffset.UnixEpoch, Account = "x" },
        stopReason: text);
}
