using System;
using System.IO;

namespace PartnerReferrals.Mutants;

/// <summary>For whoever wants the mutants alone: Stryker makes none where there is no test, and takes its assembly away again when it ends.</summary>
public sealed class OneTest
{
    [Fact]
    public void Keeps_the_assembly_that_it_runs_with()
    {
        var assembly = typeof(Referral).Assembly.Location;
        if (Environment.GetEnvironmentVariable("KeepAssemblyAs") is { Length: > 0 } copy)
            File.Copy(assembly, copy, overwrite: true);

        Assert.NotEmpty(assembly);
    }
}
