using System.Collections.Generic;
using System.Linq;
using PartnerReferrals.Emulator.Schema;

namespace PartnerReferrals.Emulator.Rules;

/// <summary>Which states exist and which may follow which (facts 6).</summary>
internal static class StateTable
{
    public const string New = "New";
    public const string Active = "Active";
    public const string Closed = "Closed";

    private static readonly Dictionary<string, string[]> SubstatusesOf = new()
    {
        [New] = ["Pending", "Received"],
        [Active] = ["Accepted"],
        [Closed] = ["Won", "Lost", "Declined", "Expired", "Error"],
    };

    private static readonly Dictionary<string, string[]> Successors = new()
    {
        [New] = [New, Active, Closed],
        [Active] = [Active, Closed],
        [Closed] = [Closed],
    };

    /// <summary>What is wrong with a status and substatus standing together, if anything.</summary>
    public static Fault? CheckPair(string? status, string? substatus)
    {
        if (status is null || !SubstatusesOf.TryGetValue(status, out var legal))
        {
            return new Fault("status", $"must be one of {string.Join(", ", SubstatusesOf.Keys)}");
        }

        return substatus is not null && legal.Contains(substatus)
            ? null
            : new Fault("substatus", $"must be one of {string.Join(", ", legal)} when status is {status}, not {substatus ?? "null"}");
    }

    /// <summary>
    /// What is wrong with going from one state to another, if anything. The strict reading also demands what the
    /// business text says: declined from New, won or lost from Active.
    /// </summary>
    public static Fault? CheckMove(string fromStatus, string toStatus, string toSubstatus, bool strict)
    {
        if (!Successors[fromStatus].Contains(toStatus))
        {
            return new Fault("status", $"cannot go from {fromStatus} to {toStatus}; it may go to {string.Join(", ", Successors[fromStatus])}");
        }

        return (strict, fromStatus, toSubstatus) switch
        {
            (true, New, "Won" or "Lost") => new Fault("substatus", $"{toSubstatus} is for a referral that was accepted first"),
            (true, Active, "Declined" or "Expired") => new Fault("substatus", $"{toSubstatus} is for a referral that was not accepted yet"),
            _ => null,
        };
    }
}
