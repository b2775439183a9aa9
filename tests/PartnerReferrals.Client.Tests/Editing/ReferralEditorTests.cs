using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Client.Tests.Http;
using PartnerReferrals.Editing;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Client.Tests.Editing;

/// <summary>A change on its way: what is read for it, which version it is made to, and what is said of a lost race or a lost answer.</summary>
public sealed class ReferralEditorTests
{
    private const string Eva = "Eva, Berg, +41410000003, eva@partner.example";

    private readonly EditedReferral _service = new();

    private static NamedValue Value { get; } = Deals.Set("DealValue", 7);

    /// <summary>What was said of the first attempt, which was made.</summary>
    public static TheoryData<string, bool, bool> Additions
    {
        get
        {
            var data = new TheoryData<string, bool, bool>();
            foreach (var fault in new[] { "lost", "429", "500", "503", "503 wait" })
            {
                data.Add(fault, false, false);
                data.Add(fault, false, true);
                data.Add(fault, true, false);
                data.Add(fault, true, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Additions))]
    public async Task An_addition_is_made_once_whatever_is_said_of_it(string fault, bool force, bool isRead)
    {
        _service.Fault = fault;
        var result = await ApplyAsync(Request(isRead ? Deals.Active() : null, force, Deals.Add("Team", Eva)));
        Assert.True(result.IsChanged);
        Assert.Equal(2, _service.Team.Count);
        Assert.Equal(2, result.Referral!.Team!.Length);
    }

    [Fact]
    public async Task An_addition_that_overrules_others_is_made_to_what_they_left()
    {
        _service.Races = 2;
        var result = await ApplyAsync(Request(Deals.Active(), force: true, Deals.Add("Team", Eva)));
        Assert.True(result.IsChanged);
        Assert.Equal(["noa@partner.example", "other2@partner.example", "other1@partner.example", "eva@partner.example"], _service.Team.Select(member => (string?)member["email"]));
        Assert.Equal("\"1\" \"2\" \"3\"", _service.Versions);
    }

    /// <summary>A service that gives no version: an addition may be there twice if it is sent twice, so it is looked for.</summary>
    [Theory]
    [InlineData(true, "PATCH GET")]
    [InlineData(false, "PATCH GET")]
    public async Task An_addition_to_no_version_is_looked_for_instead_of_repeated(bool wasMade, string methods)
    {
        _service.Json.Remove("eTag");
        _service.Intercept = seen => wasMade || seen.Method == "GET" ? null : EditedReferral.Say(504);
        _service.Fault = "504";
        var change = ApplyAsync(Request(Deals.Active(json => json.Remove("eTag")), force: false, Deals.Add("Team", Eva)));
        if (wasMade)
        {
            Assert.Equal(2, (await change).Referral!.Team!.Length);
        }
        else
        {
            await Assert.ThrowsAsync<OutcomeUnknownException>(() => change);
        }

        Assert.Equal(methods, _service.Methods);
    }

    [Fact]
    public async Task Where_it_cannot_be_looked_for_it_is_unknown()
    {
        _service.Json.Remove("eTag");
        _service.Intercept = seen => EditedReferral.Say(seen.Method == "GET" ? 404 : 504);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => ApplyAsync(Request(Deals.Active(json => json.Remove("eTag")), force: false, Deals.Add("Team", Eva))));
    }

    /// <summary>What was piped and how; what is sent, and the version that the change names.</summary>
    [Theory]
    [InlineData("id", false, "GET PATCH", "\"1\"")]
    [InlineData("id", true, "PATCH", "none")]
    [InlineData("whole", false, "PATCH", "\"1\"")]
    [InlineData("whole", true, "PATCH", "none")]
    [InlineData("status", false, "GET PATCH", "\"1\"")]
    [InlineData("customerProfile", false, "GET PATCH", "\"1\"")]
    [InlineData("details", false, "GET PATCH", "\"1\"")]
    [InlineData("consent", false, "GET PATCH", "\"1\"")]
    [InlineData("consent", true, "PATCH", "none")]
    public async Task It_is_read_first_where_not_all_of_it_is_known_and_nothing_is_forced(string piped, bool force, string methods, string version)
    {
        var current = piped == "id" ? null : Deals.Active(json => json.Remove(piped));
        var result = await ApplyAsync(Request(current, force, Value));
        Assert.True(result.IsChanged);
        Assert.Equal(7m, result.Referral!.DealValue);
        Assert.Equal((methods, version), (_service.Methods, _service.Versions));
    }

