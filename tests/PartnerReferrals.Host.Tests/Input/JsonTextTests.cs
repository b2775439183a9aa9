using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Input;

/// <summary>JSON text as files and editors give it.</summary>
public sealed class JsonTextTests
{
    private const string Object =
        """
        {"name":"Deal","customerProfile":{"name":"Bluewater Bakeries AG","address":{"addressLine1":"Seestrasse 1","city":"Zug","country":"CH"}},"consent":{"consentToContact":true,"consentToToShareInfoWithOthers":true},"details":{"notes":"x"}}
        """;

    /// <summary>Lines as Get-Content gives them: texts that know their file and their number.</summary>
    private const string Content =
        """
        function Get-Line([string[]] $Line, [string] $Path = 'deal.json') {
            $number = 0
            foreach ($text in $Line) {
                $number++
                $content = [psobject]::AsPSObject($text)
                $content.PSObject.Properties.Add([psnoteproperty]::new('PSPath', $Path))
                $content.PSObject.Properties.Add([psnoteproperty]::new('ReadCount', [long] $number))
                $content
            }
        }

        $object = $args[0]
        $lines = '{', '  "name": "Deal",', '  "customerProfile": {', '    "name": "Bluewater"', '  },', '  "team": [', '    { "firstName": "Noa" }', '  ]', '}'

        """;

    [Theory]
    [InlineData("($json | New-PartnerReferral).Name", "Deal")]
    [InlineData("$json | Test-PartnerReferral -Quiet", "True")]
    [InlineData("(Invoke-PartnerReferralRequest engagements/referrals -Method POST -Body $json.Replace('{\"name\"', '{\"type\":\"Independent\",\"name\"')).name", "Deal")]
    public void A_byte_order_mark_in_front_is_no_part_of_the_text(string command, string expected)
    {
        using var session = ModuleSession.Connected();
        Assert.Equal(expected, session.Output("$json = [char] 0xFEFF + $args[0]; " + command, Object).Single().ToString());
    }

    [Theory]
    [InlineData("New-PartnerReferral")]
    [InlineData("New-PartnerReferral -WhatIf")]
    [InlineData("New-PartnerSharedReferral")]
    public void A_text_that_comes_line_by_line_is_one_error_that_names_the_parameter(string command)
    {
        using var session = ModuleSession.Connected();
        var result = session.Run(Content + $"Get-Line $lines | {command}", Object);

        Assert.StartsWith("PartnerReferral.Validation.InvalidJson,", result.SingleError.FullyQualifiedErrorId);
        Assert.Contains("-Raw", result.SingleError.ErrorDetails.RecommendedAction);
        Assert.Empty(result.Output);
        Assert.Empty(result.Warnings);
        Assert.Equal(0, session.Requests());
    }

    [Fact]
    public void A_check_says_it_once_too_and_each_file_for_itself()
    {
        using var session = new ModuleSession();
        var result = session.Output(Content + "(Get-Line $lines), (Get-Line $lines 'other.json'), (Get-Line $object 'one.json') | ForEach-Object { $_ } | Test-PartnerReferral | ForEach-Object { \"$($_.IsValid) $($_.Message)\" }", Object);

        Assert.Equal(["False", "False", "True"], result.Select(o => o.ToString()!.Split(' ')[0]));
        Assert.All(result.Take(2), o => Assert.Contains("-Raw", o.ToString()));
    }

    [Theory]
    [InlineData("deals.csv", "nor does it begin like it")]
    [InlineData("hello", "nor does it begin like it")]
    [InlineData("{ \"name\": ", "line 1, position")]
    public void Text_that_is_no_json_is_called_so(string text, string message)
    {
        using var session = ModuleSession.Connected();
        var error = session.Run("$args[0] | New-PartnerReferral", text).SingleError;

        Assert.StartsWith("PartnerReferral.Validation.InvalidJson,", error.FullyQualifiedErrorId);
        Assert.Contains(message, error.ToString());
        Assert.DoesNotContain("line 0", error.ToString());
    }

    [Fact]
    public void One_object_a_line_is_sound_and_a_faulty_line_is_that_line()
    {
        using var session = ModuleSession.Connected();
        var result = session.Run(Content + "Get-Line $object, '{ broken', $object | New-PartnerReferral | ForEach-Object Name", Object);

        Assert.Equal(["Deal", "Deal"], result.Output.Select(o => o.ToString()));
        Assert.StartsWith("PartnerReferral.Validation.InvalidJson,", result.SingleError.FullyQualifiedErrorId);
        Assert.DoesNotContain("-Raw", result.SingleError.ErrorDetails.RecommendedAction);
    }
}
