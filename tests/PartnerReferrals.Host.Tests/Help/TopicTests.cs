using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Help;

/// <summary>The about_ topics, in the real engine.</summary>
public sealed class TopicTests : IDisposable
{
    private readonly ModuleSession _session = new();

    public static TheoryData<string> Topics => [.. HelpPage.Topics.Select(p => p.Name)];

    public void Dispose() => _session.Dispose();

    [Theory]
    [MemberData(nameof(Topics))]
    public void Get_Help_finds_the_topic_and_its_short_description(string name)
    {
        var text = Assert.Single(_session.Output("Get-Help $args[0]", name)).ToString();
        Assert.StartsWith("TOPIC\n    " + name + "\n", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        var found = _session.Output("Get-Help about_PartnerReferrals*").SingleOrDefault(t => (string?)t.Properties["Name"]?.Value == name);
        Assert.Matches(@"^\S[^\n]{20,}\.$", (string?)found?.Properties["Synopsis"]?.Value);
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void No_line_is_wider_than_eighty_columns(string name) =>
        Assert.All(Topic(name).Split('\n'), line => Assert.InRange(line.Length, 0, 80));

    [Theory]
    [InlineData("")]
    [InlineData("_Mapping")]
    [InlineData("_Bulk")]
    [InlineData("_Authentication")]
    [InlineData("_Errors")]
    [InlineData("_Emulator")]
    public void The_topics_that_messages_point_to_are_there(string name) => Assert.Contains(HelpPage.Topics, p => p.Name == "about_PartnerReferrals" + name);

    [Fact]
    public void Whatever_topic_or_cmdlet_a_page_names_exists()
    {
        var commands = _session.Output("Get-Command -Module PartnerReferrals").Select(c => ((CommandInfo)c.BaseObject).Name).ToHashSet(StringComparer.Ordinal);
        var topics = HelpPage.Topics.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var page in HelpPage.All)
        {
            Assert.All(Regex.Matches(page.Text, @"\babout_PartnerReferrals\w*").Select(m => m.Value), topic => Assert.Contains(topic, topics));
            Assert.All(Regex.Matches(page.Text, @"\b[A-Z][a-z]+-Partner\w*Referral\w*").Select(m => m.Value), command => Assert.Contains(command, commands));
        }
    }

    [Fact]
    public void Every_column_of_the_sample_file_and_every_field_parameter_is_in_the_mapping_topic()
    {
        var topic = Topic("about_PartnerReferrals_Mapping");
        var columns = File.ReadLines(Path.Combine(ModuleSession.ModuleFolder, "docs", "examples", "deals.csv")).First().Split(',');
        Assert.All(columns, column => Assert.Matches($@"\n    {Regex.Escape(column)}\n", topic));

        // What only New-PartnerReferral and Test-PartnerReferral share are the fields, and the way they are mapped.
        var fields = Parameters("New-PartnerSharedReferral").Intersect(Parameters("Test-PartnerReferral")).Except(["InputObject", "PropertyMap", "Culture"]).ToList();
        Assert.NotEmpty(fields);
        Assert.All(fields, field => Assert.Matches($@"\n      Parameter +-{field}\n", topic));
    }

    [Fact]
    public void The_emulator_topic_lists_exactly_the_settings_there_are()
    {
        var message = _session.Run("Connect-PartnerReferralApi -Emulator -EmulatorSettings @{ NoSuchSetting = 1 }").SingleError.ToString();
        var known = Regex.Match(message, @"Known settings: (?<names>[\w, ]+)\.").Groups["names"].Value.Split(", ");
        Assert.True(known.Length > 10);
        var listed = Regex.Matches(HelpPage.Of("about_PartnerReferrals_Emulator").Text, @"^\| (?<name>\w+) \|.*\|.*\|$", RegexOptions.Multiline)
            .Select(m => m.Groups["name"].Value).Except(["setting"]);
        Assert.Equal(known.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    private IEnumerable<string> Parameters(string command) =>
        ((CmdletInfo)Assert.Single(_session.Output("Get-Command $args[0]", command)).BaseObject).Parameters.Keys.Except(Cmdlet.CommonParameters).Except(Cmdlet.OptionalCommonParameters);

    private static string Topic(string name) =>
        File.ReadAllText(Path.Combine(ModuleSession.ModuleFolder, "en-US", name + ".help.txt")).ReplaceLineEndings("\n");
}
