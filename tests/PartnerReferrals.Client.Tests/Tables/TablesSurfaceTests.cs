using System;
using System.Linq;
using PartnerReferrals.Tables;
using PartnerReferrals.Tables.Delimited;

namespace PartnerReferrals.Client.Tests.Tables;

/// <summary>The room for tables is reached by name from the other side of a load context: nothing of CsvHelper may show.</summary>
public class TablesSurfaceTests
{
    [Theory]
    [InlineData("PartnerReferrals.Tables.TableFileReader", typeof(ITableReader))]
    [InlineData("PartnerReferrals.Tables.Delimited.CsvFileWriter", typeof(ICsvWriter))]
    public void Room_can_be_made_by_name(string type, Type contract) =>
        Assert.IsType(contract, Activator.CreateInstance(typeof(TableFileReader).Assembly.GetType(type, throwOnError: true)!), exactMatch: false);

    [Fact]
    public void No_package_shows_in_the_public_surface()
    {
        Assert.Empty(typeof(TableFileReader).Assembly.GetExportedTypes());
        Type[] types = [typeof(TableFileReader), typeof(CsvFileWriter)];
        var shown = types
            .SelectMany(type => type.GetMethods().SelectMany(method => method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType)))
            .Concat(types.SelectMany(type => type.GetInterfaces().Append(type.BaseType!)))
            .Select(type => type.Assembly.GetName().Name!);

        Assert.All(shown, name => Assert.True(name.StartsWith("PartnerReferrals", StringComparison.Ordinal) || name.StartsWith("System.", StringComparison.Ordinal), name));
    }
}
