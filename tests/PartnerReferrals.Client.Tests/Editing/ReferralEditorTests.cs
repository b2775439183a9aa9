using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Editing;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Client.Tests.Editing;

/// <summary>A change on its way: what is read for it, which version it is made to, and what is said of a lost race or a lost answer.</summary>
public sealed class ReferralEditorTests
{
    private const string Eva = "Eva, Berg, +41410000003, eva@partner.example";

    private readonly Service _service = new();

    /// <summary>What was said of the first attempt, which was made.</summary>
    [Theory]
    [InlineData("lost")]
    [InlineData("429")]
    [InlineData("500")]
    [InlineData("503")]
    [InlineData("503 wait")]
    public async Task An_addition_is_made_once_whatever_is_said_of_it(string fault)
    {
        foreach (var force in new[] { false, true })
        {
            foreach (var current in new[] { null, Deals.Active() })
            {
                _service.Reset(fault);
                var result = await ApplyAsync(new EditRequest { Id = Deals.Active().Id!, Current = current, Edit = FieldEdit.Read([Deals.Add("Team", Eva)]), Force = force, ReturnRepresentation = true });
                Assert.True(result.IsChanged);
                Assert.Equal(2, _service.Team.Count);
                Assert.Equal(2, result.Referral!.Team!.Length);
            }
        }
    }

    [Fact]
    public async Task An_addition_that_overrules_others_is_made_to_what_they_left()
    {
        _service.Reset("", raced: 2);
        var result = await ApplyAsync(new EditRequest { Id = Deals.Active().Id!, Current = Deals.Active(), Edit = FieldEdit.Read([Deals.Add("Team", Eva)]), Force = true, ReturnRepresentation = true });
        Assert.True(result.IsChanged);
        Assert.Equal(["noa@partner.example", "raced1@partner.example", "raced2@partner.example", "eva@partner.example"], _service.Team.Select(member => (string?)member["email"]));
    }

    [Theory]
    [InlineData(true, "")]
    [InlineData(false, "\"1\"")]
    public async Task What_is_no_addition_overrules_others_whatever_their_version(bool force, string eTag)
    {
        _service.Reset("");
        await ApplyAsync(new EditRequest { Id = Deals.Active().Id!, Current = Deals.Active(), Edit = FieldEdit.Read([Deals.Set("DealValue", 7)]), Force = force });
        Assert.Equal(eTag, Assert.Single(_service.Requests).Header("If-Match") ?? "");
    }

    /// <summary>What was said of the first attempt, which was made: it is no change by somebody else.</summary>
    [Theory]
    [InlineData("lost")]
    [InlineData("429")]
    [InlineData("500")]
    [InlineData("503 wait")]
    public async Task A_change_of_ones_own_is_no_conflict(string fault)
    {
        _service.Reset(fault);
        var result = await ApplyAsync(new EditRequest { Id = Deals.Active().Id!, Current = Deals.Active(), Edit = FieldEdit.Read([Deals.Set("DealValue", 7)]), ReturnRepresentation = true });
        Assert.True(result.IsChanged);
        Assert.Equal(7m, result.Referral!.DealValue);
    }

    [Fact]
    public async Task A_change_by_somebody_else_is_one_and_is_shown_beside_ones_own()
    {
        _service.Reset("", raced: 1);
        var error = await Assert.ThrowsAsync<ReferralConflictException>(() => ApplyAsync(new EditRequest { Id = Deals.Active().Id!, Current = Deals.Active(), Edit = FieldEdit.Read([Deals.Set("DealValue", 7)]) }));
        var conflict = Assert.Single(error.Fields);
        Assert.Equal(("DealValue", "42000.0", "42001", "7"), (conflict.Field, conflict.Was, conflict.Theirs, conflict.Yours));
    }

    private async Task<EditResult> ApplyAsync(EditRequest request)
    {
        using var client = TestClients.Over(_service, new TestClock());
        return await new ReferralEditor(client).ApplyAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>One referral that is changed as JSON Patch says; the first change is made and then said to be something else.</summary>
    private sealed class Service : HttpMessageHandler
    {
        private readonly List<SeenRequest> _requests = [];
        private JObject _referral = [];
        private string _fault = "";
        private int _raced;
        private int _racesLeft;

        internal IReadOnlyList<SeenRequest> Requests => _requests;

        internal JArray Team => (JArray)_referral["team"]!;

        internal void Reset(string fault, int raced = 0)
        {
            _requests.Clear();
            _referral = (JObject)Deals.Active().Json.DeepClone();
            (_fault, _raced, _racesLeft) = (fault, 0, raced);
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var seen = await SeenRequest.ReadAsync(request);
            _requests.Add(seen);
            if (seen.Method == "GET")
            {
                return Answers.Message(HttpStatusCode.OK, _referral.ToString(), "application/json");
            }

            if (_racesLeft > 0)
            {
                // Between its reading and its change.
                _racesLeft--;
                Team.Add(new JObject { ["email"] = $"raced{++_raced}@partner.example" });
                _referral["details"]!["dealValue"] = 42000 + _raced;
                Stamp();
            }

            if (seen.Header("If-Match") is { } version && version != (string?)_referral["eTag"])
            {
                return Answers.Message(HttpStatusCode.PreconditionFailed, """{"error":{"code":"preconditionFailed","message":"changed"}}""", "application/json");
            }

            foreach (var operation in JArray.Parse(seen.Body))
            {
                var path = ((string)operation["path"]!).Split('/')[1..];
                var holder = path[..^1].Aggregate((JToken)_referral, (at, name) => at[name]!);
                if (path[^1] == "-")
                {
                    ((JArray)holder).Add(operation["value"]!);
                }
                else
                {
                    holder[path[^1]] = operation["value"];
                }
            }

            Stamp();
            var (fault, _) = (_fault, _fault = "");
            return fault switch
            {
                "" => Answers.Message(HttpStatusCode.OK, _referral.ToString(), "application/json"),
                "lost" => await Faults.Lost(seen, cancellationToken),
                "429" => Answers.Message((HttpStatusCode)429, "", "text/plain"),
                "503 wait" => Answers.Message(HttpStatusCode.ServiceUnavailable, "", "text/plain", ("Retry-After", "1")),
                _ => Answers.Message((HttpStatusCode)int.Parse(fault), "", "text/plain"),
            };
        }

        private void Stamp() => _referral["eTag"] = $"\"{int.Parse(((string)_referral["eTag"]!).Trim('"')) + 1}\"";
    }
}
