using System;
using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.SignIn;

namespace PartnerReferrals.Help.Tables;

/// <summary>The ways in which signing in can fail.</summary>
internal sealed class SignInErrorsTable : ITopicTable
{
    public string Name => "sign-in-errors";

    public IEnumerable<TableEntry> Entries => AuthErrors.All.Select(error => new TableEntry(error.Id, error.Cause, [("cure:", error.RecommendedAction), ("with:", Ways(error))]));

    private static string Ways(AuthError error) => error.Flows.Count == Enum.GetValues<SignInFlow>().Length
        ? "every way of signing in"
        : string.Join(", ", error.Flows.Select(flow => flow == SignInFlow.Interactive ? "interactive" : "-" + flow));
}
