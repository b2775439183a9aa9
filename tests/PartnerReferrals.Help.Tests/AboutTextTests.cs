using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Help.Tables;

namespace PartnerReferrals.Help.Tests;

public sealed class AboutTextTests
{
    [Fact]
    public void The_short_description_is_the_fifth_line_where_the_engine_looks_for_it()
    {
        var lines = Compilation.Of().AboutText.Split('\n');
        Assert.Equal("TOPIC", lines[0]);
        Assert.Equal("    about_Deliveries", lines[1]);
        Assert.Equal("    What a delivery is.", lines[4]);
    }

    [Fact]
    public void Text_is_wrapped_at_eighty_columns_and_no_word_is_lost()
    {
        var words = string.Join(' ', Enumerable.Range(1, 200).Select(i => "word" + i));
        var body = Body(words);
        Assert.True(body.Count > 10);
        Assert.All(body, line => Assert.InRange(line.Length, 1, 80));
        Assert.All(body, line => Assert.StartsWith("    word", line, StringComparison.Ordinal));
        Assert.Equal(words, string.Join(' ', body.Select(l => l.Trim())));
    }

    [Fact]
    public void Headings_code_lists_and_numbers_keep_their_shape()
    {
        const string Text = """
            One:

            1. first
            2. second

            ```powershell
            a |
              b
            ```

            ### Details

            - flat

              and more

            ## SEE ALSO

            Nothing.
            """;
        const string Expected = """
            LONG DESCRIPTION
                One:

                1. first
                2. second

                    a |
                      b

              Details
                - flat

                  and more

            SEE ALSO
                Nothing.

            """;
        Assert.EndsWith("\n" + Expected, Compilation.OfAboutText(Text).AboutText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_stands_side_by_side_where_it_fits()
    {
        var body = Body("| word | means |\n|---|---|\n| leg | one of two |\n| `deal` | " + string.Join(' ', Enumerable.Repeat("long", 20)) + " |");
        Assert.Equal("    word  means", body[0]);
        Assert.Matches("^    ----  -+$", body[1]);
        Assert.Equal("    leg   one of two", body[2]);
        Assert.StartsWith("    deal  long long", body[3], StringComparison.Ordinal);
        Assert.StartsWith("          long", body[4], StringComparison.Ordinal);
        Assert.All(body, line => Assert.InRange(line.Length, 1, 80));
    }

    [Fact]
    public void A_table_too_wide_for_columns_becomes_entries()
    {
        var id = "Some." + new string('x', 60);
        var body = Body($"| id | cause | cure |\n|---|---|---|\n| `{id}` | It broke. | Mend everything. |\n| `{id}2` | Gone. | Look. |");
        Assert.Equal(
            ["    " + id, "      cause: It broke.", "      cure:  Mend everything.", "", $"    {id}2", "      cause: Gone.", "      cure:  Look."],
            body);
    }

    [Fact]
    public void A_table_of_the_code_is_filled_in()
    {
        var body = Body("<!-- table: colours -->", new Colours());
        Assert.Equal(["    Red", "      A colour.", "      Path    Light.Red", "      Length  700", "", "    Blue", "      Another.", "      Length  450"], body);
    }

    [Fact]
    public void A_word_with_optional_breaks_is_broken_only_when_it_must_be()
    {
        var path = string.Join(".\u200b", Enumerable.Repeat("Requirements", 8));
        var body = Body("Short.\u200bPath " + path);
        Assert.StartsWith("    Short.Path Requirements.", body[0], StringComparison.Ordinal);
        Assert.All(body, line => Assert.InRange(line.Length, 1, 80));
        Assert.DoesNotContain('\u200b', string.Concat(body));
        Assert.Equal(path.Replace("\u200b", "", StringComparison.Ordinal), string.Concat(body.Select(l => l.Trim()))["Short.Path ".Length..]);
    }

    [Fact]
    public void Web_addresses_are_shown_and_page_links_are_not()
    {
        var body = Body("See [the site](https://example.com) and [the page](about_X.md).");
        Assert.Equal(["    See the site (https://example.com) and the page."], body);
    }

    [Theory]
    [InlineData("<!-- table: sizes -->", "about_Deliveries.md(9): error HELP010: There is no table 'sizes'; there are: colours.")]
    [InlineData("```\n12345678901234567890123456789012345678901234567890123456789012345678901234567\n```", "about_Deliveries.md(9): error HELP012: A line of code is wider than 80 characters once indented.")]
    [InlineData("It.\n\n## EMPTY", "about_Deliveries.md(11): error HELP004: The section '## EMPTY' is empty.")]
    public void A_fault_of_a_topic_names_file_line_and_cause(string text, string expected) =>
        Assert.Equal(expected, Assert.Single(Compilation.OfAboutText(text, new Colours()).Faults).ToString());

    [Theory]
    [InlineData("## SHORT DESCRIPTION", "## SUMMARY", "error HELP003: A topic begins with '# about_Deliveries', '## SHORT DESCRIPTION' and '## LONG DESCRIPTION'.")]
    [InlineData("What a delivery is.", "A short description that is not short at all, since it goes on and on and on and on.", "error HELP012: The short description has to be one line of at most 76 characters; it has 84.")]
    public void A_topic_has_to_begin_as_the_engine_expects(string text, string replacement, string expected)
    {
        var fault = Assert.Single(Compilation.Of(about: Compilation.About.Replace(text, replacement, StringComparison.Ordinal)).Faults);
        Assert.EndsWith(expected, fault.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The lines under LONG DESCRIPTION.</summary>
    private static List<string> Body(string markdown, params ITopicTable[] tables) =>
        [.. Compilation.OfAboutText(markdown, tables).AboutText.TrimEnd('\n').Split('\n').SkipWhile(l => l != "LONG DESCRIPTION").Skip(1)];

    private sealed class Colours : ITopicTable
    {
        public string Name => "colours";

        public IEnumerable<TableEntry> Entries =>
        [
            new("Red", "A colour.", [("Path", "Light.\u200bRed"), ("Length", "700")]),
            new("Blue", "Another.", [("Length", "450")]),
        ];
    }
}
