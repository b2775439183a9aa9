using System;
using System.Collections.Generic;
using System.Linq;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(PartnerReferrals.Host.Tests.Bulk.SoakFirst))]

namespace PartnerReferrals.Host.Tests.Bulk;

/// <summary>The soak takes minutes and mostly waits: begun first, it has ended before the others have.</summary>
public sealed class SoakFirst : ITestCollectionOrderer
{
    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => collection.TestCollectionDisplayName.Contains(nameof(SoakTests), StringComparison.Ordinal) ? 0 : 1)];
}
