using System;
using System.Collections.Generic;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Validation;

/// <summary>The team and the contacts at the customer (facts 4.4, 9). Their data never stands in a fault.</summary>
internal static class PeopleRules
{
    private const int MostMembers = 50;

    internal static void Check(RuleContext context)
    {
        var team = context.Referral.Team ?? [];
        var contacts = context.Referral.CustomerProfile?.Team ?? [];
        if (team.Length > MostMembers)
            context.Error(FaultCodes.TooManyTeamMembers, "Team", Invariant.Of(team.Length), $"There are {Invariant.Of(team.Length)} team members.", "At most 50.");

        if (team.Length == 0 && context.IsPortal)
            context.Error(FaultCodes.MissingTeam, "Team");

        var seen = team.Length > 1 ? new HashSet<string>(StringComparer.OrdinalIgnoreCase) : null;
        for (var i = 0; i < team.Length; i++)
        {
            var email = team[i].Email;
            CheckEmail(context, email, "Team", i);
            if (!string.IsNullOrWhiteSpace(email) && seen?.Add(email!) == false)
                context.Warn(FaultCodes.DuplicateTeamMember, $"Team[{Invariant.Of(i)}].Email", null, "The same address is given twice.");

            if (context.IsPortal && MissingParts(team[i]) is { Length: > 0 } missing)
                context.Error(FaultCodes.IncompleteTeamMember, $"Team[{Invariant.Of(i)}]", null, $"The team member lacks {missing}.", FaultCodes.IncompleteTeamMember.RecommendedAction);
        }

        for (var i = 0; i < contacts.Length; i++)
            CheckEmail(context, contacts[i].Email, "CustomerProfile.Team", i);
    }

    /// <summary>What a person lacks of the four things help needs; empty for nothing.</summary>
    internal static string MissingParts(Member member)
    {
        List<string>? missing = null;
        Add(member.FirstName, nameof(Member.FirstName));
        Add(member.LastName, nameof(Member.LastName));
        Add(member.PhoneNumber, nameof(Member.PhoneNumber));
        Add(member.Email, nameof(Member.Email));
        return missing is null ? "" : string.Join(", ", missing);

        void Add(string? text, string name)
        {
            if (string.IsNullOrWhiteSpace(text))
                (missing ??= []).Add(name);
        }
    }

    // Only what cannot be an address at all; the rest is for the mail server to know.
    private static void CheckEmail(RuleContext context, string? email, string list, int index)
    {
        if (string.IsNullOrWhiteSpace(email))
            return;

        var at = email!.IndexOf('@');
        var dot = email.LastIndexOf('.');
        var sound = at > 0 && at == email.LastIndexOf('@') && dot > at + 1 && dot < email.Length - 1 && !HasSpace(email);
        if (!sound)
            context.Warn(FaultCodes.InvalidEmail, $"{list}[{Invariant.Of(index)}].Email", null, "The address has no usual form (name@domain).");
    }

    private static bool HasSpace(string text)
    {
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
                return true;
        }

        return false;
    }
}
