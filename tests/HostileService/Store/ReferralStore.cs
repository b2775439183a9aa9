using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace PartnerReferrals.Hostile;

/// <summary>What the service holds. Thread-safe.</summary>
public sealed class ReferralStore
{
    /// <summary>The partner's organization.</summary>
    public const string OwnOrganization = "8a1f6f0e-6a3c-4c0e-9d6b-2b1f4f0c7a10";

    private readonly object _lock = new();
    private readonly List<StoredReferral> _referrals = [];
    private long _number;

    /// <summary>All of it, in the order it was made.</summary>
    public IReadOnlyList<StoredReferral> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _referrals];
            }
        }
    }

    /// <summary>What clients had it make.</summary>
    public IReadOnlyList<StoredReferral> Made => [.. All.Where(r => !r.IsStrangers)];

    /// <summary>One by its id; null where there is none.</summary>
    public StoredReferral? Find(string id) => All.FirstOrDefault(r => r.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether an own leg has this engagement.</summary>
    public bool HasEngagement(string id) => All.Any(r => !r.IsMicrosofts && r.EngagementId.Equals(id, StringComparison.OrdinalIgnoreCase));

    /// <summary>A referral of another deal than the one that was sent.</summary>
    public StoredReferral? Foreign(string sentName) => All.LastOrDefault(r => r.SentName != sentName && !r.IsMicrosofts);

    /// <summary>Makes a referral of what was sent.</summary>
    /// <param name="sent">The body.</param>
    /// <param name="requestId">Its idempotency id.</param>
    /// <param name="now">True time.</param>
    /// <param name="plan">What becomes of values and stamps.</param>
    /// <param name="isStrangers">Nobody here sent it.</param>
    public StoredReferral Add(string sent, string? requestId, DateTimeOffset now, ServicePlan plan, bool isStrangers = false)
    {
        var held = (JsonObject)JsonNode.Parse(sent)!;
        var isMicrosofts = IsInvitation(held);
        lock (_lock)
        {
            var id = NewId(plan.Seed);
            var engagementId = held["engagementId"]?.ToString() is { Length: > 0 } given ? given : NewId(plan.Seed);
            Complete(held, id, engagementId, isMicrosofts, now + plan.StampError, plan);
            Rewriter.Apply(held, plan.Rewrites);
            var referral = new StoredReferral
            {
                Id = id,
                EngagementId = engagementId,
                IsMicrosofts = isMicrosofts,
                IsStrangers = isStrangers,
                Sent = sent,
                RequestId = requestId,
                MadeAt = now,
                Held = held,
            };
            _referrals.Add(referral);
            return referral;
        }
    }

    /// <summary>Somebody changes a referral: it gets another version and stamp.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="stamp">When, by the service's stamps.</param>
    public void Touch(string id, DateTimeOffset stamp)
    {
        lock (_lock)
        {
            var held = _referrals.Find(r => r.Id == id)!.Held;
            held["updatedDateTime"] = TextOf(stamp);
            held["eTag"] = $"\"{++_number:x8}-0000-0100-0000-000000000001\"";
        }
    }

    /// <summary>Whether a body asks for Microsoft's leg (facts 8).</summary>
    public static bool IsInvitation(JsonObject body) =>
        body["target"] is JsonArray targets && targets.OfType<JsonObject>().Any(t => t["id"]?.ToString() == "msft");

    private static void Complete(JsonObject held, string id, string engagementId, bool isMicrosofts, DateTimeOffset stamp, ServicePlan plan)
    {
        var at = TextOf(stamp);
        held["id"] = id;
        held["engagementId"] = engagementId;
        if ((isMicrosofts ? plan.MicrosoftOrganization : OwnOrganization) is { } organization)
        {
            held["organizationId"] = organization;
        }

        held["createdDateTime"] = at;
        held["updatedDateTime"] = at;
        held["eTag"] = $"\"{id[..8]}-0000-0100-0000-000000000000\"";
        held["status"] = isMicrosofts ? "New" : "Active";
        held["substatus"] = isMicrosofts ? "Pending" : "Accepted";
        held["direction"] = "Outgoing";
        foreach (var unset in (string[])["campaignId", "externalReferenceId", "salesStage", "statusReason"])
        {
            held.TryAdd(unset, null);
        }

        if (!isMicrosofts)
        {
            held["inviteContext"] = new JsonObject { ["invitedBy"] = new JsonObject { ["organizationId"] = OwnOrganization }, ["assistanceRequestCode"] = "Unknown" };
        }

        held["registrations"] = new JsonArray();
    }

    private static string TextOf(DateTimeOffset stamp) => stamp.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ");

    private string NewId(int seed)
    {
        var bytes = new byte[16];
        BitConverter.TryWriteBytes(bytes, ++_number);
        BitConverter.TryWriteBytes(bytes.AsSpan(8), 0x5bd1e995L * (seed + 1));
        bytes[7] = 0x40;
        return new Guid(bytes).ToString();
    }
}
