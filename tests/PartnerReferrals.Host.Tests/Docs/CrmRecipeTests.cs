using System;
using System.IO;
using System.Linq;
using PartnerReferrals.Host.Tests.Engine;

namespace PartnerReferrals.Host.Tests.Docs;

/// <summary>docs/examples/crm: three products' exports of the same six deals become the same six referrals.</summary>
public sealed class CrmRecipeTests
{
    private static readonly string[] Deals =
    [
        "Cold chain telemetry|Bluewater Bakeries AG|Seestrasse 1|Zug|6300|CH|42000|CHF|2027-11-30|Mia Keller mia.keller@bluewater.example",
        "Contact centre, phase two|Coho Winery|77 Vine Road|Napa|94558|US|96250.5|USD|2027-12-15|Jonas de Vries jonas.devries@coho.example",
        "Field service rollout|Fabrikam Fibre GmbH|Hafenstraße 22|Hamburg|20457|DE|310000|EUR|2028-03-01|Noah Schmidt noah.schmidt@fabrikam.example",
        "Records archive|Graphic Design Institute|9 Rue de la Paix|Paris|75002|FR|27900|EUR|2028-01-31|Léa Dubois lea.dubois@graphic.example",
        "Student portal|Trey Research|400 Harbor Way|Seattle|98101|US|54000|USD|2027-12-01|Mateo Tanaka mateo.tanaka@trey.example",
        "Warehouse analytics|Northwind Orchards Ltd|12 Mill Lane|Hereford|HR1 2AB|GB|118500|GBP|2028-02-14|Aya Murphy aya.murphy@northwind.example",
    ];

    private static string Folder { get; } = Path.Combine(ShellProcess.Repository, "docs", "examples", "crm");

    [Theory]
    [InlineData("dynamics")]
    [InlineData("salesforce")]
    [InlineData("hubspot")]
    public void An_export_becomes_referrals_with_no_column_left_over(string product)
    {
        using var session = ModuleSession.Connected();

        var result = session.Run($"& '{Script(product)}'");

        Assert.Null(result.Terminating);
        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Equal(Deals, session.Output(
            """
            Get-PartnerReferral | Get-PartnerReferral | ForEach-Object {
                $address = $_.CustomerProfile.Address
                $person = $_.CustomerProfile.Team[0]
                $_.Name, $_.CustomerName, $address.AddressLine1, $address.City, $address.PostalCode, $address.Country, $_.DealValue.ToString('0.##', [cultureinfo]::InvariantCulture), $_.Currency,
                    $_.ClosingDate.ToString('yyyy-MM-dd'), "$($person.FirstName) $($person.LastName) $($person.Email)" -join '|'
            }
            """).Select(deal => deal.ToString()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("dynamics", "5b1c7f2e-0003-ef11-9f89-000d3a000001")]
    [InlineData("salesforce", "0065g00000Cw003")]
    [InlineData("hubspot", "31415926003")]
    public void A_deal_is_found_again_by_the_crms_own_id(string product, string id)
    {
        using var session = ModuleSession.Connected();
        session.Run($"& '{Script(product)}'");

        Assert.Equal("Contact centre, phase two", Assert.Single(session.Output($"Get-PartnerReferral -ExternalReferenceId {id} | ForEach-Object Name")).ToString());
    }

    [Fact]
    public void Several_people_in_one_cell_all_arrive()
    {
        using var session = ModuleSession.Connected();
        session.Run($"& '{Script("hubspot")}'");

        var people = session.Output("(Get-PartnerReferral -ExternalReferenceId 31415926003 | Get-PartnerReferral).CustomerProfile.Team | ForEach-Object Email");

        Assert.Equal(["jonas.devries@coho.example", "ada.winter@coho.example"], people.Select(person => person.ToString()));
    }

    [Theory]
    [InlineData("dynamics")]
    [InlineData("salesforce")]
    [InlineData("hubspot")]
    public void Without_a_connection_it_goes_to_the_emulator_and_leaves_nothing_behind(string product)
    {
        var before = Directory.GetFiles(Folder);
        using var session = new ModuleSession();

        var summary = Assert.Single(session.Output($"& '{Script(product)}'"));

        Assert.Equal("6 created, 0 updated, 0 skipped, 0 rejected, 0 unknown, 0 not sent", summary.ToString());
        Assert.Equal(before.Order(StringComparer.Ordinal), Directory.GetFiles(Folder).Order(StringComparer.Ordinal));
    }

    private static string Script(string product) => Path.Combine(Folder, product + ".ps1");
}