    /// <summary>An element of a list by its number, and one that is taken out: both need the list.</summary>
    [Theory]
    [InlineData(true, "GET PATCH", "none")]
    [InlineData(false, "GET PATCH", "\"1\"")]
    public async Task What_cannot_be_changed_otherwise_is_read_though_it_is_forced(bool force, string methods, string version)
    {
        await ApplyAsync(Request(null, force, Deals.Set("Team[0].FirstName", "Nora")));
        Assert.Equal((methods, version), (_service.Methods, _service.Versions));
        Assert.Equal("Nora", (string?)_service.Team[0]["firstName"]);
    }

    [Fact]
    public async Task What_a_whole_one_lacks_that_was_piped_is_read_before_it_is_written()
    {
        await ApplyAsync(Request(Deals.Active(json => json.Remove("team")), force: false, Deals.Add("Team", Eva)));
        Assert.Equal("GET PATCH", _service.Methods);
        Assert.Equal(2, _service.Team.Count);
    }

    /// <summary>The version that the caller names, and the one of what was piped; against which the change is made.</summary>
    [Theory]
    [InlineData("\"9\"", "\"1\"", "\"9\"")]
    [InlineData(null, "\"1\"", "\"1\"")]
    [InlineData(null, null, "none")]
    public async Task The_version_is_the_one_that_the_caller_names(string? named, string? piped, string sent)
    {
        _service.Intercept = seen => seen.Method == "PATCH" ? EditedReferral.Say(204) : null;
        await ApplyAsync(Request(Deals.Active(json => json["eTag"] = piped is null ? JValue.CreateNull() : piped), force: false, named, Value));
        Assert.Equal(sent, _service.Versions);
    }

    [Fact]
    public async Task Where_nothing_differs_nothing_is_sent()
    {
        var result = await ApplyAsync(Request(null, force: false, Deals.Set("DealValue", 42000)));
        Assert.False(result.IsChanged);
        Assert.Equal(("", "GET"), (result.Summary, _service.Methods));
        Assert.Equal(42000m, result.Referral!.DealValue);
    }

    [Fact]
    public async Task What_would_be_refused_is_not_sent_and_warnings_do_not_refuse()
    {
        var error = await Assert.ThrowsAsync<ReferralValidationException>(() => ApplyAsync(Request(null, force: false, Deals.Set("Status", "Closed"), new NamedValue("Team", "nobody@partner.example", Removes: true))));
        Assert.All(error.Faults, fault => Assert.Equal(FaultSeverity.Error, fault.Severity));
        Assert.Equal("GET", _service.Methods);

        var warned = await ApplyAsync(Request(null, force: false, Value, new NamedValue("Team", "nobody@partner.example", Removes: true)));
        Assert.Single(warned.Warnings);
        Assert.True(warned.IsChanged);
    }

    /// <summary>A state from before the present one: what of it still differs is nobody's to decide but the caller's.</summary>
    [Theory]
    [InlineData(false, 7, true)]
    [InlineData(true, 7, false)]
    [InlineData(false, 42000, false)]
    public async Task What_was_written_from_an_older_state_is_a_conflict_where_it_differs(bool force, int value, bool isConflict)
    {
        // Not whole, so that it is read.
        var change = ApplyAsync(Request(Deals.Active(json => json.Remove("consent")), force, "\"0\"", Deals.Set("DealValue", value)));
        if (isConflict)
        {
            var conflict = Assert.Single((await Assert.ThrowsAsync<ReferralConflictException>(() => change)).Fields);
            Assert.Equal(("DealValue", null, "42000.0", "7"), (conflict.Field, conflict.Was, conflict.Theirs, conflict.Yours));
            Assert.Equal("GET", _service.Methods);
        }
        else
        {
            await change;
        }
    }

    /// <summary>What was said of the first attempt, which was made: it is no change by somebody else.</summary>
    [Theory]
    [InlineData("lost")]
    [InlineData("429")]
    [InlineData("500")]
    [InlineData("503 wait")]
    public async Task A_change_of_ones_own_is_no_conflict(string fault)
    {
        _service.Fault = fault;
        var result = await ApplyAsync(Request(Deals.Active(), force: false, Value));
        Assert.True(result.IsChanged);
        Assert.Equal(7m, result.Referral!.DealValue);
    }

