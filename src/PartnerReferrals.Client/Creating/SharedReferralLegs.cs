using System;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace PartnerReferrals.Creating;

/// <summary>The two referrals that a co-sell deal is posted as (facts 8).</summary>
internal sealed class SharedReferralLegs
{
    private const string SolutionProfile = "SolutionProfile";
    private const string BusinessProfileLocation = "BusinessProfileLocation";
    private const string Microsoft = "msft";

    // States belong to each leg by itself: Microsoft's begins as an invitation.
    private static readonly string[] OwnState = ["id", "eTag", "engagementId", "status", "substatus", "statusReason"];

    private readonly JObject _deal;
    private readonly JObject _invitation;

    private SharedReferralLegs(JObject deal, JObject invitation, Referral own)
    {
        _deal = deal;
        _invitation = invitation;
        Own = own;
    }

    private SharedReferralLegs(SharedReferralLegs legs, Referral own)
        : this(legs._deal, legs._invitation, own)
    {
    }

    /// <summary>The partner's own leg: <c>type: Shared</c>, target <c>SolutionProfile</c>.</summary>
    public Referral Own { get; }

    /// <summary>Splits one mapped referral, whose <c>inviteContext</c> holds notes and help code for Microsoft.</summary>
    /// <param name="referral">The deal; not changed.</param>
    /// <param name="solutionId">Solution profile to target; null to keep the deal's own target or else take its first named solution.</param>
    public static SharedReferralLegs Split(Referral referral, string? solutionId = null)
    {
        var deal = (JObject)referral.Json.DeepClone();
        var invitation = Take(deal, "inviteContext") as JObject ?? [];
        if (Is(invitation, "assistanceRequestCode", AssistanceRequestCode.Unknown))
        {
            // The service's word for "not said", as the own leg has it: to Microsoft it would say that no help is asked.
            Take(invitation, "assistanceRequestCode");
        }

        var targets = Take(deal, "target") as JArray;
        var own = (JObject)deal.DeepClone();
        own["type"] = ReferralType.Shared;
        var target = OwnTarget(referral, targets, solutionId);
        if (target.Count > 0)
        {
            own["target"] = target;
        }

        foreach (var name in OwnState)
        {
            Take(deal, name);
        }

        return new SharedReferralLegs(deal, invitation, JsonModel.View<Referral>(own));
    }

    /// <summary>Microsoft's leg under the engagement of the own leg, as the service answered it.</summary>
    /// <exception cref="ArgumentException">The own leg has no engagement.</exception>
    public Referral Connected(Referral ownAnswer)
    {
        if (string.IsNullOrEmpty(ownAnswer.EngagementId))
        {
            throw new ArgumentException("The own referral has no engagement id, so Microsoft's cannot be attached to it.", nameof(ownAnswer));
        }

        var connected = (JObject)_deal.DeepClone();
        connected["type"] = ReferralType.Shared;
        connected["engagementId"] = ownAnswer.EngagementId;
        connected["target"] = new JArray(NewTarget(BusinessProfileLocation, Microsoft));
        var invitation = (JObject)_invitation.DeepClone();
        if (!string.IsNullOrEmpty(ownAnswer.OrganizationId))
        {
            invitation["invitedBy"] = new JObject { ["organizationId"] = ownAnswer.OrganizationId };
        }

        connected["inviteContext"] = invitation;
        return JsonModel.View<Referral>(connected);
    }

    private static JArray OwnTarget(Referral referral, JArray? targets, string? solutionId)
    {
        if (!string.IsNullOrWhiteSpace(solutionId))
        {
            return new JArray(NewTarget(SolutionProfile, solutionId!.Trim()));
        }

        // A target of Microsoft belongs to the other leg.
        var kept = new JArray(targets?.OfType<JObject>().Where(t => !Is(t, "id", Microsoft)) ?? []);
        if (kept.Count > 0)
        {
            return kept;
        }

        var solution = referral.Details?.Requirements?.Solutions?.FirstOrDefault(s => !string.IsNullOrEmpty(s.Id) && s.Type is null or "Name" or "None");
        return solution?.Id is { Length: > 0 } id ? new JArray(NewTarget(SolutionProfile, id)) : kept;
    }

    private static JObject NewTarget(string type, string id) => new() { ["type"] = type, ["id"] = id };

    private static bool Is(JObject json, string name, string value) =>
        string.Equals(json.GetValue(name, StringComparison.OrdinalIgnoreCase)?.ToString(), value, StringComparison.OrdinalIgnoreCase);

    private static JToken? Take(JObject json, string name)
    {
        var property = json.Property(name, StringComparison.OrdinalIgnoreCase);
        property?.Remove();
        return property?.Value;
    }
}
