using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
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

    private string Draft => Path + ".new";

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
        for (var cut = 0; cut <= after.Length; cut++)
        {
            // Torn in the file beside it: the old state stands.
            System.IO.File.WriteAllBytes(Path, before);
            System.IO.File.WriteAllBytes(Draft, after[..cut]);
            Assert.Contains(Known(), new[] { "a", "a b" });

            // Torn in the file itself, over the old one or in an empty one: the file beside it is whole.
            System.IO.File.WriteAllBytes(Draft, after);
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

    /// <summary>What is kept after the last writing is kept whole: with a shorter text too, and in a file that is held on to.</summary>
    [Fact]
    public void A_writing_replaces_all_of_the_one_before()
    {
        var noon = new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
        var ended = Deal("a", 1);
        (ended.Status, ended.UpdatedDateTime) = ("Closed", noon);
        using (var file = Open())
        {
            file.Take(ended);
            file.Save();
            Assert.Contains("\"writing\":1,", Text(Path));
            file.Complete(noon.AddDays(1));
            file.Save();
            Assert.Contains("\"writing\":2,", Text(Path));
            Assert.False(System.IO.File.Exists(Draft));
        }

        using var again = Open();
        Assert.Empty(again.State.Seen);
        Assert.Equal(noon.AddDays(1), again.State.SeenUpTo);
        again.Take(Deal("b", 1));
        again.Save();
        Assert.Contains("\"writing\":3,", Text(Path));
    }

    [Fact]
    public void What_is_new_is_written_once_and_nothing_else_is()
    {
        using var file = Open();
        file.Save();
        Assert.Equal("", Text(Path));

        file.Take(Deal("a", 1));
        Assert.Equal("", Text(Path));
        file.Save();
        file.Save();
        Assert.Contains("\"writing\":1,", Text(Path));

        file.Complete(null);
        file.Save();
        Assert.Contains("\"writing\":2,", Text(Path));
    }

    /// <summary>The file beside it is written first, so what cannot be written there leaves the file as it was; and what was new still is.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_cannot_be_written_is_written_with_the_next_saving(bool isFolder)
    {
        using var file = Open();
        file.Take(Deal("a", 1));
        file.Save();
        var before = Text(Path);

        file.Take(Deal("b", 1));
        var inTheWay = isFolder ? null : new System.IO.FileStream(Draft, System.IO.FileMode.Create, System.IO.FileAccess.Write, System.IO.FileShare.None);
        if (isFolder)
        {
            System.IO.Directory.CreateDirectory(Draft);
        }

        var error = Assert.Throws<ChangeStateException>(file.Save);
        Assert.Equal(("PartnerReferral.ChangeState.NotWritable", FailureCategory.WriteError), (error.ErrorId, error.Category));
        Assert.Contains(Path, error.Message);
        Assert.DoesNotContain("..", error.Message);
        Assert.NotNull(error.InnerException);
        Assert.Equal(before, Text(Path));

        inTheWay?.Dispose();
        if (isFolder)
        {
            System.IO.Directory.Delete(Draft);
        }

        file.Save();
        Assert.Contains("\"b\"", Text(Path));
    }

    /// <summary>The draft is all there is of it until the file is whole again.</summary>
    [Fact]
    public void A_second_crash_after_one_leaves_what_the_first_left()
    {
        using (var file = Open())
        {
            file.Take(Deal("a", 1));
            file.Save();
        }

        var whole = System.IO.File.ReadAllBytes(Path);
        var torn = whole[..(whole.Length / 2)];
        System.IO.File.WriteAllBytes(Draft, whole);
        System.IO.File.WriteAllBytes(Path, torn);
        Open().Dispose();
        System.IO.File.WriteAllBytes(Draft, torn);
        using var again = Open();
        Assert.Contains("a", again.State.Seen.Keys);
    }

    [Fact]
    public void What_was_seen_of_one_service_says_nothing_of_another()
    {
        using (var file = Open())
        {
            file.Take(Deal("a", 1));
            file.Save();
        }

        var before = Text(Path);
        AssertNotOpened("OtherService", FailureCategory.InvalidArgument, "another");
        Assert.Equal(before, Text(Path));

        // Nor does what a crash left beside it.
        System.IO.File.Move(Path, Draft);
        AssertNotOpened("OtherService", FailureCategory.InvalidArgument, "another");
        using var again = Open();
        Assert.Single(again.State.Seen);
        again.Take(Deal("b", 1));
        again.Save();
        Assert.Contains("\"writing\":2,", Text(Path));
    }

    [Theory]
    [InlineData("Name,Value\r\nContoso,7\r\n")]
    [InlineData("{}")]
    [InlineData(" ")]
    [InlineData("?")]
    public void What_is_no_state_is_left_as_it_is(string text)
    {
        System.IO.File.WriteAllText(Path, text);
        AssertNotOpened("NotAStateFile", FailureCategory.InvalidArgument);

        // With something beside it that is none either.
        System.IO.File.WriteAllText(Draft, "{");
        AssertNotOpened("NotAStateFile", FailureCategory.InvalidArgument);
        Assert.Equal((text, "{"), (Text(Path), Text(Draft)));
    }

    [Fact]
    public void What_a_crash_left_beside_a_file_that_was_never_written_is_a_beginning()
    {
        System.IO.File.WriteAllText(Draft, "{\"changes\":");
        using var file = Open();
        Assert.Empty(file.State.Seen);
        file.Take(Deal("a", 1));
        file.Save();
        Assert.Contains("\"writing\":1,", Text(Path));
        Assert.False(System.IO.File.Exists(Draft));
    }

    [Fact]
    public void Of_what_a_later_version_wrote_the_version_is_told()
    {
        System.IO.File.WriteAllText(Path, "{\"changes\":\"PartnerReferrals\",\"version\":2}");

        // A file beside it does not count: this one is no torn writing.
        using (var other = ChangeStateFile.Open(_folder.File("other.json"), "s", Overlap))
        {
            other.Take(Deal("a", 1));
            other.Save();
        }

        System.IO.File.Copy(_folder.File("other.json"), Draft);
        Assert.Contains("has format 2; this version of the module reads format 1.", AssertNotOpened("UnknownVersion", FailureCategory.InvalidArgument).Message);
    }

    /// <summary>An editor may save a file in its own way. A byte that is no text was not written by this module.</summary>
    [Fact]
    public void A_file_with_a_mark_of_its_encoding_is_read_and_one_that_is_no_text_is_not()
    {
        using (var file = Open())
        {
            file.Take(Deal("zürich", 1));
            file.Save();
        }

        var bytes = System.IO.File.ReadAllBytes(Path);
        var text = Encoding.UTF8.GetString(bytes);
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode })
        {
            System.IO.File.WriteAllText(Path, text, encoding);
            Assert.NotEqual(bytes, System.IO.File.ReadAllBytes(Path));
            using var marked = Open();
            Assert.Equal(["zürich"], marked.State.Seen.Keys);
        }

        System.IO.File.WriteAllText(Path, text, Encoding.Latin1);
        AssertNotOpened("NotAStateFile", FailureCategory.InvalidArgument);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("none/state.json")]
    [InlineData("state\0.json")]
    public void What_cannot_be_opened_is_told_with_the_reason(string name)
    {
        // Put together by hand: .NET Framework's Path refuses such a name itself.
        var path = $"{System.IO.Path.GetDirectoryName(Path)}/{name}";
        var error = Assert.Throws<ChangeStateException>(() => ChangeStateFile.Open(path, "s", Overlap));
        Assert.Equal(("PartnerReferral.ChangeState.NotReadable", FailureCategory.ReadError), (error.ErrorId, error.Category));
        Assert.Contains(error.InnerException!.Message, error.Message);
    }

    [Fact]
    public void Nor_can_a_pipe()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "Pipes are no files on Windows.");
        Assert.Equal(0, MakePipe(Path, Convert.ToUInt32("600", 8)));
        AssertNotOpened("NotReadable", FailureCategory.ReadError);
    }

    [Fact]
    public void One_command_at_a_time_has_it()
    {
        using (Open())
        {
            var error = Assert.Throws<ChangeStateException>(Open);
            Assert.Equal(("PartnerReferral.ChangeState.InUse", FailureCategory.ResourceBusy), (error.ErrorId, error.Category));
            Assert.NotNull(error.InnerException);
        }

        Open().Dispose();
    }

    /// <summary>The file is not held on to either: whoever corrects the mistake goes on in the same process.</summary>
    private ChangeStateException AssertNotOpened(string id, FailureCategory category, string source = "s")
    {
        var error = Assert.Throws<ChangeStateException>(() => ChangeStateFile.Open(Path, source, Overlap));
        Assert.Equal(("PartnerReferral.ChangeState." + id, category), (error.ErrorId, error.Category));
        Assert.Contains(Path, error.Message);
        Assert.Contains("-StatePath", error.RecommendedAction);
        new System.IO.FileStream(Path, System.IO.FileMode.Open, System.IO.FileAccess.ReadWrite, System.IO.FileShare.None).Dispose();
        return error;
    }

    private static string Text(string path)
    {
        using var stream = new System.IO.FileStream(path, System.IO.FileMode.Open, System.IO.FileAccess.Read, System.IO.FileShare.ReadWrite);
        using var reader = new System.IO.StreamReader(stream);
        return reader.ReadToEnd();
    }

    [DllImport("libc", EntryPoint = "mkfifo")]
    private static extern int MakePipe([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);

    private ChangeStateFile Open() => ChangeStateFile.Open(Path, "s", Overlap);

    private static Referral Deal(string id, decimal value, DateTimeOffset? created = null) => new()
    {
        Id = id, Name = "A name", Status = "Active", Substatus = "Accepted", DealValue = value, Currency = "CHF", ETag = "\"" + id + value + "\"", CreatedDateTime = created,
    };
}