    [Fact]
    public async Task A_change_by_somebody_else_is_one_and_is_shown_beside_ones_own()
    {
        _service.Races = 1;
        var error = await Assert.ThrowsAsync<ReferralConflictException>(() => ApplyAsync(Request(Deals.Active(), force: false, Value)));
        var conflict = Assert.Single(error.Fields);
        Assert.Equal(("DealValue", "42000.0", "42001", "7"), (conflict.Field, conflict.Was, conflict.Theirs, conflict.Yours));
        Assert.Equal("\"2\"", error.Theirs.ETag);
        Assert.Equal("PATCH GET", _service.Methods);
    }

    [Fact]
    public async Task A_conflict_that_cannot_be_shown_is_the_services_refusal()
    {
        _service.Intercept = seen => EditedReferral.Say(seen.Method == "GET" ? 404 : 412);
        var error = await Assert.ThrowsAsync<ReferralApiException>(() => ApplyAsync(Request(Deals.Active(), force: false, Value)));
        Assert.Equal(412, (int)error.StatusCode);
    }

    /// <summary>Who knows no state of it wants his value in any: how often another is faster.</summary>
    [Theory]
    [InlineData(409, 1, true)]
    [InlineData(412, 1, true)]
    [InlineData(412, 3, true)]
    [InlineData(412, 4, false)]
    [InlineData(400, 1, false)]
    public async Task By_id_alone_a_lost_race_is_run_again_a_few_times(int status, int races, bool isChanged)
    {
        _service.Intercept = seen => seen.Method == "PATCH" && races-- > 0 ? EditedReferral.Say(status) : null;
        var change = ApplyAsync(Request(null, force: false, Value));
        if (isChanged)
        {
            Assert.True((await change).IsChanged);
        }
        else
        {
            Assert.Equal(status, (int)(await Assert.ThrowsAsync<ReferralApiException>(() => change)).StatusCode);
            Assert.Equal(status == 400 ? "GET PATCH" : "GET PATCH GET PATCH GET PATCH GET PATCH", _service.Methods);
        }
    }

    [Fact]
    public async Task Who_names_a_version_that_another_was_faster_than_decides_himself()
    {
        _service.Races = 1;
        await Assert.ThrowsAsync<ReferralConflictException>(() => ApplyAsync(Request(null, force: false, "\"1\"", Value)));
        Assert.Equal("GET PATCH GET", _service.Methods);
    }

    /// <summary>Whose side it is, and what of it is known; whether the refusal says whose side it is.</summary>
    [Theory]
    [InlineData("msft", "whole", true)]
    [InlineData("MSFT", "id", true)]
    [InlineData("11111111-1111-1111-1111-111111111111", "whole", false)]
    [InlineData("11111111-1111-1111-1111-111111111111", "id", false)]
    public async Task A_change_of_Microsofts_side_is_told_to_be_one(string organization, string piped, bool isAdvised)
    {
        _service.Json["organizationId"] = organization;
        _service.Intercept = seen => seen.Method == "PATCH" ? EditedReferral.Say(403) : null;
        var current = piped == "id" ? null : Deals.Active(json => json["organizationId"] = organization);
        var error = await Assert.ThrowsAsync<ReferralApiException>(() => ApplyAsync(Request(current, force: true, Value)));
        Assert.Equal(isAdvised, error.RecommendedAction.Contains("Microsoft's side", StringComparison.Ordinal));
        Assert.Equal(piped == "id" ? "PATCH GET" : "PATCH", _service.Methods);
    }

