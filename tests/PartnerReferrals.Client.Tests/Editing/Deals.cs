using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Editing;
using PartnerReferrals.Errors;
using PartnerReferrals.Serialization;

namespace PartnerReferrals.Client.Tests.Editing;

/// <summary>Referrals as the service gives them, and the shortest way to plan a change to one.</summary>
internal static class Deals
{
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public static Referral Active(Action<JObject>? change = null) => Read(
        """
        {
          "id": "6f0d2a1e-8a57-4b0e-9d0b-5f1c2f0c7a11", "engagementId": "0b7f1c2e-5d7e-4b2c-9c55-0a2f9a1e77d0",
          "name": "Bluewater data platform", "organizationId": "11111111-1111-1111-1111-111111111111",
          "eTag": "\"1\"", "type": "Independent", "qualification": "SalesQualified", "status": "Active", "substatus": "Accepted",
          "statusReason": null, "salesStage": null, "mpnId": "1234567", "createdDateTime": "2026-05-01T00:00:00.1234567Z",
          "customerProfile": {
            "name": "Bluewater &amp; Sons", "address": { "addressLine1": "Seestrasse 1", "city": "Zug", "country": "CH" },
            "team": [ { "firstName": "Mia", "lastName": "Keller", "phoneNumber": "+41410000001", "email": "mia@bluewater.example" } ]
          },
          "consent": { "consentToToShareInfoWithOthers": true, "consentToContact": true, "consentToShareReferralWithMicrosoftSellers": false },
          "details": {
            "notes": "Old warehouse.", "dealValue": 42000.0, "currency": "CHF", "closingDateTime": "2026-11-30T00:00:00Z",
            "requirements": {
              "solutions": [ { "id": "SOL-1", "name": "Bake Insights", "type": "Name", "price": null } ],
              "additionalRequirements": { "attributes": [ { "type": "CustomerMarketplaceIntent", "id": "HaveNotDecided" } ] }
            }
          },
          "team": [ { "firstName": "Noa", "lastName": "Frei", "phoneNumber": "+41410000002", "email": "noa@partner.example", "emailValidationStatus": "Valid" } ],
          "registrations": []
        }
        """,
        change);

    public static Referral In(string status, string substatus, Action<JObject>? change = null) => Active(json =>
    {
        json["status"] = status;
        json["substatus"] = substatus;
        change?.Invoke(json);
    });

    public static Referral Won(Action<JObject>? change = null) => In("Closed", "Won", json =>
    {
        json["closedDateTime"] = "2026-05-20T00:00:00Z";
        json["consent"]!["consentToShareReferralWithMicrosoftSellers"] = true;
        change?.Invoke(json);
    });

    public static EditContext Known(Referral referral, Referral? connected = null) =>
        new() { Current = referral, Connected = connected, IsFresh = true, Now = Now };

    public static EditContext Unknown { get; } = new() { Now = Now };

    public static EditPlan Plan(Referral? referral, params NamedValue[] values) =>
        FieldEdit.Read(values).Plan(referral is null ? Unknown : Known(referral));

    public static NamedValue Set(string name, object? value) => new(name, value);

    public static NamedValue Add(string name, object? value) => new(name, value, Appends: true);

    public static NamedValue Remove(string name, object? value) => new(name, value, Removes: true);

    public static string[] Errors(this EditPlan plan) => [.. plan.Faults.Where(f => f.Severity == FaultSeverity.Error).Select(f => f.Code)];

    public static string[] Warnings(this EditPlan plan) => [.. plan.Faults.Where(f => f.Severity == FaultSeverity.Warning).Select(f => f.Code)];

    /// <summary>Faults as <c>Code Field value</c>, where there is one; warnings are marked.</summary>
    public static string Told(this IEnumerable<Fault> faults) => string.Join(
        "; ", faults.Select(f => $"{(f.Severity == FaultSeverity.Warning ? "warning " : "")}{f.Code} {f.Field} {f.Value}".TrimEnd()));

    private static Referral Read(string json, Action<JObject>? change)
    {
        var parsed = (JObject)JsonText.Parse(json);
        change?.Invoke(parsed);
        return JsonModel.View<Referral>(parsed);
    }
}
