using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using PartnerReferrals.Errors;
using PartnerReferrals.Help.Tables;
using PartnerReferrals.Mapping.Fields;

namespace PartnerReferrals.Help.Tests;

public sealed class ModuleTablesTests
{
    private static readonly TopicTables Tables = ModuleTables.For(new HashSet<string> { "City", "Status" });

    [Fact]
    public void Every_fault_code_of_the_module_is_in_a_table_and_in_one_only()
    {
        var codes = typeof(FaultCode).Assembly.GetTypes()
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .Where(property => property.PropertyType == typeof(FaultCode))
            .Select(property => "PartnerReferral.Validation." + ((FaultCode)property.GetValue(null)!).Code)
            .Distinct().Order().ToList();
        var listed = new[] { "faults", "import-faults", "change-faults", "registration-faults" }
            .SelectMany(name => Tables.Find(name)!.Entries).Select(entry => entry.Term).Order();
        Assert.True(codes.Count > 50);
        Assert.Equal(codes, listed);
    }

    [Fact]
    public void Every_field_is_in_its_table_with_what_it_takes()
    {
        var entries = Tables.Find("fields")!.Entries.ToList();
        Assert.Equal(FieldTable.All.Count, entries.Count);
        Assert.All(entries, entry => Assert.Contains(entry.Facts, f => f.Label == "Takes" && f.Text.Length > 0));
    }

    [Fact]
    public void A_field_names_its_path_its_parameter_and_its_column()
    {
        var city = Tables.Find("fields")!.Entries.Single(e => e.Term == "City");
        Assert.Contains(("Path", "CustomerProfile.\u200bAddress.\u200bCity"), city.Facts);
        Assert.Contains(("Parameter", "-City"), city.Facts);
        Assert.Contains(("Portal", "Customer City"), city.Facts);
        Assert.DoesNotContain(city.Facts, f => f.Label == "Wire");
    }

    [Fact]
    public void A_field_whose_wire_name_is_another_says_so()
    {
        var consent = Tables.Find("fields")!.Entries.Single(e => e.Term == "ConsentToShareInfo");
        Assert.Contains(("Wire", "consent.\u200bconsentToToShareInfoWithOthers"), consent.Facts);
        Assert.DoesNotContain(consent.Facts, f => f.Label == "Parameter");
    }
}
