using System;
using System.Linq;
using PartnerReferrals.Changes;
using PartnerReferrals.Client.Tests.Runs;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Client.Tests.Changes;

/// <summary>The state file: whatever a crash leaves of it, what was seen before the last writing is known.</summary>
public sealed class ChangeStateFileTests : IDisposable
{
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(15);

    private readonly TempFolder _folder = new();

    private string Path => _folder.File("state.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_taken_is_known_again()
    {
        using (var file = Open())
        {
            file.Take(Deal("a", 1));
            file.Complete(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
            file.Save();
        }

        using var again = Open();
        Assert.Null(again.State.Compare(Deal("a", 1)));
        var change = again.State.Compare(Deal("a", 2))!;
        Assert.Equal((ReferralChangeKind.Changed, 1m, "Active/Accepted"), (change.Kind, change.PreviousDealValue, change.PreviousState));
        Assert.Equal(["DealValue"], change.ChangedFields);
        Assert.Equal(new DateTimeOffset(2026, 6, 1, 11, 45, 0, TimeSpan.Zero), again.State.LookSince);
    }

    [Fact]
    public void A_writing_that_was_torn_anywhere_leaves_the_old_state_or_the_new()
    {
        using (var file = Open())
        {
            file.Take(Deal("a", 1));
            file.Save();
        }

        var before = System.IO.File.ReadAllBytes(Path);
        using (var file = Open())
        {
            file.Take(Deal("b", 2));
            file.Save();
        }

        var after = System.IO.File.ReadAllBytes(Path);
        var draft = Path + ".new";
        for (var cut = 0; cut <= after.Length; cut++)
        {
            // Torn in the file beside it: the old state stands.
            System.IO.File.WriteAllBytes(Path, before);
            System.IO.File.WriteAllBytes(draft, after[..cut]);
            Assert.Contains(Known(), new[] { "a", "a b" });

            // Torn in the file itself, over the old one or in an empty one: the file beside it is whole.
            System.IO.File.WriteAllBytes(draft, after);
            byte[] torn = [.. after[..cut], .. before.Skip(cut)];
            System.IO.File.WriteAllBytes(Path, torn);
            Assert.Equal(torn.SequenceEqual(before) ? "a" : "a b", Known());
            System.IO.File.WriteAllBytes(Path, after[..cut]);
            Assert.Equal("a b", Known());
        }

        string Known()
        {
            using var file = Open();
            return string.Join(" ", file.State.Seen.Keys.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void An_empty_file_is_a_beginning()
    {
        System.IO.File.WriteAllText(Path, "");

        using var file = Open();

        Assert.Empty(file.State.Seen);
    }

    [Fact]
    public void Another_name_of_the_file_leads_to_the_same_lock()
    {
        using var file = Open();
        var link = _folder.File("link.json");
        System.IO.File.CreateSymbolicLink(link, Path);

        Assert.Equal("PartnerReferral.ChangeState.InUse", Assert.Throws<ChangeStateException>(() => ChangeStateFile.Open(link, "s", Overlap)).ErrorId);
    }

    [Fact]
    public void What_is_listed_late_is_new_and_what_was_forgotten_is_not()
    {
        using var file = Open();
        var noon = new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
        file.Complete(noon);

        Assert.Equal(ReferralChangeKind.New, file.State.Compare(Deal("a", 1, noon.AddMinutes(-10)))!.Kind);
        Assert.Equal(ReferralChangeKind.Changed, file.State.Compare(Deal("b", 1, noon.AddMinutes(-20)))!.Kind);
    }

    private ChangeStateFile Open() => ChangeStateFile.Open(Path, "s", Overlap);

    private static Referral Deal(string id, decimal value, DateTimeOffset? created = null) => new()
    {
        Id = id, Name = "A name", Status = "Active", Substatus = "Accepted", DealValue = value, Currency = "CHF", ETag = "\"" + id + value + "\"", CreatedDateTime = created,
    };
}
