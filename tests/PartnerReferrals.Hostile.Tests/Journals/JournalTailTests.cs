using System;
using System.IO;
using System.Linq;
using System.Text;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Hostile.Tests.Journals;

/// <summary>What became of the end of a journal, or of its middle: what parses is kept, what was lost may have been sent, the rest is damage.</summary>
public sealed class JournalTailTests
{
    private const int Rows = 6;

    public static TheoryData<string, int> Damages
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var damage in (string[])
            [
                "without its last line end", "last line cut in half", "last line overwritten", "last line of NULs", "last quarter of NULs", "last line missing", "NULs appended",
                "half a line appended", "all NULs", "empty", "header cut", "header missing", "header only", "last two batches reversed", "first two batches reversed",
                "a line in the middle overwritten", "a line in the middle missing", "last line twice",
            ])
            {
                data.Add(damage, Rows);
                data.Add(damage, 200);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_journal_makes_no_row_twice(string damage, int rows)
    {
        using var simulation = new Simulation(new ServicePlan { ListingDelay = TimeSpan.FromSeconds(30) });
        var deals = Deal.Many(rows);
        simulation.Machine.ThrottleLimit = 1;
        var first = simulation.Machine.Run(deals);
        Assert.Equal(rows, simulation.Service.Store.Made.Count);
        File.WriteAllBytes(simulation.JournalPath, Damaged(File.ReadAllBytes(simulation.JournalPath), damage));
        simulation.Time.Advance(TimeSpan.FromMinutes(10));
        MachineRun? second = null;
        try
        {
            second = simulation.Machine.Run(deals);
        }
        catch (JournalException e)
        {
            Assert.Matches("^PartnerReferral\\.Journal\\.(Damaged|NotAJournal)$", e.ErrorId);
        }

        // A journal without any row is that of a run that has not begun: nothing can be known of it.
        if (damage is not ("empty" or "header only"))
        {
            Verify.IsTrue(simulation, deals, second is null ? [first] : [first, second]);
        }
    }

    [Theory]
    [InlineData(1, "without its last line end")]
    [InlineData(1, "last line cut in half")]
    [InlineData(1, "last line overwritten")]
    [InlineData(1, "last line of NULs")]
    [InlineData(200, "without its last line end")]
    [InlineData(200, "last line cut in half")]
    [InlineData(200, "last line overwritten")]
    [InlineData(200, "last line of NULs")]
    public void The_announcement_of_a_send_that_happened_may_be_lost(int rows, string damage)
    {
        using var simulation = new Simulation(new ServicePlan { ListingDelay = TimeSpan.FromSeconds(30) });
        var deals = Deal.Many(rows);
        simulation.Machine.ThrottleLimit = 1;
        var first = simulation.Machine.Run(deals, KillAt.AfterPost((rows / 2) + 1));
        File.WriteAllBytes(simulation.JournalPath, Damaged(File.ReadAllBytes(simulation.JournalPath), damage));
        simulation.Time.Advance(TimeSpan.FromSeconds(1));
        Verify.IsTrue(simulation, deals, first, simulation.Machine.Run(deals));
    }

    [Theory]
    [InlineData(Rows)]
    [InlineData(200)]
    public void A_whole_last_line_counts_though_its_line_end_is_missing(int rows)
    {
        using var simulation = new Simulation();
        var deals = Deal.Many(rows);
        simulation.Machine.ThrottleLimit = 1;
        var first = simulation.Machine.Run(deals);
        File.WriteAllBytes(simulation.JournalPath, Damaged(File.ReadAllBytes(simulation.JournalPath), "without its last line end"));
        var posts = simulation.Service.Posts;
        Verify.IsComplete(simulation, deals, first, simulation.Machine.Run(deals));
        Assert.Equal(posts, simulation.Service.Posts);

        // And the file goes on as a sound one.
        Verify.IsComplete(simulation, deals, first, simulation.Machine.Run(deals));
    }

    private static byte[] Damaged(byte[] sound, string damage)
    {
        var lines = Encoding.UTF8.GetString(sound).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line + "\n").ToList();
        var last = lines[^1];
        var middle = lines.Count / 2;
        switch (damage)
        {
            case "without its last line end":
                return sound[..^1];
            case "last line cut in half":
                return sound[..^(last.Length / 2)];
            case "last line overwritten":
                lines[^1] = new string('x', last.Length - 1) + "\n";
                break;
            case "last line of NULs":
                lines[^1] = new string('\0', last.Length);
                break;
            case "last quarter of NULs":
                return [.. sound.Select((b, i) => i < sound.Length * 3 / 4 ? b : (byte)0)];
            case "last line missing":
                lines.RemoveAt(lines.Count - 1);
                break;
            case "NULs appended":
                lines.Add(new string('\0', 300));
                break;
            case "half a line appended":
                lines.Add(last[..(last.Length / 2)]);
                break;
            case "all NULs":
                return new byte[sound.Length];
            case "empty":
                return [];
            case "header cut":
                return sound[10..];
            case "header missing":
                lines.RemoveAt(0);
                break;
            case "header only":
                lines.RemoveRange(1, lines.Count - 1);
                break;
            case "last two batches reversed":
                Reverse(lines, BatchOf(last) - 1);
                break;
            case "first two batches reversed":
                Reverse(lines, 1);
                break;
            case "a line in the middle overwritten":
                lines[middle] = new string('x', lines[middle].Length - 1) + "\n";
                break;
            case "a line in the middle missing":
                lines.RemoveAt(middle);
                break;
            case "last line twice":
                lines.Add(last);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(damage), damage, null);
        }

        return Encoding.UTF8.GetBytes(string.Concat(lines));
    }

    private static void Reverse(System.Collections.Generic.List<string> lines, long batch)
    {
        var one = lines.Where(line => BatchOf(line) == batch).ToArray();
        var next = lines.Where(line => BatchOf(line) == batch + 1).ToArray();
        Assert.NotEmpty(one);
        Assert.NotEmpty(next);
        var at = lines.IndexOf(one[0]);
        lines.RemoveRange(at, one.Length + next.Length);
        lines.InsertRange(at, [.. next, .. one]);
    }

    private static long BatchOf(string line)
    {
        using var json = System.Text.Json.JsonDocument.Parse(line);
        return json.RootElement.TryGetProperty("batch", out var batch) ? batch.GetInt64() : 0;
    }
}
