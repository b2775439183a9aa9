using System;
using System.Text;
using PartnerReferrals.Events;

namespace PartnerReferrals.Client.Tests.Events;

public sealed class EventBodyTests
{
    private const string Id = "6f0d2a1e-8a57-4b0e-9d0b-5f1c2f0c7a11";

    [Theory]
    [InlineData("referral-created", "Own")]
    [InlineData("Referral-Updated", "Own")]
    [InlineData("related-referral-created", "Related")]
    [InlineData("related-referral-updated", "Related")]
    public void An_event_says_whose_referral_it_is_about(string name, string side)
    {
        var received = Read(Json(name, Id, "2026-01-09T07:41:05Z"));
        Assert.Equal((side, Id), (received.Side, received.ReferralId));
    }

    [Fact]
    public void The_test_event_is_about_no_referral()
    {
        var received = Read("""{"EventName":"test-created","ResourceUri":"http://api.partnercenter.microsoft.com/webhooks/v1/registration/validationEvents/c0bfd694-3075-4ec5-9a3c-733d3a890a1f","ResourceName":"test","ResourceChangeUtcDate":"2017-11-16T16:19:06.3520276+00:00"}""");
        Assert.Equal((null, null, "test"), (received.ReferralId, received.Side, received.ResourceName));
    }

    [Fact]
    public void The_same_event_has_the_same_key_however_it_is_written()
    {
        var key = Read(Json("referral-updated", Id, "2026-01-09T07:41:05.5+00:00")).EventKey;
        Assert.Equal(key, Read("\uFEFF " + Json("referral-updated", Id.ToUpperInvariant(), "2026-01-09T08:41:05.5+01:00")).EventKey);
        Assert.NotEqual(key, Read(Json("referral-created", Id, "2026-01-09T07:41:05.5+00:00")).EventKey);
        Assert.NotEqual(key, Read(Json("referral-updated", Id, "2026-01-09T07:41:05.6+00:00")).EventKey);
        Assert.NotEqual(key, Read(Json("referral-updated", Guid.Empty.ToString(), "2026-01-09T07:41:05.5+00:00")).EventKey);
    }

    private static ReferralEvent Read(string body) => EventBody.Read(Encoding.UTF8.GetBytes(body), isVerified: true);

    private static string Json(string name, string id, string time) =>
        $$"""{ "eventName": "{{name}}", "ResourceUri": "https://api.partnercenter.microsoft.com/engagements/v1/referrals/{{id}}/", "ResourceName": "referral", "ResourceChangeUtcDate": "{{time}}" }""";
}