    [Fact]
    public async Task A_stop_before_it_left_says_that_nothing_was_sent_and_one_after_that_nobody_knows()
    {
        using var early = new CancellationTokenSource();
        await early.CancelAsync();
        await Assert.ThrowsAsync<NothingSentException>(() => ApplyAsync(Request(Deals.Active(), force: false, Value), early.Token));

        using var late = new CancellationTokenSource();
        _service.Intercept = seen =>
        {
            late.Cancel();
            throw new OperationCanceledException(late.Token);
        };
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => ApplyAsync(Request(Deals.Active(), force: false, Value), late.Token));
        Assert.Contains("given up", unknown.Message, StringComparison.Ordinal);
        Assert.Equal("PATCH", _service.Methods);
    }

    [Fact]
    public async Task A_plan_is_made_for_what_stands_there_and_sends_nothing()
    {
        using var client = TestClients.Over(_service);
        var editor = new ReferralEditor(client);
        var plan = await editor.PlanAsync(Request(null, force: false, Value), TestContext.Current.CancellationToken);
        Assert.Equal("DealValue from 42000.0 to 7", plan.Describe());
        await Assert.ThrowsAsync<ReferralConflictException>(() => editor.PlanAsync(Request(null, force: false, "\"0\"", Value), TestContext.Current.CancellationToken));
        Assert.Equal("GET GET", _service.Methods);
    }

    [Theory]
    [InlineData("", true, false)]
    [InlineData("details", false, false)]
    public void What_is_known_whole_is_planned_for_as_it_is_though_it_is_not_fresh(string lacks, bool isKnown, bool isFresh)
    {
        using var client = TestClients.Over(_service);
        var edit = new Probe();
        new ReferralEditor(client).Preview(new EditRequest { Id = "x", Current = Deals.Active(json => json.Remove(lacks)), Connected = Deals.Won(), Edit = edit });
        var context = Assert.Single(edit.Contexts);
        Assert.Equal((isKnown, isFresh, true), (context.Current is not null, context.IsFresh, context.Connected is not null));
        Assert.Equal(client.ServerNow, context.Now);
        Assert.Empty(_service.Methods);
    }

    /// <summary>Who has to know Microsoft's leg; what is in the engagement, and which of it is taken.</summary>
    [Theory]
    [InlineData("needed", "own msft:1 msft:2 own", "2")]
    [InlineData("needed", "own", "none")]
    [InlineData("not needed", "own msft:1", "none")]
    [InlineData("known", "own msft:1", "known")]
    [InlineData("no engagement", "own msft:1", "none")]
    [InlineData("refused", "own msft:1", "none")]
    [InlineData("nothing", "own msft:1", "none")]
    public async Task Microsofts_leg_is_looked_for_where_it_has_to_be_known(string how, string engagement, string expected)
    {
        var list = new JArray(engagement.Split(' ').Select(leg => new JObject
        {
            ["id"] = leg,
            ["organizationId"] = leg == "own" ? "o" : "msft",
            ["name"] = leg.Split(':')[^1],
        }));
        _service.Intercept = seen => seen.Address.Query.Contains("engagementId", StringComparison.Ordinal) ? EditedReferral.Say(200, new JObject { ["value"] = list }.ToString()) : null;
        var edit = new Probe { IsConnectedNeeded = how != "not needed", IsRefused = how == "refused", Changes = how == "nothing" ? [] : [Value] };
        var request = new EditRequest
        {
            Id = Deals.Active().Id!,
            Current = Deals.Active(json => json["engagementId"] = how == "no engagement" ? JValue.CreateNull() : "e-1"),
            Connected = how == "known" ? Deals.Active(json => json["name"] = "known") : null,
            Edit = edit,
        };
        try
        {
            await ApplyAsync(request);
        }
        catch (ReferralValidationException)
        {
            Assert.Equal("refused", how);
        }

        Assert.Equal(expected, edit.Contexts[^1].Connected?.Name ?? "none");
        Assert.Equal(how == "needed", _service.Requests.Any(seen => seen.Address.Query.Contains("engagementId", StringComparison.Ordinal)));
    }

    private static EditRequest Request(Referral? current, bool force, params NamedValue[] values) => Request(current, force, null, values);

    private static EditRequest Request(Referral? current, bool force, string? eTag, params NamedValue[] values) => new()
    {
        Id = Deals.Active().Id!,
        Current = current,
        Edit = FieldEdit.Read(values),
        ETag = eTag,
        Force = force,
        ReturnRepresentation = true,
    };

    private async Task<EditResult> ApplyAsync(EditRequest request, CancellationToken? token = null)
    {
        using var client = TestClients.Over(_service);
        return await new ReferralEditor(client).ApplyAsync(request, token ?? TestContext.Current.CancellationToken);
    }

    /// <summary>Keeps what it is told.</summary>
    private sealed class Probe : IReferralEdit
    {
        internal List<EditContext> Contexts { get; } = [];

        internal bool IsConnectedNeeded { get; init; }

        internal bool IsRefused { get; init; }

        internal NamedValue[] Changes { get; init; } = [Value];

        public EditPlan Plan(EditContext context)
        {
            Contexts.Add(context);
            var plan = FieldEdit.Read(Changes).Plan(context);
            return IsRefused ? new EditPlan { Patch = plan.Patch, Changes = plan.Changes, Faults = [new Fault { Code = "C", Field = "F", Message = "M", Hint = "H" }] } : plan;
        }

        public bool NeedsConnected(Referral current) => IsConnectedNeeded;
    }
}
